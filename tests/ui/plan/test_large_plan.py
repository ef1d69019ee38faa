"""A large design stays quick: thirty days of forty sessions."""

from __future__ import annotations

import time as clock
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Prompt, Session, Workshop
from facilitator_app.workspace import Workspace
from tests.ui.plan.outlined import ALT, SHIFT, choose, key, plan_in, rows, show_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.ui.window import Window

DAYS, SESSIONS = 30, 40
SLOW = 0.4
"""Seconds after which a key seems not to have been heard; the quickest of three tries counts."""


def large(folder: Path) -> Path:
    path = folder / "large.facilitator"
    with Workspace.create(path, "Large") as workspace:
        days = [Workshop(code=f"D{n}", title="Day", position=n) for n in range(1, DAYS + 1)]
        sessions = [
            Session(
                workshop_id=day.id,
                code=f"{day.position}.{n}",
                title=f"Session {n}",
                planned_start=time(8 + n // 4, n % 4 * 15),
                minutes=15,
            )
            for day in days
            for n in range(SESSIONS)
        ]
        prompts = [
            Prompt(session_id=each.id, code=f"{each.code}a", question="Why?", minutes=15)
            for each in sessions
        ]
        workspace.add(*days, *sessions, *prompts)
    return path


def test_thirty_days_of_forty_sessions(window: Window, documents: Path) -> None:
    screen = plan_in(window, large(documents))
    assert len(screen.planner.plan.sessions) == DAYS * SESSIONS
    choose(screen, "1.2")
    acts: dict[str, Callable[[], object]] = {
        "move": lambda: key(screen, Qt.Key.Key_Down, ALT | SHIFT),
        "lengthen": lambda: key(screen, Qt.Key.Key_Right, ALT),
        "go down": lambda: key(screen, Qt.Key.Key_Down),
        "show a day": lambda: show_day(screen, "Day 30"),
    }
    took = {}
    for name, act in acts.items():
        tries = []
        for _ in range(3):
            began = clock.perf_counter()
            act()
            QApplication.processEvents()
            tries.append(clock.perf_counter() - began)
        took[name] = min(tries)
    assert max(took.values()) < SLOW, took
    assert rows(screen)[0].title == "Day 30 · Day"
    strip = screen.outline.strip
    segment = strip.segments.segment(screen.outline.place)
    assert segment is not None
    QApplication.processEvents()
    assert (
        strip.viewport().rect().contains(segment.mapTo(strip.viewport(), segment.rect().center()))
    )
