"""The application loads where POSIX is missing, since most of its users are on Windows."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import SRC, module_name, python_files

if TYPE_CHECKING:
    from pathlib import Path

LOAD = """
import importlib, signal, sys

FOREIGN = ("fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog", "crypt", "spwd")
WINDOWS_SIGNALS = {"SIGABRT", "SIGBREAK", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM"}


class Absent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in FOREIGN:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def load(names):
    for name in names:
        importlib.import_module(name)


names = sys.argv[1:]
# The first round loads what others wrote, and they have their own Windows releases: only our
# own modules are then loaded again, without what Windows lacks.
load(names)
for name in [*names, *FOREIGN]:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Absent)
for name in dir(signal):
    if name.startswith("SIG") and name.isalpha() and name not in WINDOWS_SIGNALS:
        delattr(signal, name)
load(names)
"""


def load(names: list[str], folder: str) -> str:
    """Load modules as on Windows, in a process of their own, and return what went wrong."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {folder!r})\n{LOAD}", *names],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stderr if done.returncode else ""


def test_every_module_loads_without_posix() -> None:
    names = [module_name(path) for path in python_files("src")]
    said = load(names, str(SRC))
    assert not said, said


@pytest.mark.parametrize("line", ["import fcntl", "from signal import SIGKILL", "import termios"])
def test_a_module_that_needs_posix_is_found(line: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(line, encoding="utf-8")
    assert "planted.py" in load(["planted"], str(tmp_path))


def test_a_module_that_asks_first_is_welcome(tmp_path: Path) -> None:
    text = "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n"
    (tmp_path / "planted.py").write_text(text, encoding="utf-8")
    assert not load(["planted"], str(tmp_path))
