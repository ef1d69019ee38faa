"""How much is written: everything, a day or a session, and what is said when it is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.records import Session, Workshop
from facilitator_app.exports import Scope, export
from tests.exports.reading import read
from tests.exports.samples import sample, snapshot_of, uid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exports.reading import SheetFile


def written(scope: str, folder: Path) -> dict[str, SheetFile]:
    made = sample()
    made.note(150, "on the second day", session_id=uid(11))
    path = folder / "pack.xlsx"
    export("xlsx", made.snapshot(), Scope.parse(scope), path)
    return read(path)


@pytest.mark.parametrize("scope", ["day:1", "session:1.1", " Session: 1.1 ", "day:01"])
def test_takes_a_part(scope: str, tmp_path: Path) -> None:
    sheets = written(scope, tmp_path)
    for title in ("Agenda", "Prompts", "Notes", "Expert questions", "Headlines", "Reflections"):
        assert sheets[title].column("Session code") == ["1.1"], title
    assert sheets["Tables by round"].column("Round") == ["R1"]
    assert not sheets["Drafts"].rows
    for title in ("Trade-offs", "Votes long", "Votes summary"):
        assert set(sheets[title].column("Trade-off")) == {"TO2"}
    facts = {row["Item"]: row["Value"] for row in sheets["Programme"].rows}
    assert facts["Scope"] == str(Scope.parse(scope))


def test_takes_the_other_day(tmp_path: Path) -> None:
    sheets = written("day:2", tmp_path)
    assert sheets["Notes"].column("Text") == ["on the second day"]
    assert "Reflections" not in sheets
    assert set(sheets["Votes summary"].column("Trade-off")) == {"TO10"}


def test_takes_everything(tmp_path: Path) -> None:
    assert len(written("programme", tmp_path)["Notes"].rows) == 2


@pytest.mark.parametrize(
    "text", ["", "day", "day:", "day:one", "day:²", "session:", "programme:1", "week:1"]
)
def test_what_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ExportError, match="does not say how much") as refused:
        Scope.parse(text)
    assert refused.value.advice == "Say programme, day:2 or session:2.4."


def test_a_day_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no day 3 in this programme") as refused:
        export("xlsx", sample().snapshot(), Scope.parse("day:3"), tmp_path / "pack.xlsx")
    assert refused.value.advice == "There are: day:1 (W1), day:2 (W2)."
    assert not list(tmp_path.iterdir())


def test_a_session_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"There is no session 9\.9") as refused:
        export("xlsx", sample().snapshot(), Scope.parse("session:9.9"), tmp_path / "pack.xlsx")
    assert refused.value.advice == "There are: 1.1, 2.1."


def test_long_codes_and_long_lists_are_told_in_short() -> None:
    day = Workshop(id=uid(2), code="W" * 100_000, position=1)
    many = [
        Session(id=uid(n), workshop_id=uid(2), code=f"{n}." + "x" * 100_000)
        for n in range(100, 150)
    ]
    made = snapshot_of([day, *many])
    with pytest.raises(ExportError) as refused:
        Scope.parse("session:" + "y" * 100_000).extent(made)
    assert str(refused.value) == f"There is no session {'y' * 39}… in this programme."
    codes = [f"{n}." + "x" * 35 + "…" for n in range(100, 120)]
    assert refused.value.advice == f"There are: {', '.join(codes)}, …"
    with pytest.raises(ExportError) as refused:
        Scope.parse("day:" + "9" * 100_000).extent(made)
    assert len(refused.value.sentence()) < 200
    with pytest.raises(ExportError) as refused:
        Scope.parse("z" * 100_000)
    assert len(refused.value.sentence()) < 200


def test_nothing_is_there_yet() -> None:
    with pytest.raises(ExportError) as refused:
        Scope.parse("day:1").extent(snapshot_of([]))
    assert refused.value.advice == "There are: none yet."


def test_a_code_may_be_typed_in_small_letters_unless_that_is_another() -> None:
    day = Workshop(id=uid(2), code="W", position=1)
    large = Session(id=uid(10), workshop_id=uid(2), code="P1")
    small = Session(id=uid(11), workshop_id=uid(2), code="p1")
    found = Scope.parse("session:p1").extent(snapshot_of([day, large]))
    assert found is not None
    assert found.sessions == {uid(10)}
    found = Scope.parse("session:p1").extent(snapshot_of([day, large, small]))
    assert found is not None
    assert found.sessions == {uid(11)}


def test_a_format_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no export named “doc”") as refused:
        export("doc", sample().snapshot(), Scope(), tmp_path / "pack.doc")
    assert "xlsx" in refused.value.advice
