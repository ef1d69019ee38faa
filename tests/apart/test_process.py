"""Work in a process of its own: what comes of it, what goes wrong, and how soon it is over."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from facilitator_app import crash_log
from facilitator_app.apart.process import Apart
from facilitator_app.crash_log import FaultElsewhereError
from facilitator_app.domain.errors import DamagedFileError, ExportError
from facilitator_app.domain.records import PROGRAMME_KINDS, Workshop
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.copies import WorkingCopy
from tests.apart.conftest import PATIENCE
from tests.apart.works import SAID, Doing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.apart.work import Work
    from tests.apart.conftest import Wanted

BOUND = 0.2
ENDED = "was ended by the system, perhaps for want of memory"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "made"
    folder.mkdir()
    return folder


def nothing(*_: object) -> None:
    pass


@pytest.mark.parametrize("passphrase", [None, "open, sesame"])
@pytest.mark.usefixtures("want")
def test_it_sees_the_programme_as_it_stands(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "theirs.facilitator"
    with Workspace.create(path, "Theirs", passphrase=passphrase) as workspace:
        workspace.add(*(Workshop(code=str(each), position=each) for each in range(450)))
        with closing(WorkingCopy(path, passphrase=passphrase)) as copy:
            for each in (workspace, copy):
                assert seen(each, tmp_path) == (["Theirs"], 450)


def seen(workspace: Workspace, folder: Path) -> object:
    read = partial(workspace.packed, PROGRAMME_KINDS)
    return Apart(Doing("names", folder), read, nothing).run(nothing)


def test_what_somebody_can_do_something_about_is_the_same_error(
    want: Callable[[Work], Wanted], folder: Path
) -> None:
    refused = want(Doing("refusal", folder)).outcome.exception(PATIENCE)
    assert type(refused) is ExportError
    assert refused.sentence() == "The stick is full. Take another one."


def test_a_bug_says_where_it_is_and_no_word_that_was_typed(
    want: Callable[[Work], Wanted], folder: Path, home: Path
) -> None:
    fault = want(Doing("bug", folder)).outcome.exception(PATIENCE)
    assert isinstance(fault, FaultElsewhereError)
    assert "(KeyError)" in crash_log.report(fault)
    log = (home / "logs" / "crashes.log").read_text(encoding="utf-8")
    assert "works.py" in log
    assert SAID not in log + str(fault)


def test_what_is_printed_is_no_answer(want: Callable[[Work], Wanted], folder: Path) -> None:
    assert want(Doing("printing", folder)).outcome.result(PATIENCE) == "heard"


@pytest.mark.usefixtures("want")
def test_damage_is_said_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "hurt.facilitator"
    Workspace.create(path, "Hurt").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE programme_records SET name = x'00ff'")
    with (
        Workspace.open(path) as workspace,
        pytest.raises(DamagedFileError, match=r"hurt\.facilitator is damaged"),
    ):
        seen(workspace, tmp_path)


def test_it_stops_at_once_whatever_it_does_and_leaves_nothing(
    want: Callable[[Work], Wanted], folder: Path
) -> None:
    wanted = want(Doing("draft", folder / "it.txt"))
    wanted.wait_until(lambda: (1, 2) in wanted.steps)
    assert list(folder.iterdir())
    assert wanted.stop() < BOUND
    assert list(folder.iterdir()) == []


def test_it_stops_before_it_has_begun(want: Callable[[Work], Wanted], folder: Path) -> None:
    wanted = want(Doing("draft", folder / "it.txt"))
    assert wanted.stop() < BOUND
    assert list(folder.iterdir()) == []


def test_it_stops_while_rows_are_fetched(workspace: Workspace) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        workspace.packed(PROGRAMME_KINDS, stop)
    workspace.add(Workshop(code="D1", position=1))
    assert len(workspace.all(Workshop)) == 1


def test_a_file_that_is_taking_its_place_is_told_of_before_it_stops(
    want: Callable[[Work], Wanted], folder: Path
) -> None:
    path = folder / "it.txt"
    wanted = want(Doing("slowly", path))
    wanted.wait_until(lambda: wanted.apart.is_placing)
    wanted.stop()
    assert wanted.made == ["it.txt"]
    assert path.read_text(encoding="utf-8") == "whole"


def test_no_file_takes_its_place_once_it_is_stopped(
    want: Callable[[Work], Wanted], folder: Path
) -> None:
    wanted = want(Doing("draft", folder / "it.txt"))
    wanted.wait_until(lambda: wanted.steps)
    wanted.stop()
    assert wanted.made == []
    assert not wanted.apart.is_placing


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed in another way there")
def test_one_that_is_killed_is_told_in_a_sentence(
    want: Callable[[Work], Wanted], folder: Path
) -> None:
    wanted = want(Doing("draft", folder / "it.txt"))
    wanted.wait_until(lambda: (1, 2) in wanted.steps)
    os.kill(wanted.pid, signal.SIGKILL)
    with pytest.raises(ExportError, match=ENDED) as told:
        wanted.outcome.result(PATIENCE)
    assert "Close other programs" in told.value.sentence()
    assert list(folder.iterdir()) == []


def test_one_without_memory_is_told_in_the_same_sentence(
    want: Callable[[Work], Wanted], folder: Path
) -> None:
    refused = want(Doing("too_much", folder / "it.txt")).outcome.exception(PATIENCE)
    assert ENDED in str(refused)


def test_one_that_dies_while_a_file_takes_its_place_leaves_that_open(
    want: Callable[[Work], Wanted], folder: Path
) -> None:
    wanted = want(Doing("death", folder / "it.txt"))
    assert ENDED in str(wanted.outcome.exception(PATIENCE))
    assert wanted.apart.is_placing


GIVER = """
import sys
from pathlib import Path

from facilitator_app.apart.process import Apart
from facilitator_app.domain.records import PROGRAMME_KINDS
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.copies import WorkingCopy
from tests.apart.works import Doing

workspace = Workspace.open(Path(sys.argv[1]))
work = Doing("busily", Path(sys.argv[2]))
apart = Apart(work, lambda look: workspace.packed(PROGRAMME_KINDS, look), print)
apart.run(lambda done, total: print(apart._process and apart._process.pid, done, flush=True))
"""


def is_running(pid: int) -> bool:
    done = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)],  # noqa: S607
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.strip() not in {"", "Z", "Zs", "Z+"}


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed in another way there")
@pytest.mark.usefixtures("want")
def test_it_does_not_outlive_whoever_wanted_it(workspace: Workspace, folder: Path) -> None:
    path = workspace._file.database.path
    workspace.close()
    with subprocess.Popen(
        [sys.executable, "-c", GIVER, str(path), str(folder / "it.txt")],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as giver:
        assert giver.stdout is not None
        told = next(line for line in giver.stdout if line.endswith(" 1\n"))
        giver.kill()
    pid = int(told.split()[0])
    end = time.monotonic() + PATIENCE
    while is_running(pid):
        assert time.monotonic() < end
        time.sleep(0.01)
    assert list(folder.iterdir()) == []
