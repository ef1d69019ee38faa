"""The window stands where it stood, looks as was chosen, and says what has become of an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    Note,
    Programme,
    Prompt,
    Session,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.settings import Recent, Settings
from facilitator_app.ui.overview import Overview
from facilitator_app.ui.parts import theme
from facilitator_app.ui.parts.look import asked_by_system
from facilitator_app.ui.parts.moments import said as moment_said
from facilitator_app.ui.start.obstacles import GonePanel
from facilitator_app.ui.start.start_from import Beginning
from facilitator_app.workspace import Workspace
from tests.ui.conftest import current
from tests.ui.screens import do

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.window import Window


def note_in(workspace: Workspace, text: str = "Phones at eight") -> Note:
    session, table = workspace.all(Session)[0], workspace.all(Table)[0]
    [note] = workspace.add(Note(session_id=session.id, table_id=table.id, text=text))
    assert isinstance(note, Note)
    return note


def overview_of(opened: OpenProgramme) -> Overview:
    [found] = opened.page.findChildren(Overview)
    return found


def test_it_stands_where_it_stood(open_window: Callable[[], Window]) -> None:
    first = open_window()
    first.setGeometry(40, 30, 640, 500)
    first.close()
    kept = Settings().preferences
    size = first.size()
    assert kept.place[2:] == (size.width(), size.height())
    assert not kept.maximised


def test_a_place_on_no_screen_is_forgotten(open_window: Callable[[], Window]) -> None:
    Settings().change(place=(90_000, 90_000, 800, 600))
    window = open_window()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert window.geometry().intersects(screen)


def test_a_chosen_theme_is_worn_at_once_and_again(open_window: Callable[[], Window]) -> None:
    window = open_window()
    do(window, "look")
    panel = window.overlay
    assert panel is not None
    panel.themes["contrast"].click()  # type: ignore[attr-defined]
    panel.sizes.chosen.emit("150")  # type: ignore[attr-defined]
    assert (theme.current().name, theme.current().scale) == ("contrast", 1.5)
    window.close()
    open_window()
    assert (theme.current().name, theme.current().scale) == ("contrast", 1.5)


def test_without_a_choice_the_system_decides(window: Window) -> None:
    assert window.services.look.choice == "system"
    assert theme.current().name == asked_by_system() == "light"


def test_macos_opens_files_with_an_event(qapp: QApplication, window: Window, demo: Path) -> None:
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(demo))))
    assert current(window).path == demo


def test_an_entry_is_said_to_be_saved_and_can_be_undone(
    opened: OpenProgramme, window: Window
) -> None:
    bottom = opened.page.bottom
    before = opened.workspace.counts()["note"]
    note_in(opened.workspace)
    assert bottom.saved.text().startswith("Saved ")
    assert bottom.undo.isVisible()
    assert bottom.undo.accessibleName() == "Undo: add note"
    bottom.undo.click()
    assert opened.workspace.counts()["note"] == before
    assert window.strip.text == "Undone: add note"
    do(window, "redo")
    assert opened.workspace.counts()["note"] == before + 1


def test_an_entry_that_is_not_saved_is_said_so(opened: OpenProgramme, window: Window) -> None:
    changes = opened.changes

    def refuse() -> None:
        raise FacilitatorError("The disk is full.", advice="Make room on it.")

    assert not changes.save(refuse)
    assert opened.page.bottom.saved.text().startswith("Not saved")
    assert window.strip.text == "The disk is full. Make room on it."
    assert changes.save(lambda: note_in(opened.workspace))
    assert opened.page.bottom.saved.text().startswith("Saved ")
    assert window.strip.isVisible(), "what is wrong stays until it is read"


def test_a_backup_that_failed_is_said(opened: OpenProgramme, window: Window) -> None:
    opened.workspace.backups.wait()
    opened.workspace.backups.problem = "There is not enough room for a backup."
    opened.page.look_for_problems()
    assert "not enough room" in window.strip.text


def test_a_key_file_is_no_programme(window: Window, demo: Path, made_demo: Path) -> None:
    key = demo.with_suffix(".key")
    key.write_bytes(made_demo.with_suffix(".key").read_bytes())
    window.asked_to_open.emit(key)
    panel = window.start.panel
    assert panel is not None
    panel.given.emit("demo")  # type: ignore[attr-defined]
    assert "holds keys" in window.strip.text


def test_the_overview_counts_and_follows(opened: OpenProgramme, window: Window) -> None:
    overview = overview_of(opened)
    do(window, "overview")
    workspace = opened.workspace
    assert overview.figures.figures["note"].text() == f"{workspace.counts()['note']:,}"
    [talk] = [
        row
        for row in map(overview.rows.at, range(overview.rows.rowCount()))
        if row.session.code == "1.3"
    ]
    assert "notes" in talk.told
    assert talk.notes == len(workspace.of(Note, "session_id", [talk.session.id]))
    overview.list.choose(overview.rows.place_of(talk))
    QTest.keyClick(overview.list, Qt.Key.Key_Return)
    assert "1.3" in opened.page.top.where.words
    assert "1.3" in overview.side.session.text()
    note_in(workspace)
    assert overview.figures.figures["note"].text() == f"{workspace.counts()['note']:,}"
    overview.show_day("D2")
    assert overview.rows.at(0).session.code == "P2.1"


def test_the_overview_says_what_is_next(opened: OpenProgramme, window: Window) -> None:
    do(window, "overview")
    overview, workspace = overview_of(opened), opened.workspace
    workshop = next(each for each in workspace.all(Workshop) if each.code == "D2")
    today = datetime.now().astimezone().date()
    for days, words in ((0, "today"), (1, "tomorrow"), (30, "on ")):
        after = replace(workshop, held_on=today + timedelta(days=days))
        workshop = workspace.edit(workshop, after)
        assert f"Day 2 is {words}" in overview.side.next.text()
    assert "doors at 09:30" in overview.side.next.text()


def test_the_overview_shows_what_is_to_settle(opened: OpenProgramme, window: Window) -> None:
    do(window, "overview")
    side = overview_of(opened).side
    assert "Nothing to settle" in side.settle.text()
    question = opened.workspace.all(Programme)[0].question
    assert side.question.text() == question
    assert "Last backup" in side.safe.text() or "first backup" in side.safe.text()


def test_a_backup_that_waits_for_a_vote_is_told_in_overview_alone(
    window: Window, demo: Path
) -> None:
    with Workspace.open(demo) as workspace:
        vote = next(each for each in workspace.all(TradeOff) if each.method == "likert")
        about = {"trade_off_id": vote.id, "round": "late", "code": "2346X"}
        ballot = Ballot.named(workspace.programme, **about, marks={"decline": 1})
        workspace.add(ballot)
    window.asked_to_open.emit(demo)
    opened = current(window)
    opened.workspace.backups.wait()
    opened.page.look_for_problems()
    assert not window.strip.isVisible()
    do(window, "overview")
    side = overview_of(opened).side
    assert side.safe.text().startswith("No backup is made while a vote is keyed")
    opened.workspace.add(
        BallotAccount.named(
            opened.workspace.programme, trade_off_id=vote.id, round="late",
            table_id=opened.workspace.all(Table)[0].id,
            issued=1, returned=1, spoilt=0, unreturned=0,
        )
    )  # fmt: skip
    assert "backup" in side.safe.text()
    assert "vote" not in side.safe.text()


def test_nobody_waits_for_what_is_to_settle(qtbot: QtBot, window: Window, demo: Path) -> None:
    window.asked_to_open.emit(demo)
    opened = current(window)
    overview = overview_of(opened)
    assert overview.rows.rowCount() > 0
    assert "Looking for" in overview.side.settle.text()
    window.services.actions["table"].trigger()
    QApplication.processEvents()
    assert "Looking for" in overview.side.settle.text()
    window.services.actions["overview"].trigger()
    qtbot.waitUntil(lambda: "Nothing to settle" in overview.side.settle.text())


def test_a_day_without_dates_or_prompts_is_shown_too(window: Window, documents: Path) -> None:
    do(window, "new")
    made = ("Bare", documents / "bare.facilitator", "", Beginning())
    window.start.panel.wanted.emit(*made)  # type: ignore[union-attr]
    opened = current(window)
    workspace = opened.workspace
    [workshop] = workspace.add(Workshop(code="D1"))
    [session] = workspace.add(Session(workshop_id=workshop.id, code="1.1"))
    workspace.add(Prompt(session_id=session.id, code="1.1a", question="Why?"))
    do(window, "overview")
    overview = overview_of(opened)
    assert overview.rows.at(0).told == "1.1, at hand"
    assert overview.side.next.text() == "No day has a date yet."
    assert "not written down" in overview.side.question.text()


def test_sessions_are_chosen_from_a_menu(opened: OpenProgramme, window: Window) -> None:
    do(window, "session")
    [menu] = [each for each in window.findChildren(QMenu) if each.accessibleName() == "Sessions"]
    day = menu.actions()[1].menu()
    assert isinstance(day, QMenu)
    day.actions()[0].trigger()
    assert "P2.1" in opened.page.top.where.words
    menu.close()


def test_a_recent_file_is_taken_off_the_list(window: Window, demo: Path, qtbot: QtBot) -> None:
    settings = window.services.settings
    for number in range(3):
        settings.remember(Recent(str(demo.with_name(f"{number}.facilitator")), f"Number {number}"))
    window.start.show_recent()
    qtbot.wait(20)
    rows = [each for each in window.start.rows if each.isVisible()]
    assert len(rows) == 2
    QTest.keyClick(rows[0], Qt.Key.Key_Delete)
    assert [each.name for each in settings.preferences.recent] == ["Number 2", "Number 0"]
    with qtbot.waitSignal(window.start.wanted):
        QTest.mouseClick(window.start.rows[0], Qt.MouseButton.LeftButton)
    assert isinstance(window.start.panel, GonePanel)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 9, 8, 0, tzinfo=UTC), "Today, 13:30"),
        (datetime(2026, 3, 8, 8, 0, tzinfo=UTC), "Yesterday, 13:30"),
        (datetime(2026, 2, 1, 8, 0, tzinfo=UTC), "1 February, 13:30"),
        (datetime(2025, 2, 1, 8, 0, tzinfo=UTC), "1 February 2025, 13:30"),
    ],
)
def test_moments_are_said_as_people_do(moment: datetime, words: str) -> None:
    assert moment_said(moment, now=datetime(2026, 3, 9, 12, 0, tzinfo=UTC)) == words
