"""What people do at the seats, and what they see there."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Note, SeatChange

if TYPE_CHECKING:
    from facilitator_app.domain.attendance import Seat
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.table.seat_card import SeatCard
    from facilitator_app.ui.table.seat_history import SeatHistory
    from facilitator_app.ui.table.seat_panel import Question, SeatPanel
    from facilitator_app.workspace import Workspace

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def desk(screen: TableScreen) -> Desk:
    assert screen.desk is not None
    return screen.desk


def seat(screen: TableScreen, label: str) -> Seat:
    found = desk(screen).register.seat(label)
    assert found is not None
    return found


def card(screen: TableScreen, label: str) -> SeatCard:
    found = screen.side.seats.card(label)
    assert found is not None
    return found


def away(screen: TableScreen) -> list[str]:
    return [each.label for each in desk(screen).seats if not each.there]


def seen(workspace: Workspace) -> list[str]:
    return sorted(
        f"{each.seat} {each.what} {each.other} {each.at:%H:%M}".replace("  ", " ")
        for each in workspace.all(SeatChange)
    )


def history(screen: TableScreen) -> SeatHistory:
    found = screen.side.people.history
    assert found is not None
    return found


def go_to_seats(screen: TableScreen) -> None:
    screen.notes.entry.line.setFocus()
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_R, ALT)


def key(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def leave(screen: TableScreen, label: str, at: str) -> None:
    """Let a seat have left at a time of today."""
    desk(screen).register.tell(label, "left", time.fromisoformat(at))


def noted(screen: TableScreen, label: str, at: str) -> Note:
    """Let a seat have spoken at a time of today."""
    here = desk(screen)
    today = datetime.now().astimezone()
    clock = time.fromisoformat(at)
    note = Note(
        session_id=here.session.id,
        table_id=here.table.id,
        prompt_id=here.prompts[0].id,
        seats=(label,),
        text="Hm.",
        noted_at=today.replace(
            hour=clock.hour, minute=clock.minute, second=30, microsecond=0
        ).astimezone(UTC),
    )
    here.workspace.add(note)
    return note


def question_of(panel: SeatPanel) -> Question:
    assert panel.question is not None
    return panel.question
