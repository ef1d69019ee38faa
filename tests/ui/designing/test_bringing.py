"""A design is given out of an open programme, and brought into one: seen first, undone at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from facilitator_app.domain.records import Programme, Session, TradeOff, Workshop
from facilitator_app.ui.designing.agenda import AgendaPanel
from facilitator_app.ui.designing.bringing import BringPanel
from tests.ui.acting import button, choose, said
from tests.ui.conftest import current
from tests.ui.designing.designed import (
    MISTAKEN,
    SOUND,
    agenda,
    bring_design,
    design,
    overlay,
    wait_for,
)
from tests.ui.plan.outlined import plan_in, plan_of_nothing
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(600, 300), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 300), copy, data, left, none))


def give_out(window: Window, path: Path) -> None:
    do(window, "plan.give")
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_design_is_given_out_and_brought_back(window: Window, demo: Path, tmp_path: Path) -> None:
    plan_in(window, demo)
    path = tmp_path / "given.json"
    give_out(window, path)
    assert "given.json holds the design" in said(window)
    given = json.loads(path.read_text(encoding="utf-8"))
    assert len(given["workshops"]) == 3
    panel = bring_design(window, path)
    assert "has this design already" in panel.state.text()
    assert not panel.bring.isEnabled()
    panel.close()

    before = path.read_text(encoding="utf-8")
    given["workshops"][0]["title"] = "Another title"
    path.write_text(json.dumps(given), encoding="utf-8")
    panel = bring_design(window, path)
    assert panel.parts["edited"].text() == "workshop D1"
    panel.bring.click()
    days = current(window).workspace.all(Workshop)
    assert "Another title" in {each.title for each in days}
    assert "1 changed" in said(window)
    button(window, "Undo").click()
    again = tmp_path / "again.json"
    give_out(window, again)
    assert again.read_text(encoding="utf-8") == before


def test_another_file_does_not_make_way_for_a_design(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    plan_in(window, demo)
    path = tmp_path / "settings.json"
    path.write_text("{}", encoding="utf-8")
    give_out(window, path)
    assert path.read_text(encoding="utf-8") == "{}"
    assert "settings.json" in said(window)


def test_what_is_added_changed_and_left_is_seen_first(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    plan_in(window, demo)
    workspace = current(window).workspace
    sessions = len(workspace.all(Session))
    panel = bring_design(window, design(tmp_path))
    assert panel._heads["edited"].text() == "Changed (3)"
    assert panel.parts["edited"].text() == "programme, workshop D1, session 1.1"
    assert panel.parts["added"].text() == "trade-off TO1"
    assert panel._heads["left"].text().startswith("Not in the design")
    panel.remove.click()
    wait_for(panel)
    assert panel._heads["removed"].isVisible()
    panel.remove.click()
    wait_for(panel)
    panel.bring.click()
    assert len(workspace.all(Session)) == sessions
    assert current(window).name == "A better high street"
    versions = [each.version for each in workspace.all(TradeOff) if each.code == "TO1"]
    assert sorted(versions) == [1, 2], "its answers stay with the first version"
    assert "design.json is brought in" in said(window)
    assert workspace.undo_name == "bring in design.json"


def test_mistakes_are_listed_and_nothing_can_be_brought_in(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    plan_in(window, demo)
    panel = bring_design(window, design(tmp_path, MISTAKEN))
    assert "workshops[0].sessions[0].minutes: a whole number" in panel.problem.text
    assert len(panel.problem.text.splitlines()) == 4
    assert not panel.bring.isEnabled()


def test_the_commands_ask_for_a_file(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    screen = plan_of_nothing(window, tmp_path)
    do(window, "plan.bring")
    choose(window, design(tmp_path), qtbot)
    panel = overlay(window, BringPanel)
    wait_for(panel)
    panel.bring.click()
    assert [each.code for each in current(window).workspace.all(Session)] == ["1.1"]
    do(window, "undo")
    assert screen.pages.currentWidget() is screen.nothing
    screen.nothing.agenda.click()
    choose(window, agenda(tmp_path), qtbot)
    overlay(window, AgendaPanel)


def test_files_that_are_dropped_are_met_where_they_fit(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    plan_in(window, demo)
    drop(window, design(tmp_path, SOUND))
    overlay(window, BringPanel).close()
    QApplication.processEvents()
    drop(window, agenda(tmp_path))
    overlay(window, AgendaPanel).close()
    QApplication.processEvents()
    do(window, "overview")
    drop(window, agenda(tmp_path))
    assert window.overlay is None
    assert "Go to Plan and drop it there" in said(window)
    assert [each.name for each in current(window).workspace.all(Programme)] != ["Spring"]
