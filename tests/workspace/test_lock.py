"""One laptop works on a file at a time, and a dead one keeps nobody out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import FileInUseError
from facilitator_app.workspace import Workspace
from tests.workspace.desk import TEAM, note, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from facilitator_app.domain.changes import Author
from facilitator_app.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), Author("table-7", "facilitator"))
workspace.backups.wait()
print("open", flush=True)
sys.stdin.read()
workspace.close()
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Open the file in another process, until that is told to close it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process


def test_a_second_opening_is_told_who_has_the_file(path: Path) -> None:
    with another_process(path) as process:
        with pytest.raises(FileInUseError, match=r"facilitator on table-7, since ") as refused:
            Workspace.open(path, TEAM)
        assert "Close it there" in refused.value.sentence()
        process.communicate()
    with Workspace.open(path, TEAM) as opened:
        opened.add(note("free again"))


def test_a_second_opening_in_one_process_is_refused_too(workspace: Workspace, path: Path) -> None:
    with pytest.raises(FileInUseError, match="note-taker on table-3"):
        Workspace.open(path, Author("table-3", "note-taker"))
    workspace.add(note("the first goes on"))


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed in another way there")
def test_a_file_is_free_at_once_when_its_holder_is_killed(path: Path) -> None:
    with another_process(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    left = path.with_name(f".{path.name}.lock")
    assert left.is_file()
    with Workspace.open(path, TEAM) as opened:
        opened.add(note("at once"))
        assert texts(opened) == ["at once"]
        assert json.loads(left.read_text(encoding="utf-8"))["holder"] == "note-taker on table-3"
    assert not left.exists()


def test_a_lock_whose_text_cannot_be_read_still_locks(workspace: Workspace, path: Path) -> None:
    path.with_name(f".{path.name}.lock").write_text("{torn", encoding="utf-8")
    with pytest.raises(FileInUseError, match=r"is open already\."):
        Workspace.open(path, TEAM)
    assert not workspace.read_only


def test_a_file_that_could_not_be_opened_is_not_kept_locked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.facilitator"
    broken.write_bytes(b"SQLite format 3\x00" + b"\x01" * 5000)
    for _ in range(2):
        with pytest.raises(Exception, match=r"damaged|not a"):
            Workspace.open(broken, TEAM)
    assert [each.name for each in tmp_path.iterdir()] == ["broken.facilitator"]
