"""Recounting a pack from the command line, and the script that anybody can run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


def test_the_pack_of_the_demo_adds_up(demo: Path, facilitator: Facilitator, tmp_path: Path) -> None:
    pack, alone = tmp_path / "pack.xlsx", tmp_path / "recount.py"
    facilitator("export", demo, "--format", "xlsx", "--scope", "day:3", "--out", pack)
    done = facilitator("recount", pack, "--json", "--save-script", alone)
    assert (done.code, done.json["same"], done.json["differences"]) == (0, True, [])
    again = subprocess.run(
        [sys.executable, "-I", alone, pack], capture_output=True, encoding="utf-8", check=False
    )
    said = f"{done.json['figures']} figures recounted from the ballots: all as the pack says.\n"
    assert (again.returncode, again.stdout, again.stderr) == (0, said, "")
    book = load_workbook(pack)
    row = next(book["Votes summary"].iter_rows(min_row=2))
    row[6].value = 1
    book.save(pack)
    differs = facilitator("recount", pack)
    assert differs.code == 1
    assert "the pack says 1, the ballots say" in differs.out


def test_what_is_no_pack_is_said_to_be_none(facilitator: Facilitator, tmp_path: Path) -> None:
    path = tmp_path / "notes.xlsx"
    path.write_text("no workbook", encoding="utf-8")
    answer = facilitator("recount", path)
    assert answer.code == 1
    assert answer.err.startswith("facilitator: notes.xlsx is no Excel pack that can be recounted.")
