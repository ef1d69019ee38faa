"""Work beside the window tells how far it is, stops when nobody wants it, and hides no error."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    Progress = Callable[[int, int], None]


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    owner = QObject()
    jobs = Jobs(owner)
    yield jobs
    jobs.stop()
    assert qapp


def never(told: object) -> None:
    pytest.fail(str(told))


def test_the_outcome_comes_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []

    def work(progress: Progress) -> str:
        progress(1, 2)
        return threading.current_thread().name

    job = jobs.start(work, lambda name: told.append((name, threading.current_thread().name)), never)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: len(told) == 2)
    names = told.pop()
    assert told == [(1, 2)]
    assert isinstance(names, tuple)
    assert names[1] == "MainThread" != names[0]


def test_a_cancelled_job_stops_and_says_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    started, stopped = threading.Event(), threading.Event()
    told: list[object] = []

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress(0, 1)
        finally:
            stopped.set()

    job = jobs.start(work, told.append, told.append)
    assert started.wait(5)
    job.cancel()
    assert stopped.wait(0.2)
    qtbot.wait(20)
    assert not told


def test_what_can_be_ended_at_once_is_not_asked(jobs: Jobs, qtbot: QtBot) -> None:
    held = threading.Event()
    ended: list[bool] = []
    job = jobs.start(lambda _: held.wait(), never, never, held.set)
    job.ended.connect(lambda: ended.append(True))
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=200)


def test_what_a_person_can_do_something_about_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[FacilitatorError] = []

    def work(_: Progress) -> None:
        raise FacilitatorError("The stick is full.", advice="Take another one.")

    jobs.start(work, never, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence() == "The stick is full. Take another one."


def test_a_bug_is_raised_where_it_is_seen(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        raise KeyError("bug")

    with qtbot.captureExceptions() as raised:
        jobs.start(work, never, never)
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, *_ in raised] == [KeyError]
