"""Two people who do the same at the same moment: real processes, started together."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from facilitator_app.domain.records import Note, Session, Table, Workshop
from facilitator_app.domain.shown import CUT_MARK
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator

TOGETHER = """
import sys
from facilitator_app.cli import main
from facilitator_app.exports import xlsx
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main(sys.argv[1:]))
"""


def together(home: Path, *commands: tuple[object, ...]) -> list[tuple[int, str, str]]:
    """Run commands in processes that have all loaded everything before any of them begins."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", TOGETHER, *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "FACILITATOR_HOME": str(home / str(number))},
        )
        for number, words in enumerate(commands)
    ]
    for each in running:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in running:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    said = [each.communicate() for each in running]
    return [(each.returncode, *some) for each, some in zip(running, said, strict=True)]


@pytest.mark.parametrize("attempt", range(3))
def test_only_one_makes_a_file(
    facilitator: Facilitator, tmp_path: Path, home: Path, attempt: int
) -> None:
    path = tmp_path / f"spring {attempt}.facilitator"
    done = together(home, *(("new", path, "--name", f"made by {n}") for n in range(4)))
    won = [number for number, (code, _, _) in enumerate(done) if code == 0]
    assert len(won) == 1, done
    for number, (_, out, err) in enumerate(done):
        if number not in won:
            assert out == ""
            assert "is there already" in err
            assert len(err.splitlines()) == 1
    assert facilitator("info", path, "--json").json["name"] == f"made by {won[0]}"
    assert facilitator("check", path).code == 0
    assert not list(tmp_path.glob(".*.part"))


def programme_with_long_texts(path: Path, word: str) -> None:
    with Workspace.create(path, word) as workspace:
        day = Workshop(code="1")
        session, table = Session(code="1.1", workshop_id=day.id), Table(code="A")
        notes = [
            Note(session_id=session.id, table_id=table.id, text=f"{word} {number} " * 4000)
            for number in range(8)
        ]
        workspace.add(day, session, table, *notes)


def assert_consistent(book: Path, folder: Path) -> str:
    """See that every long text of a workbook lies beside it, and no other; return whose it is."""
    workbook: Any = load_workbook(book, read_only=True)
    try:
        head, *rows = workbook["Notes"].iter_rows(values_only=True)
    finally:
        workbook.close()
    notes = [dict(zip(head, row, strict=False)) for row in rows]  # the last cells may be empty
    assert len(notes) == 8
    for note in notes:
        assert note["Text"].endswith(CUT_MARK)
        whole = (folder / f"{note['Note id']} Text.txt").read_text(encoding="utf-8")
        assert whole.startswith(note["Text"].removesuffix(CUT_MARK))
    assert len(list(folder.iterdir())) == len(notes)
    return str(notes[0]["Text"]).split()[0]


def test_two_exports_to_one_place_leave_a_workbook_with_its_own_texts(
    tmp_path: Path, home: Path
) -> None:
    words = ("spring", "autumn")
    for word in words:
        programme_with_long_texts(tmp_path / f"{word}.facilitator", word)
    (place := tmp_path / "out").mkdir()
    book = place / "pack.xlsx"
    seen = set()
    for _ in range(2):
        done = together(
            home,
            *(
                ("export", tmp_path / f"{word}.facilitator", "--format", "xlsx", "--out", book)
                for word in words
            ),
        )
        assert [code for code, _, _ in done] == [0, 0], done
        seen.add(assert_consistent(book, place / "pack long texts"))
        assert sorted(each.name for each in place.iterdir()) == ["pack long texts", "pack.xlsx"]
    assert seen <= set(words)
