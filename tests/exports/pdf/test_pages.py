"""The pages of a session pack: where things stand, and what leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from facilitator_app.domain.records import Programme, Prompt, TradeOff
from tests.exports.pdf.packs import written
from tests.exports.samples import sample, uid

if TYPE_CHECKING:
    from pathlib import Path


def test_contents_and_outline_lead_to_the_pages(tmp_path: Path) -> None:
    made = sample()
    for number in range(200, 300):
        made.note(number, "words " * 30)
    root, _ = written(made, tmp_path)
    reader = PdfReader(tmp_path / "pack.pdf")
    there = [(tag.text, tag.page or 0) for tag in root.every() if tag.kind in {"H1", "H2", "H3"}]
    there = [each for each in there if each[0] not in {"Contents", "Front door"}]
    listed = [link.text for link in root.every("Link")]
    assert listed == [f"{title}{number + 1}" for title, number in there]
    outline = [
        (item.title, reader.get_destination_page_number(item)) for item in flat(reader.outline)
    ]
    assert outline == there
    targets = [
        annotation.get_object()["/Dest"][0].idnum
        for one in reader.pages
        for annotation in one.get("/Annots", [])
    ]
    assert len(targets) == 2 * len(listed)
    pages = {getattr(one.indirect_reference, "idnum", 0): at for at, one in enumerate(reader.pages)}
    assert [pages[target] for target in targets[::2]] == [number for _, number in there]


def flat(outline: Any) -> list[Any]:  # noqa: ANN401
    return [leaf for each in outline for leaf in (flat(each) if isinstance(each, list) else [each])]


def test_every_page_says_which_one_it_is(tmp_path: Path) -> None:
    made = sample()
    for number in range(200, 300):
        made.note(number, "words " * 30)
    written(made, tmp_path)
    reader = PdfReader(tmp_path / "pack.pdf")
    count = len(reader.pages)
    assert count > 5
    for number, one in enumerate(reader.pages, start=1):
        text = one.extract_text()
        assert f"Page {number} of {count}" in text
        assert "Internal: for the team only" in text


def test_a_table_on_several_pages_is_one_table(tmp_path: Path) -> None:
    made = sample()
    options = tuple(f"Option {number}" for number in range(90))
    made.add(TradeOff(id=uid(62), code="TO9", method="choice", options=options, session_id=uid(10)))
    made.ballot(90, "2A42W", {"Option 7": 1}, trade_off_id=uid(62))
    root, _ = written(made, tmp_path)
    assert not any("TO9" in figure.alternative for figure in root.every("Figure"))
    long = next(table for table in root.every("Table") if len(table.kids) > 90)
    assert len({cell.page for cell in long.every("TH")}) > 1
    assert [row.kids[0].text for row in long.kids] == ["Answer", *options]
    assert [cell.scope for cell in long.kids[0].kids] == ["/Column", "/Column"]
    assert long.kids[1].kids[0].scope == "/Row"


def test_long_titles_are_whole_in_their_place_and_short_elsewhere(tmp_path: Path) -> None:
    made = sample()
    for number, name in ((1, "A very long name of a programme " * 60), (5, "x" * 3000)):
        made.without(uid(1))
        made.add(Programme(id=uid(1), name=name))
        made.add(Prompt(id=uid(300 + number), session_id=uid(10), code="Q", question=name))
        root, _ = written(made, tmp_path)
        assert name.strip() in root.all_text()
        assert all(len(link.text) < 170 for link in root.every("Link"))
        running = PdfReader(tmp_path / "pack.pdf").pages[-1].extract_text()
        assert "…" in running
