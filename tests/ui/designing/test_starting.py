"""A new programme starts from nothing, a design that is kept, or a file that somebody brought."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from facilitator_app import templates
from facilitator_app.domain.records import Programme, Session, TradeOff, Workshop
from facilitator_app.ui.designing.agenda import AgendaPanel
from facilitator_app.ui.designing.bringing import BringPanel
from facilitator_app.ui.designing.saving import SavePanel
from facilitator_app.ui.start.new import NewPanel
from facilitator_app.ui.start.obstacles import BusyPanel
from tests.ui.acting import button, panel, press, said, write
from tests.ui.acting import choose as choose_file
from tests.ui.conftest import current, is_open
from tests.ui.designing.designed import (
    MISTAKEN,
    agenda,
    bring_design,
    choose,
    design,
    new_from,
    overlay,
    wait_for,
)
from tests.ui.plan.outlined import plan_in, plan_of_nothing
from tests.ui.screens import SESAME, do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window


def offered(asked: NewPanel) -> list[str]:
    combo = asked.start_from.combo
    return [combo.itemText(at) for at in range(combo.count())]


def save_template(window: Window, path: Path, name: str) -> None:
    plan_in(window, path)
    do(window, "plan.keep")
    kept = overlay(window, SavePanel)
    kept.name.setText(name)
    kept.save.click()


def test_blank_is_what_one_gets_and_it_opens_on_plan(window: Window) -> None:
    do(window, "new")
    asked = panel(window, NewPanel)
    assert offered(asked) == [
        "Blank",
        "The demo's design",
        "A design file (JSON)…",
        "An agenda in a spreadsheet…",
    ]
    write("Spring")
    press(Qt.Key.Key_Return)
    assert current(window).page.stage == "plan"
    assert current(window).workspace.all(Workshop) == []


def test_the_demos_design_comes_on_its_days(window: Window, qtbot: QtBot) -> None:
    asked = new_from(window)
    assert asked.start_from.about.text().startswith("3 days · ")
    asked.name.setText("Spring")
    asked.start_from.day.setText("the ides of March")
    asked.make.click()
    assert "is no date" in asked.problem.text
    asked.start_from.day.setText("Sat 6 March 2027")
    asked.make.click()
    panel(window, BusyPanel)
    qtbot.waitUntil(lambda: is_open(window), timeout=30_000)
    workspace = current(window).workspace
    days = sorted(workspace.all(Workshop), key=lambda each: each.position)
    assert [each.held_on for each in days] == [
        date(2027, 3, 6),
        date(2027, 3, 13),
        date(2027, 3, 20),
    ]
    assert [(each.name, each.fictional) for each in workspace.all(Programme)] == [("Spring", False)]
    assert current(window).page.stage == "plan"


def test_a_start_that_is_cancelled_leaves_no_file(
    window: Window, documents: Path, qtbot: QtBot
) -> None:
    asked = new_from(window)
    asked.name.setText("Spring")
    asked.make.click()
    panel(window, BusyPanel).back.click()
    qtbot.waitUntil(lambda: not list(documents.iterdir()), timeout=30_000)
    qtbot.wait(50)
    assert not is_open(window)


def test_the_name_of_a_template_is_asked_in_place(window: Window, demo: Path) -> None:
    save_template(window, demo, "Four conversations")
    assert "kept as a template" in said(window)
    do(window, "plan.keep")
    again = overlay(window, SavePanel)
    again.name.setText("Four conversations")
    assert "makes way" in again.taken.text()
    again.name.setText("Blank")
    again.save.click()
    assert "comes with the app" in again.problem.text
    again.name.setText(" ")
    again.save.click()
    assert "needs a name" in again.problem.text


def test_a_template_gives_all_but_its_days(
    window: Window, demo: Path, documents: Path, qtbot: QtBot
) -> None:
    save_template(window, demo, "Four conversations")
    asked = new_from(window, 2)
    assert offered(asked)[2] == "Four conversations"
    asked.name.setText("Spring")
    asked.protect.click()
    asked.passphrase.setText(SESAME)
    asked.again.setText(SESAME)
    asked.make.click()
    qtbot.waitUntil(lambda: is_open(window), timeout=30_000)
    assert current(window).path == documents / "Spring.facilitator"
    assert {each.held_on for each in current(window).workspace.all(Workshop)} == {None}


def test_a_template_is_put_back_after_the_panel_was_closed(window: Window, demo: Path) -> None:
    save_template(window, demo, "Ours")
    do(window, "plan.from")
    over = overlay(window, BringPanel)
    combo = over.start_from.combo
    combo.setCurrentIndex(combo.findText("Ours"))
    combo.activated.emit(combo.currentIndex())
    over.start_from.remove.click()
    assert not templates.is_there("Ours")
    over.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    button(window, "Undo").click()
    assert templates.is_there("Ours")


def test_a_template_is_removed_and_put_back(window: Window, demo: Path) -> None:
    save_template(window, demo, "Four conversations")
    asked = new_from(window, 2)
    button(asked, "Remove this template").click()
    assert "Four conversations" not in offered(asked)
    assert [each.name for each in templates.templates()] == [templates.BLANK, templates.DEMO]
    button(window, "Undo").click()
    assert "Four conversations" in offered(asked)


def test_a_damaged_template_is_said_and_not_started_from(
    window: Window, demo: Path, home: Path
) -> None:
    save_template(window, demo, "Four conversations")
    (home / "templates" / "Four conversations.json").write_text("{", encoding="utf-8")
    asked = new_from(window, 2)
    assert asked.start_from.problem.text
    asked.name.setText("Spring")
    asked.make.click()
    assert "mistakes" in asked.problem.text


def test_a_design_that_is_opened_offers_a_new_programme(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.asked_to_open.emit(design(tmp_path))
    asked = panel(window, NewPanel)
    wait_for(asked.start_from)
    assert asked.start_from.combo.currentText() == "design.json"
    assert asked.start_from.about.text() == "1 day · 1 session · 1 trade-off"
    asked.name.setText("Spring")
    asked.make.click()
    qtbot.waitUntil(lambda: is_open(window), timeout=30_000)
    workspace = current(window).workspace
    assert [each.held_on for each in workspace.all(Workshop)] == [date(2027, 3, 6)]
    assert [each.code for each in workspace.all(TradeOff)] == ["TO1"]
    assert current(window).name == "Spring"


def test_a_design_with_mistakes_names_them_by_their_place(window: Window, tmp_path: Path) -> None:
    window.asked_to_open.emit(design(tmp_path, MISTAKEN))
    asked = panel(window, NewPanel)
    wait_for(asked.start_from)
    assert asked.start_from.problem.text.splitlines()[1:] == [
        'workshops[0].titel: there is no such field; did you mean "title"?',
        'workshops[0].sessions[0].minutes: a whole number of 0 or more is expected, not "ten".',
        'workshops[0].sessions[1]: an object in braces is expected, not "x".',
    ]
    choose(asked.start_from, 0)
    assert asked.start_from.problem.text == ""


def test_a_new_programme_from_an_agenda_asks_what_its_columns_are(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    do(window, "new")
    asked = panel(window, NewPanel)
    write("Spring")
    asked.start_from.combo.activated.emit(3)
    choose_file(window, agenda(tmp_path), qtbot)
    assert asked.start_from.combo.currentText() == "agenda.xlsx"
    asked.make.click()
    found = overlay(window, AgendaPanel)
    wait_for(found)
    found.add.click()
    assert [each.code for each in current(window).workspace.all(Workshop)] == ["D1"]
    assert len(current(window).workspace.all(Session)) == 4


def test_an_empty_plan_takes_a_template(window: Window, tmp_path: Path) -> None:
    screen = plan_of_nothing(window, tmp_path)
    screen.nothing.template.click()
    found = overlay(window, BringPanel)
    assert found.start_from.combo.currentText() == "The demo's design"
    wait_for(found.start_from)
    wait_for(found)
    found.start_from.day.setText("6/3/2027")
    found.start_from.day.editingFinished.emit()
    wait_for(found)
    found.bring.click()
    workspace = current(window).workspace
    first = min(workspace.all(Workshop), key=lambda each: each.position)
    assert first.held_on == date(2027, 3, 6)
    assert current(window).name == "Empty"
    assert screen.pages.currentWidget() is screen.panels
    button(window, "Undo").click()
    assert workspace.all(Workshop) == []


def test_a_date_that_is_none_is_said_before_a_template_is_taken(
    window: Window, tmp_path: Path
) -> None:
    plan_of_nothing(window, tmp_path)
    found = bring_design(window, None)
    found.start_from.day.setText("soon")
    found.start_from.day.editingFinished.emit()
    QApplication.processEvents()
    assert "is no date" in found.problem.text
    assert not found.bring.isEnabled()
