"""Every screen, panel and dialog: names, keyboard, focus, sizes; in every theme and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import LAPTOP
from tests.ui.screens import SCREENS
from tests.ui.table.shown import TAB_MENDS
from tests.ui.walking import (
    cut,
    group_of,
    nameless,
    outside,
    overlapping,
    shown,
    stops,
    told,
    too_small,
    without_glyph,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

every_screen = pytest.mark.parametrize("name", list(SCREENS))


def come(window: Window, demo: Path, name: str, qtbot: QtBot) -> QWidget:
    screen = SCREENS[name](window, demo)
    settle(screen, qtbot)
    return screen


def settle(screen: QWidget, qtbot: QtBot) -> None:
    """Wait until everything has found its place."""
    before: list[QRect] = []
    while (now := [each.geometry() for each in shown(screen)]) != before:
        before = now
        qtbot.wait(40)


@every_screen
def test_says_its_names_and_has_room_to_press(
    window: Window, demo: Path, name: str, qtbot: QtBot
) -> None:
    screen = come(window, demo, name, qtbot)
    assert not list(nameless(screen))
    assert not list(too_small(screen))
    assert not without_glyph(screen)


@every_screen
def test_is_reached_by_the_keyboard_alone(
    window: Window, demo: Path, name: str, qtbot: QtBot
) -> None:
    screen = come(window, demo, name, qtbot)
    wanted = {group_of(each) for each in stops(screen)}
    first = QApplication.focusWidget()
    assert first is not None, "a screen says where it starts"
    assert first is screen or screen.isAncestorOf(first)
    reached = set()
    # Where Tab mends what is typed, one goes round the other way.
    key, held = (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    if name in TAB_MENDS:
        key, held = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(2 * len(stops(screen)) + 4):
        now = QApplication.focusWidget()
        assert now is not None
        reached.add(group_of(now))
        QTest.keyClick(now, key, held)
    missed = wanted - reached
    assert not missed, [told(each) for each in missed if isinstance(each, QWidget)]


@every_screen
def test_shows_where_the_focus_is(window: Window, demo: Path, name: str, qtbot: QtBot) -> None:
    screen = come(window, demo, name, qtbot)
    unseen = []
    for each in stops(screen):
        others = [other for other in stops(screen) if group_of(other) != group_of(each)]
        if not others:
            continue
        others[0].setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        without = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        if each.isVisible() and each.grab().toImage() == without:
            unseen.append(told(each))
    assert not unseen


@every_screen
@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_cuts_nothing_in_any_text_size(
    window: Window, demo: Path, name: str, text_size: int, qtbot: QtBot
) -> None:
    window.services.look.resize_text(text_size)
    screen = come(window, demo, name, qtbot)
    assert window.size().toTuple() == LAPTOP, "it fits on a small laptop"
    assert not list(cut(screen))
    assert not list(outside(screen))
    assert not list(overlapping(screen))


@every_screen
def test_changes_its_look_while_it_is_shown(
    window: Window, demo: Path, name: str, qtbot: QtBot
) -> None:
    screen = come(window, demo, name, qtbot)
    look = window.services.look
    for theme, text_size in (("dark", 200), ("contrast", 125), ("light", 100)):
        look.choose(theme)
        look.resize_text(text_size)
        settle(screen, qtbot)
        assert window.size().toTuple() == LAPTOP
        assert not list(cut(screen))
        assert not list(overlapping(screen))
