"""Commands that are stopped early, and those that are started without a stream."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from facilitator_app.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

CLOSING = """
import os, sys
os.close(int(sys.argv[1]))
os.execv(sys.executable, [sys.executable, "-m", "facilitator_app", *sys.argv[2:]])
"""
STDIN, STDOUT, STDERR = range(3)


class Loading(ModuleType):
    """A module during whose loading somebody presses Ctrl+C."""

    def __getattr__(self, name: str) -> object:
        raise KeyboardInterrupt


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_ctrl_c_while_it_loads_is_answered_in_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "facilitator_app.cli", Loading("facilitator_app.cli"))
    monkeypatch.setattr(sys, "argv", ["facilitator", "info", "x", *option])
    assert main() == 1
    out, err = capsys.readouterr()
    assert err == "facilitator: Stopped. Nothing was left half done.\n"
    assert (json.loads(out)["ok"] is False) if option else (out == "")


def without(stream: int, home: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command that has no such stream, as a scheduler may."""
    return subprocess.run(
        [sys.executable, "-c", CLOSING, str(stream), *map(str, words)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "FACILITATOR_HOME": str(home)},
    )


@pytest.mark.skipif(os.name != "posix", reason="streams are closed in another way there")
def test_a_stream_that_is_closed_is_no_bug(tmp_path: Path, home: Path) -> None:
    path, table = tmp_path / "x.facilitator", tmp_path / "x.xlsx"
    made = without(STDOUT, home, "new", path, "--name", "X")
    assert (made.returncode, made.stderr) == (0, "")
    assert without(STDOUT, home, "info", path, "--json").returncode == 0
    written = without(STDERR, home, "export", path, "--format", "xlsx", "--out", table)
    assert written.returncode == 0
    assert "Written" in written.stdout
    assert table.exists()
    refused = without(STDIN, home, "key", path, "--make")
    assert refused.returncode == 1
    assert "needs a passphrase" in refused.stderr
