"""Another theme or text size is put on whatever else is going on."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.parts import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QEvent
    from pytestqt.qtbot import QtBot

_SOON = 20


@pytest.fixture
def collected_soon() -> Iterator[None]:
    """Let Python look for garbage as usual again, whatever a test has made of it."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.enable()


@pytest.mark.usefixtures("collected_soon")
def test_widgets_nobody_holds_may_go_while_a_style_is_put_on(qtbot: QtBot) -> None:
    class Busy(QWidget):
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
            super().changeEvent(event)
            gc.set_threshold(_SOON, 1, 1)
            self.made = [[number] for number in range(10 * _SOON)]

    class Held(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.holds = self

    window = QWidget()
    qtbot.addWidget(window)
    theme.style(window, theme.load("light"))
    kept = [Busy(window) for _ in range(_SOON)]
    window.show()
    gc.disable()
    for _ in range(_SOON):
        Held().show()
    kept += [Busy(window) for _ in range(_SOON)]
    for each in kept:
        each.show()
    gone = {each for each in QApplication.topLevelWidgets() if isinstance(each, Held)}
    assert len(gone) == _SOON
    del gone
    gc.set_threshold(1_000_000, 1, 1)  # not before the widgets hear of it
    gc.enable()
    theme.style(window, theme.load("dark"))
    assert all(each.made for each in kept)
    gc.collect()
    assert not any(isinstance(each, Held) for each in QApplication.topLevelWidgets())
