"""Every command of the list can be done somewhere, and menu, palette and sheet show the same."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.resource_files import resource
from facilitator_app.ui.actions import COMMANDS
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.shell.palette import Palette
from facilitator_app.ui.shell.rail import Rail
from facilitator_app.ui.stages import STAGES
from tests.architecture.sources import ROOT
from tests.travelling.stick import prepared
from tests.ui.screens import do
from tests.ui.table_file.at_table import open_table

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.window import Window


def test_names_and_keys_are_given_once() -> None:
    names = [each.name for each in COMMANDS]
    keys = [QKeySequence(keys).toString() for each in COMMANDS for keys in each.keys]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_groups_stand_together() -> None:
    groups = [each.group for each in COMMANDS]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_every_icon_is_there() -> None:
    assert all(resource("icons", f"{each.icon}.svg") for each in COMMANDS if each.icon)


def test_every_command_can_be_done_somewhere(
    window: Window, opened: OpenProgramme, tmp_path: Path
) -> None:
    actions = window.services.actions
    offered = {each.name for each in actions.offered()}
    for stage in STAGES:
        do(window, stage.command)
        offered |= {each.name for each in actions.offered()}
    assert opened.page.isVisible()
    open_table(window, prepared(tmp_path / "room", "A"))
    offered |= {each.name for each in actions.offered()}
    assert offered == {each.name for each in COMMANDS}


def test_without_a_programme_its_commands_are_gone(window: Window) -> None:
    offered = {each.name for each in window.services.actions.offered()}
    assert {"new", "open", "demo", "restore", "palette"} <= offered
    assert not {"undo", "find", "close", *(each.command for each in STAGES)} & offered


def test_every_stage_has_a_command_and_a_button(window: Window, opened: OpenProgramme) -> None:
    [rail] = window.findChildren(Rail)
    assert list(rail.stages) == [each.command for each in STAGES]
    for name, button in rail.stages.items():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert opened.page.stage == name
        assert button.isChecked()


def test_every_screen_is_kept_apart_from_the_others() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [
        each
        for each in settings["tool"]["importlinter"]["contracts"]
        if each["name"] == "Screens do not know each other, nor the frame round them"
    ]
    apart = [set(layer.split(" | ")) for layer in contract["layers"]]
    screens = {each.build.__module__.split(".")[2] for each in STAGES}
    assert any(screens <= layer for layer in apart)


def test_the_palette_does_what_is_typed(window: Window) -> None:
    do(window, "palette")
    palette = window.overlay
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, "programme new")
    assert palette.rows.rowCount() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.start.panel is not None


def test_the_palette_moves_with_the_arrows(window: Window, qtbot: QtBot) -> None:
    do(window, "palette")
    palette = window.overlay
    assert isinstance(palette, Palette)
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 9), (Qt.Key.Key_Up, 8)):
        QTest.keyClick(palette.field, key)
        assert palette.list.currentIndex().row() == min(place, palette.rows.rowCount() - 1)
    QTest.keyClicks(palette.field, "no such thing")
    assert palette.rows.rowCount() == 0
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    before = window.start.first
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.overlay is None)
    assert QApplication.focusWidget() is before


def test_a_press_beside_the_card_closes_it(window: Window, qtbot: QtBot) -> None:
    do(window, "shortcuts")
    overlay = window.overlay
    assert overlay is not None
    told = {each.text() for each in overlay.findChildren(Label)}
    assert {each.words.removesuffix("…") for each in window.services.actions.offered()} <= told
    QTest.mouseClick(overlay.card, Qt.MouseButton.LeftButton)
    assert window.overlay is overlay
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().bottomLeft())
    qtbot.waitUntil(lambda: window.overlay is None)


def test_the_same_command_takes_its_panel_away_again(window: Window, qtbot: QtBot) -> None:
    do(window, "look")
    do(window, "shortcuts")
    assert window.overlay is not None
    assert window.overlay.accessibleName() == "Shortcuts"
    do(window, "shortcuts")
    qtbot.waitUntil(lambda: window.overlay is None)


def test_the_menu_has_what_can_be_done(window: Window) -> None:
    do(window, "menu")
    [menu] = window.findChildren(QMenu)
    shown = [each.objectName() for each in menu.actions() if not each.isSeparator()]
    assert shown == [e.name for e in window.services.actions.offered() if e.name != "menu"]
    menu.close()


def test_text_grows_and_shrinks_with_the_keys(window: Window) -> None:
    look = window.services.look
    for command, size in (("larger", 125), ("larger", 150), ("smaller", 125), ("standard", 100)):
        do(window, command)
        assert look.text_size == size
    for _ in range(9):
        do(window, "larger")
    assert look.text_size == 200
    assert window.services.settings.preferences.text_size == 200


def test_full_screen_and_back(window: Window) -> None:
    do(window, "full")
    assert window.isFullScreen()
    do(window, "full")
    assert not window.isFullScreen()
