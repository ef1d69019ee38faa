"""Ballot cards from the window lock what is on them, and proofs do not."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import ExpectedBallot, Issued
from facilitator_app.ui.plan import PlanScreen
from facilitator_app.ui.plan.trade_off import TradeOffEditor
from tests.ui.conftest import current
from tests.ui.plan.outlined import choose, undo
from tests.ui.plan.printed import LONG, ask_for, locked_in, make

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.plan.prints import PrintsEditor
    from facilitator_app.ui.window import Window


def test_what_locks_is_said_before_and_is_locked_after(
    planned: PrintsEditor, window: Window, qtbot: QtBot
) -> None:
    ask_for(planned, "ballots", "TO1", "TO2")
    assert planned.form.lock.isVisible()
    said = "Wording and scale of TO1 and TO2 lock when these cards are made."
    assert planned.form.said.text() == said
    assert planned.making.make.text().strip() == "Make and lock"
    make(planned, qtbot)
    assert locked_in(planned) == {"TO1", "TO2"}
    assert "locked already" in planned.form.said.text()
    assert planned.making.make.text().strip() == "Make the prints"
    [screen] = window.findChildren(PlanScreen)
    screen.outline.show_place(str(screen.planner.plan.workshops[0].id))
    choose(screen, "TO2")
    assert isinstance(screen.editor, TradeOffEditor)
    assert "Locked since cards were made" in screen.editor.state.text()


def test_a_proof_does_not_lock(planned: PrintsEditor, qtbot: QtBot) -> None:
    ask_for(planned, "ballots", "TO1")
    planned.form.proof.toggle.click()
    assert planned.form.said.text() == "A proof does not lock the wording."
    [path] = make(planned, qtbot)
    assert path.name.endswith("TO1 PROOF.pdf")
    assert locked_in(planned) == set()


def test_it_is_stopped_soon_and_unlocked(planned: PrintsEditor, qtbot: QtBot) -> None:
    workspace = planned.planner.workspace
    codes = [ExpectedBallot(code=f"{number:04}") for number in range(1_000)]
    workspace.add(*codes, name="codes")
    ask_for(planned, "ballots")
    planned.making.make.click()
    assert {"TO1", "TO2"} <= locked_in(planned)
    qtbot.waitUntil(lambda: planned.making.bar.value() > 0, timeout=LONG)
    job, began = planned._job, time.monotonic()
    assert job is not None
    planned.making.stop.click()
    job.wait()
    assert time.monotonic() - began < 0.2
    qtbot.waitUntil(lambda: planned._job is None, timeout=LONG)
    assert planned.making.said.text() == "Stopped."
    assert list(planned.folder.iterdir()) == []
    assert locked_in(planned) == set()
    assert planned.making.make.isEnabled()


def test_closing_the_programme_stops_it_and_unlocks(
    planned: PrintsEditor, window: Window, bare: Path, qtbot: QtBot
) -> None:
    ask_for(planned, "ballots")
    planned.making.make.click()
    qtbot.waitUntil(lambda: planned.making.bar.value() > 0, timeout=LONG)
    window.services.actions["close"].trigger()
    window.asked_to_open.emit(bare)
    assert current(window).workspace.all(Issued) == []
    assert list(planned.folder.iterdir()) == []


def test_no_cards_are_made_of_a_version_that_came_after_they_were_wanted(
    planned: PrintsEditor, window: Window, qtbot: QtBot
) -> None:
    held = threading.Event()
    jobs = window.services.jobs
    for _ in range(QThread.idealThreadCount()):
        jobs.start(lambda _progress: held.wait(), lambda _done: None, lambda _error: None)
    ask_for(planned, "ballots")
    planned.making.make.click()
    planner = planned.planner
    first = planner.plan.trade_offs[0]
    assert first.id in planner.plan.locked
    assert planner.edit(first, replace(first, wording="Other words"), "other words")
    held.set()
    qtbot.waitUntil(lambda: planned._job is None, timeout=LONG)
    QApplication.processEvents()
    assert list(planned.folder.iterdir()) == []
    assert locked_in(planned) == set()
    assert planned.making.said.text() == "Nothing was written."


def test_a_folder_that_is_gone_is_said_and_nothing_locks(
    planned: PrintsEditor, window: Window, qtbot: QtBot
) -> None:
    planned.send_to(planned.folder / "gone")
    ask_for(planned, "ballots", "TO1")
    planned.making.make.click()
    qtbot.waitUntil(lambda: planned._job is None, timeout=LONG)
    QApplication.processEvents()
    assert planned.making.said.text() == "Nothing was written."
    assert window.strip.isVisible()
    assert locked_in(planned) == set()
    assert planned.making.make.text().strip() == "Make and lock"


def test_the_lock_can_be_undone_like_any_edit(
    planned: PrintsEditor, window: Window, qtbot: QtBot
) -> None:
    ask_for(planned, "ballots", "TO1")
    make(planned, qtbot)
    undo(window)
    assert locked_in(planned) == set()
    assert "TO1 locks when these cards are made" in planned.form.said.text()


def test_the_cards_of_a_trade_off_are_asked_for_beside_it(
    planned: PrintsEditor, window: Window
) -> None:
    [screen] = window.findChildren(PlanScreen)
    screen.outline.show_place(str(screen.planner.plan.workshops[1].id))
    wanted = screen.planner.plan.day(screen.planner.plan.workshops[1])
    ids = {each.id for each in wanted}
    trade_off = next(e for e in screen.planner.plan.trade_offs if e.session_id in ids)
    choose(screen, trade_off.code)
    assert isinstance(screen.editor, TradeOffEditor)
    screen.editor.cards.click()
    assert planned.isVisible()
    assert planned.form.choice().trade_offs == (trade_off.id,)
    assert f"of {trade_off.code} locks" in planned.form.said.text()
