"""A pack is whole or not there, and what was there before stays until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports import ExportCancelledError, Scope, export
from facilitator_app.exports.pdf.paper import Paper
from tests.exports.pdf.aloud import faults
from tests.exports.samples import Sample, sample

if TYPE_CHECKING:
    from pathlib import Path

OLDER = b"%PDF-1.7 older"


def long_sample() -> Sample:
    made = sample()
    for number in range(1000, 2200):
        made.note(number, "more and more")
    return made


@pytest.mark.parametrize("when", [0, 1, 3, 5])
def test_stopping_leaves_nothing_new(tmp_path: Path, when: int) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(OLDER)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > when

    with pytest.raises(ExportCancelledError, match="stopped"):
        export("pdf", long_sample().snapshot(), Scope(), path, cancelled=cancelled)
    assert [(each, each.read_bytes()) for each in tmp_path.iterdir()] == [(path, OLDER)]


def test_a_pack_is_stopped_in_the_middle_of_a_long_word(tmp_path: Path) -> None:
    made = sample()
    made.note(1000, "x" * 500_000)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 20

    with pytest.raises(ExportCancelledError, match="stopped"):
        export("pdf", made.snapshot(), Scope(), tmp_path / "pack.pdf", cancelled=cancelled)
    assert not list(tmp_path.iterdir())


def test_progress_goes_up_to_everything(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    export(
        "pdf",
        long_sample().snapshot(),
        Scope(),
        tmp_path / "pack.pdf",
        progress=lambda done, total: seen.append((done, total)),
    )
    shares = [done / total for done, total in seen]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert len(seen) > 5


def test_a_failure_keeps_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(OLDER)

    def fail(_self: Paper) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Paper, "save", fail)
    with pytest.raises(ExportError, match="the disk is full"):
        export("pdf", sample().snapshot(), Scope(), path)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [OLDER]


def test_an_older_pack_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(OLDER)
    export("pdf", sample().snapshot(), Scope(), path)
    assert not faults(path)
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(ExportError, match="there is another file of that name"):
        export("pdf", sample().snapshot(), Scope(), path)
    assert path.read_text(encoding="utf-8") == "a letter"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder"):
        export("pdf", sample().snapshot(), Scope(), tmp_path / "none" / "pack.pdf")


def test_an_unknown_day_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no day 9"):
        export("pdf", sample().snapshot(), Scope.parse("day:9"), tmp_path / "pack.pdf")
    assert not list(tmp_path.iterdir())


def test_packs_are_written_one_after_the_other(tmp_path: Path) -> None:
    for number in range(3):
        export("pdf", sample().snapshot(), Scope(), tmp_path / f"{number}.pdf")
        assert not faults(tmp_path / f"{number}.pdf")
