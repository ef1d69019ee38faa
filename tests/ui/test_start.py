"""The first picture comes before what takes long to load, and the commands never load Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator_app.__main__ import names_file
from facilitator_app.cli.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

FIRST_PICTURE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from facilitator_app import main

app = main.application()
window = main.build(app, Path(sys.argv[1]))
storage = ("sqlalchemy", "sqlcipher3", "nacl", "facilitator_app.storage")
heavy = (*storage, "openpyxl", "reportlab", "facilitator_app.demo")
found = {}


def note(when):
    found[when] = [name for name in (*heavy, "uharfbuzz") if name in sys.modules]
    if when == "equipped":
        look_again()


def look_again():
    if all(name in sys.modules for name in heavy):
        window.close()
    else:
        QTimer.singleShot(20, look_again)


window.painted.disconnect()
window.painted.connect(lambda: note("painted"))
window.painted.connect(lambda: main.equip(window, Path(sys.argv[1])))
window.equipped.connect(lambda: note("equipped"))
window.show()
app.exec()
print(json.dumps(found))
"""

COMMAND = """
import sys
from facilitator_app.__main__ import main

sys.argv = ["facilitator", *sys.argv[1:]]
code = main()
assert not [name for name in sys.modules if name.startswith(("PySide6", "facilitator_app.ui"))]
sys.exit(code)
"""


def run(program: str, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, **more},
    )


def test_only_qt_is_loaded_before_the_first_picture_and_packs_last(
    tmp_path: Path,
) -> None:
    run(FIRST_PICTURE, tmp_path)  # cuts the fonts, once on a laptop
    done = run(FIRST_PICTURE, tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["painted"] == []
    assert "sqlalchemy" in found["equipped"]
    assert not {"openpyxl", "reportlab", "facilitator_app.demo"} & set(found["equipped"])


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("info", []),
        ("check", []),
        ("results", []),
        ("search", ["phone"]),
        ("export", ["--format", "xlsx", "--scope", "session:1.3", "--out", "pack.xlsx"]),
        ("export", ["--format", "pdf", "--scope", "session:1.3", "--out", "pack.pdf"]),
    ],
    ids=["info", "check", "results", "search", "xlsx", "pdf"],
)
def test_commands_do_without_qt(demo: Path, command: str, more: list[str]) -> None:
    if more and more[-1].startswith("pack"):
        more = [*more[:-1], str(demo.with_name(more[-1]))]
    done = run(COMMAND, command, demo, *more, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    ("word", "is_file"),
    [
        ("a.facilitator", True),
        ("./info", True),
        ("info", False),
        ("--help", False),
        ("-h.x", False),
    ],
)
def test_a_file_is_told_from_a_command(word: str, *, is_file: bool) -> None:
    assert names_file(word) is is_file


def test_no_command_is_taken_for_a_file() -> None:
    assert not [each.name for each in COMMANDS if names_file(each.name)]


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a screen be missing")
def test_without_a_screen_it_says_so(demo: Path) -> None:
    nothing = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = run("from facilitator_app.main import main; exit(main())", demo, **nothing)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr


OPEN_AND_CLOSE = """
import gc, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from facilitator_app import main


def close_when_open():
    [window] = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    if "Front Door" in window.windowTitle():
        print("open", "and tidied up" if gc.isenabled() else "and never tidied up")
        window.close()
    else:
        QTimer.singleShot(20, close_when_open)


build = main.build


def build_and_look(*arguments):
    QTimer.singleShot(20, close_when_open)
    return build(*arguments)


main.build = build_and_look
from facilitator_app.__main__ import main as start

sys.argv = ["facilitator", sys.argv[1]]
sys.exit(start())
"""


def test_a_file_named_on_the_command_line_opens(demo: Path, home: Path) -> None:
    done = run(OPEN_AND_CLOSE, demo)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "open and tidied up\n"
    assert (home / "preferences.json").exists()
