"""Any text comes through: as it was typed, or with a change that is listed."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from facilitator_app.domain.records import Programme, Prompt, TradeOff
from facilitator_app.domain.shown import CUT_MARK
from facilitator_app.exports import Exported, Scope, export
from facilitator_app.exports.spreadsheet.texts import LIMIT
from tests.exports.reading import assert_no_formula, expected, read
from tests.exports.samples import NOON, sample, uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.exports.reading import SheetFile
    from tests.exports.samples import Sample

SOME = {
    "a formula": "=1+1",
    "an equals sign": "=",
    "a sum": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a number": "00123",
    "a negative number": "-5",
    "a large number": "12345678901234567890",
    "an error": "#REF!",
    "another error": "#N/A",
    "a truth": "TRUE",
    "an escape": "_x0041_",
    "two escapes": "_x0041_x0042_ _x000D_ _x005F_",
    "an escape in Bengali": "রা_x09B0_স্তা",
    "markup": "<f>1</f> & ]]> &amp;",
    "space around": "  two  ",
    "lines": "one\ntwo\n\tthree\n",
    "a quotation mark": "'=1",
    "Bengali": "আমি ডাক্তার দেখাতে পারি না, রাস্তা বন্ধ",
    "Arabic": "لا أحد يرد على الهاتف",
    "Polish": "Zażółć gęślą jaźń",
    "an emoji": "👩🏽‍⚕️ waited 3 h 😀",
    "invisible signs": "a\u200d\u200b\u2028\u202eb\x85\x9f\ufeff",
}


def exported(made: Sample, folder: Path) -> tuple[Exported, dict[str, SheetFile]]:
    path = folder / "pack.xlsx"
    done = export("xlsx", made.snapshot(), Scope(), path)
    return done, read(path)


def notes_of(texts: Iterable[str]) -> tuple[Sample, dict[str, str]]:
    """Return a programme with a note of each text, and the texts by the ids of the notes."""
    made = sample()
    notes = [made.note(number, text) for number, text in enumerate(texts, start=1000)]
    return made, {str(note.id): note.text for note in notes}


def texts_in(sheets: dict[str, SheetFile]) -> dict[str, str]:
    rows = sheets["Notes"].rows
    return {str(row["Note id"]): str(row["Text"] or "") for row in rows}


@pytest.mark.parametrize("text", SOME.values(), ids=SOME)
def test_comes_through_as_it_was_typed(text: str, tmp_path: Path) -> None:
    made, texts = notes_of([text])
    done, sheets = exported(made, tmp_path)
    assert texts.items() <= texts_in(sheets).items()
    assert not done.changed
    assert_no_formula(done.files[0])


def test_a_text_like_a_formula_stays_one_when_it_is_edited(tmp_path: Path) -> None:
    made, _ = notes_of(["=1+1", "+1", "-1", "@a", "plain"])
    done, _ = exported(made, tmp_path)
    rows = list(load_workbook(done.files[0])["Notes"].iter_rows(min_row=2))
    cells = {row[13].value: row[13] for row in rows}
    for text in ("=1+1", "+1", "-1", "@a"):
        assert cells[text].data_type == "s"
        assert cells[text].quotePrefix
    assert not cells["plain"].quotePrefix


def public_texts(shared: Path, folder: str) -> Iterator[str]:
    if folder == "naughty":
        yield from json.loads((shared / "naughty/dev/blns.json").read_text(encoding="utf-8"))
    elif folder == "csv_injection":
        lines = (shared / "csv_injection/dev/payloadsallthethings.txt").read_text(encoding="utf-8")
        yield from lines.splitlines()
    else:
        for path in sorted((shared / "udhr/dev_expected").glob("*.articles.json")):
            yield from strings_in(json.loads(path.read_text(encoding="utf-8")))


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_in(each)


@pytest.mark.parametrize(
    ("folder", "at_least"), [("naughty", 500), ("csv_injection", 12), ("udhr", 100)]
)
def test_public_texts_come_through(
    shared: Path, tmp_path: Path, folder: str, at_least: int
) -> None:
    made, texts = notes_of(public_texts(shared, folder))
    assert len(texts) >= at_least
    done, sheets = exported(made, tmp_path)
    found = texts_in(sheets)
    assert {key: expected(text) for key, text in texts.items()}.items() <= found.items()
    changed = {each.id for each in done.changed}
    assert {key for key, text in texts.items() if expected(text) != text} == changed
    assert_no_formula(done.files[0])


def test_what_xml_cannot_hold_becomes_a_sign_and_is_listed(tmp_path: Path) -> None:
    every = "".join(map(chr, range(0x20))).replace("\r", "") + "\x7f"
    made, _ = notes_of([every, "\ud800\uffff\ufffe", "a\r\nb\rc"])
    done, sheets = exported(made, tmp_path)
    found = texts_in(sheets)
    assert found[str(uid(1000))] == expected(every)
    assert "\u2400\u2401" in found[str(uid(1000))]
    assert found[str(uid(1001))] == "\ufffd" * 3
    assert found[str(uid(1002))] == "a\nb\nc"
    assert [(each.sheet, each.id, each.column) for each in done.changed] == [
        ("Notes", str(uid(number)), "Text") for number in (1000, 1001, 1002)
    ]
    assert [row["Id"] for row in sheets["Texts"].rows] == [each.id for each in done.changed]
    changes = [str(row["Change"]).split()[0] for row in sheets["Texts"].rows]
    assert changes == ["control", "what", "line"]


LONG = {
    "letters": "x" * LIMIT,
    "one too many": "x" * (LIMIT + 1),
    "emoji": "😀" * LIMIT,
    "an odd emoji": "x" + "😀" * LIMIT,
    "escapes": "_x0041_" * 6000,
    "marks": "\x07" * (LIMIT + 1),
    "lines": "line\r\n" * 9000,
    "a formula": "=1+" * LIMIT,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_is_too_long_is_cut_and_kept_whole_beside(text: str, tmp_path: Path) -> None:
    made, _ = notes_of([text])
    done, sheets = exported(made, tmp_path)
    found = texts_in(sheets)[str(uid(1000))]
    assert len(found.encode("utf-16-le")) // 2 <= LIMIT
    assert_no_formula(done.files[0])
    if text == LONG["letters"]:
        assert found == text
        assert not done.changed
        return
    assert found.endswith(CUT_MARK)
    assert expected(text).startswith(found.removesuffix(CUT_MARK))
    row = sheets["Texts"].rows[0]
    assert (row["Sheet"], row["Id"], row["Column"]) == ("Notes", str(uid(1000)), "Text")
    assert "cut at 32,767" in str(row["Change"])
    assert "Changed to fit, see the sheet Texts: 1" in done.lines()
    assert row["Whole text"] == f"pack long texts/{uid(1000)} Text.txt"
    assert done.files[1] == tmp_path / str(row["Whole text"])
    assert done.files[1].read_bytes().decode() == text


def test_the_most_possible_is_kept_of_a_long_text(tmp_path: Path) -> None:
    made, _ = notes_of(["x" * (2 * LIMIT)])
    _, sheets = exported(made, tmp_path)
    assert len(texts_in(sheets)[str(uid(1000))]) == LIMIT


def test_names_of_files_beside_are_made_of_ids_alone(tmp_path: Path) -> None:
    long = "../../etc " * LIMIT
    made = sample()
    made.without(uid(1))
    made.add(Programme(id=uid(1), name=long, question=long))
    made.add(TradeOff(id=uid(62), code="TO3", method="choice", options=(long + "1", long + "2")))
    made.ballot(170, long + "3", {long + "1": 1, long + "2": 1}, trade_off_id=uid(62))
    done, sheets = exported(made, tmp_path)
    names = sorted(path.name for path in done.files[1:])
    assert names == sorted(
        [
            "Name Value.txt",
            "Question Value.txt",
            f"{uid(62)} Options.txt",
            f"{uid(170)} Ballot code.txt",
            f"{uid(170)} Option.txt",
            f"{uid(170)} Option 2.txt",
        ]
    )
    assert all(re.fullmatch(r"[A-Za-z0-9 -]+\.txt", name) for name in names)
    assert {path.parent for path in done.files[1:]} == {tmp_path / "pack long texts"}
    assert len(sheets["Texts"].rows) == len(done.changed)
    export("xlsx", sample().snapshot(), Scope(), tmp_path / "pack.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["pack.xlsx"]


def test_a_text_that_stands_in_many_rows_is_listed_once(tmp_path: Path) -> None:
    made = sample()
    made.add(Prompt(id=uid(22), session_id=uid(10), code="Q3", question="why\x07" * LIMIT))
    for number in range(1000, 1010):
        made.note(number, "plain", prompt_id=uid(22))
    done, sheets = exported(made, tmp_path)
    assert [(each.sheet, each.id) for each in done.changed] == [("Prompts", str(uid(22)))]
    assert len(done.files) == 2
    shown = set(sheets["Notes"].column("Prompt question")) - {"Why?"}
    assert shown == {str(sheets["Prompts"].column("Question")[1])}


def test_a_file_name_may_be_anything(tmp_path: Path) -> None:
    made, _ = notes_of(["x" * (LIMIT + 1)])
    export("xlsx", made.snapshot(), Scope(), tmp_path / "=1+1 রাস্তা.xlsx")
    file = read(tmp_path / "=1+1 রাস্তা.xlsx")["Texts"].rows[0]["Whole text"]
    assert (tmp_path / str(file)).is_file()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (NOON, 46277 + (11 * 3600 + 30) / 86400),
        (NOON.astimezone(timezone(timedelta(hours=5, minutes=30))), 46277 + 39630 / 86400),
        (datetime(1900, 1, 1, tzinfo=UTC), "1900-01-01T00:00:00+00:00"),
        (datetime.max.replace(tzinfo=UTC), "9999-12-31T23:59:59.999999+00:00"),
    ],
)
def test_times_are_in_utc(tmp_path: Path, moment: datetime, shown: object) -> None:
    made = sample()
    made.without(uid(50))
    made.note(150, "then", noted_at=moment)
    _, sheets = exported(made, tmp_path)
    assert sheets["Notes"].column("Noted at (UTC)") == [pytest.approx(shown)]


def test_a_number_too_large_for_excel_keeps_its_digits(tmp_path: Path) -> None:
    made = sample()
    made.ballot(170, "4AAAA", {"Soon": 12345678901234567})
    _, sheets = exported(made, tmp_path)
    assert "12345678901234567" in sheets["Votes long"].column("Mark")
