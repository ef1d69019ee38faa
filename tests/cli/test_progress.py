"""Long work says on a terminal how far it is, and leaves nothing of that behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Facilitator

SHARE = re.compile(r"\r([A-Z][a-z ]+): (\d+) %\x1b\[K")


def seen_on_a_terminal(home: Path, *arguments: object) -> str:
    """Run a command whose standard error is a terminal; return what came there."""
    pty = pytest.importorskip("pty", reason="there are no such terminals on this system")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "facilitator_app", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "FACILITATOR_HOME": str(home)},
    ) as running:
        os.close(theirs)
        seen = bytearray()
        try:
            while some := os.read(ours, 4096):
                seen += some
        except OSError:  # how Linux says that the other end is closed
            pass
        finally:
            os.close(ours)
    assert running.returncode == 0, seen.decode()
    return seen.decode()


@pytest.mark.parametrize(
    ("command", "what"), [("check", "Checking"), ("results", "Reading"), ("export", "Reading")]
)
def test_a_terminal_shows_how_far_it_is(demo: Path, home: Path, command: str, what: str) -> None:
    words = ["--format", "xlsx", "--out", demo.with_suffix(".xlsx")] if command == "export" else []
    seen = seen_on_a_terminal(home, command, demo, *words)
    shares = [int(share) for name, share in SHARE.findall(seen) if name == what]
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 100)
    assert "\r\x1b[K" in seen
    assert len(seen.split("\r\x1b[K")[-1].splitlines()) <= 1, "what stays is at most a remark"


@pytest.mark.parametrize("command", ["check", "results"])
def test_nothing_of_it_is_seen_elsewhere(
    demo: Path, facilitator: Facilitator, command: str
) -> None:
    assert "%" not in facilitator(command, demo).err


@pytest.mark.parametrize("job", [Workspace.damage, Workspace.snapshot])
def test_it_is_told_some_at_a_time(demo: Path, job: Callable[..., object]) -> None:
    told: list[tuple[int, int]] = []
    with Workspace.open(demo) as workspace:
        job(workspace, progress=lambda done, total: told.append((done, total)))
    total = told[-1][1]
    assert (told[0], told[-1]) == ((0, total), (total, total))
    assert told == sorted(told)
    assert len(told) > 5
