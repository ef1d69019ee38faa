"""A file that lies where nothing can be written is read, and every edit of it is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.workspace import Workspace
from tests.workspace.desk import TEAM, new_file, note

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="folders are closed otherwise there"
)

NOBODY = 65534
READER = """
import json, os, sys
from pathlib import Path
from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Note
from facilitator_app.workspace import Workspace

def told(attempt):
    try:
        attempt()
    except FacilitatorError as error:
        return error.sentence()
    except OSError as error:
        return type(error).__name__
    return "done"

warm, closed, plain, locked, alone, other = map(Path, sys.argv[1:])
Workspace.open(warm).close()  # all that is loaded late is loaded now
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
said = {"a new file": told((closed / "new").touch)}
said["the file itself"] = told(lambda: plain.open("r+b").close())
files = (("plain", plain, None), ("locked", locked, "kept"), ("alone", alone, None))
for name, path, passphrase in files:
    with Workspace.open(path, passphrase=passphrase) as opened:
        (note,) = opened.all(Note)
        said[name] = {
            "read only": opened.read_only,
            "text": note.text,
            "found": len(opened.search("shade")),
            "damage": opened.damage(),
            "undo name": opened.undo_name,
            "backups": [str(each.path) for each in opened.backups.all()],
            "add": told(lambda: opened.add(note)),
            "undo": told(opened.undo),
            "erase": told(lambda: opened.erase([note], "withdrawn")),
            "mask": told(lambda: opened.mask(note, "masked")),
            "merge": told(lambda: opened.merge([])),
            "merge files": told(lambda: opened.merge_files([(other, None)])),
            "write": told(lambda: opened.write([], "import")),
        }
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said() -> Iterator[Any]:
    """Let somebody who may not write read two files, and return what they were told."""
    parent = Path(tempfile.mkdtemp())
    try:
        parent.chmod(0o755)
        warm, other = new_file(parent / "warm.facilitator"), new_file(parent / "other.facilitator")
        other.chmod(0o644)
        closed = parent / "closed"
        closed.mkdir()
        (parent / "open").mkdir()
        paths = [
            new_file(closed / "plain.facilitator"),
            new_file(closed / "locked.facilitator", "kept"),
            new_file(parent / "open" / "alone.facilitator"),
        ]
        for path, passphrase in zip(paths, (None, "kept", None), strict=True):
            with Workspace.open(path, TEAM, passphrase=passphrase) as opened:
                opened.add(note("shade"))
        for each in (*closed.rglob("*"), *(parent / "open").rglob("*")):
            each.chmod(0o555 if each.is_dir() else 0o444)
        closed.chmod(0o555)
        (parent / "open").chmod(0o777)
        yield run(warm, closed, *paths, other)
    finally:
        parent.joinpath("closed").chmod(0o755)
        shutil.rmtree(parent, ignore_errors=True)


def run(*paths: Path) -> Any:  # noqa: ANN401 - what was printed
    done = subprocess.run(
        [sys.executable, "-c", READER, *map(str, paths)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return json.loads(done.stdout)


def test_nothing_could_be_written_there(said: Any) -> None:  # noqa: ANN401
    assert said["a new file"] == "PermissionError", "else these tests show nothing"
    assert said["the file itself"] == "PermissionError"


@pytest.mark.parametrize("which", ["plain", "locked", "alone"])
def test_everything_is_read(said: Any, which: str) -> None:  # noqa: ANN401
    there = said[which]
    assert there["read only"] is True
    assert (there["text"], there["found"], there["damage"]) == ("shade", 1, [])
    assert there["backups"] != [], "of the time when it could be written"


@pytest.mark.parametrize("which", ["plain", "locked", "alone"])
@pytest.mark.parametrize(
    "attempt", ["add", "undo", "erase", "mask", "merge", "merge files", "write"]
)
def test_every_change_is_refused_with_a_way_out(said: Any, which: str, attempt: str) -> None:  # noqa: ANN401
    assert said[which][attempt] == (
        "This file lies where nothing can be written. "
        "Copy it to a folder of this laptop and open the copy."
    )
