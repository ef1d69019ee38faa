"""A print is whole or not there, what was there stays until then, and it can be stopped."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports.exporter import ExportCancelledError
from facilitator_app.exports.prints import Choice, print_out
from tests.exports.prints.prints import DESIGN, design

if TYPE_CHECKING:
    from pathlib import Path

OLDER = b"%PDF-1.7 older"


@pytest.mark.parametrize("name", ["note-sheets", "seat-cards"])
def test_it_can_be_stopped_at_any_step(tmp_path: Path, name: str) -> None:
    path = tmp_path / "print.pdf"
    steps: list[tuple[int, int]] = []
    choice = Choice(DESIGN.days[0].workshop.id, tuple(each.id for each in DESIGN.tables[:3]))
    print_out(name, design(), choice, path, progress=lambda *step: steps.append(step))
    shares = [done / total if total else 0 for done, total in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    for when in range(0, len(steps), max(1, len(steps) // 9)):
        path.write_bytes(OLDER)
        asked: list[int] = []

        def cancelled(asked: list[int] = asked, when: int = when) -> bool:
            asked.append(1)
            return len(asked) > when

        with pytest.raises(ExportCancelledError):
            print_out(name, design(), choice, path, cancelled=cancelled)
        assert len(asked) == when + 1
        assert [(each, each.read_bytes()) for each in tmp_path.iterdir()] == [(path, OLDER)]
    assert gc.isenabled()


def test_it_asks_while_the_file_itself_is_written(tmp_path: Path) -> None:
    told: list[bool] = []
    path = tmp_path / "print.pdf"

    def progress(done: int, total: int) -> None:
        told.append(done == total)

    tables = tuple(each.id for each in DESIGN.tables[:2])
    print_out("note-sheets", design(), Choice(tables=tables), path, progress=progress)
    assert told.count(True) > 2


def test_a_fault_of_whoever_looks_in_is_theirs(tmp_path: Path) -> None:
    def progress(_done: int, _total: int) -> None:
        raise OSError("the pipe is gone")

    with pytest.raises(OSError, match="the pipe is gone"):
        print_out("scope", design(), Choice(), tmp_path / "print.pdf", progress=progress)


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "print.pdf"
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(ExportError, match="another file of that name"):
        print_out("scope", design(), Choice(), path)
    assert path.read_text(encoding="utf-8") == "a letter"
