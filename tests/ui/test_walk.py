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
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

every_screen = pytest.mark.parametrize("name", list(SCREENS))
# Other tests run the same lines; measuring these would take minutes.
pytestmark = pytest.mark.no_cover


def come(window: Window, demo: Path, name: str, qtbot: QtBot) -> QWidget:
    screen = SCREENS[name](window, demo)
    settle(screen, qtbot)
    return screen


def settle(screen: QWidget, qtbot: QtBot) -> None:
    """Wait until everything has found its place: nothing has moved, twice."""
    before: list[QRect] = []
    still = 0
    while still < 2:
        now = [each.geometry() for each in shown(screen)]
        still = still + 1 if now == before else 0
        before = now
        qtbot.wait(20)


@every_screen
def test_can_be_read_and_reached(window: Window, demo: Path, name: str, qtbot: QtBot) -> None:
    screen = come(window, demo, name, qtbot)
    assert not list(nameless(screen))
    assert not list(too_small(screen))
    assert not without_glyph(screen)
    assert not crowded(window, screen)
    first = QApplication.focusWidget()
    assert first is not None, "a screen says where it starts"
    assert first is screen or screen.isAncestorOf(first)
    # Where Tab mends what is typed, one goes round the other way.
    missed = missed_by_keyboard(screen, backwards=name in TAB_MENDS)
    assert not missed, [told(each) for each in missed if isinstance(each, QWidget)]
    assert not list(without_focus_shown(screen, qtbot))


@every_screen
@pytest.mark.lengthy
def test_is_not_cut_if_it_opens_with_large_text(
    window: Window, demo: Path, name: str, qtbot: QtBot
) -> None:
    window.services.look.resize_text(200)
    assert not crowded(window, come(window, demo, name, qtbot))


@every_screen
@pytest.mark.lengthy
def test_changes_its_look_while_it_is_shown(
    window: Window, demo: Path, name: str, qtbot: QtBot
) -> None:
    screen = come(window, demo, name, qtbot)
    look = window.services.look
    for theme, text_size in (("contrast", 200), ("dark", 150)):
        look.choose(theme)
        look.resize_text(text_size)
        settle(screen, qtbot)
        assert not crowded(window, screen)


def crowded(window: Window, screen: QWidget) -> list[str]:
    """Find what has no room on a small laptop."""
    assert window.size().toTuple() == LAPTOP, "it fits on a small laptop"
    return [*cut(screen), *outside(screen), *overlapping(screen)]


def missed_by_keyboard(screen: QWidget, *, backwards: bool) -> set[object]:
    wanted = {group_of(each) for each in stops(screen)}
    key, held = (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    if backwards:
        key, held = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    reached = set()
    for _ in range(2 * len(stops(screen)) + 4):
        now = QApplication.focusWidget()
        assert now is not None
        reached.add(group_of(now))
        QTest.keyClick(now, key, held)
    return wanted - reached


def without_focus_shown(screen: QWidget, qtbot: QtBot) -> Iterator[str]:
    """Find what looks the same whether it has the focus or not."""
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
            yield told(each)
