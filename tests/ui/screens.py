"""Every screen, panel and dialog of the window, and how a person comes to it.

A stage is walked without being named here. What else there is to be seen is: a new panel or
dialog gets a line in SCREENS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Session, Table, Workshop
from facilitator_app.settings import Recent
from facilitator_app.ui.covering.cover import Cover
from facilitator_app.ui.parts.crash_dialog import CrashDialog
from facilitator_app.ui.shell.top_line import SearchField
from facilitator_app.ui.stages import STAGES
from facilitator_app.ui.start.new import NewPanel
from facilitator_app.ui.start.obstacles import BusyPanel
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_key_file
from tests.ui.collect.boarded import BOARD_SCREENS
from tests.ui.collect.collected import PACK_SCREENS
from tests.ui.collect.decided import COLLECT_SCREENS
from tests.ui.designing.designed import DESIGNING_SCREENS
from tests.ui.kitted import KIT_SCREENS
from tests.ui.plan.outlined import PLAN_SCREENS
from tests.ui.plan.printed import PRINT_SCREENS
from tests.ui.results.revealed import RESULT_SCREENS
from tests.ui.table.shown import TABLE_SCREENS
from tests.ui.table_file.at_table import TABLE_FILE_SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window

    Come = Callable[[Window, Path], QWidget]

SESAME = "open, sesame"


def do(window: Window, command: str) -> None:
    window.services.actions[command].trigger()


def start(window: Window, _demo: Path) -> QWidget:
    return window


def start_again(window: Window, demo: Path) -> QWidget:
    for number in range(4):
        path = str(demo.with_name(f"{number}.facilitator"))
        window.services.settings.remember(
            Recent(path, f"Riverside conversations {number}", "3 days · 12 tables", fictional=True)
        )
    window.show_start()
    return window


def new(window: Window, _demo: Path) -> QWidget:
    do(window, "new")
    return window


def new_protected(window: Window, demo: Path) -> QWidget:
    [panel] = new(window, demo).findChildren(NewPanel)
    panel.protect.click()
    panel.make.click()
    return window


def passphrase(window: Window, demo: Path) -> QWidget:
    path = demo.with_name("secret.facilitator")
    Workspace.create(path, "Secret", passphrase=SESAME).close()
    window.asked_to_open.emit(path)
    return window


def in_use(window: Window, demo: Path) -> QWidget:
    with Workspace.open(demo):
        window.asked_to_open.emit(demo)
    return window


def gone(window: Window, demo: Path) -> QWidget:
    path = demo.with_name("gone.facilitator")
    window.services.settings.remember(Recent(str(path), "Gone"))
    window.asked_to_open.emit(path)
    return window


def busy(window: Window, _demo: Path) -> QWidget:
    window.start.ask(BusyPanel("Making the demo", "It takes a few seconds."))
    return window


def stage(command: str) -> Come:
    def come(window: Window, demo: Path) -> QWidget:
        window.asked_to_open.emit(demo)
        do(window, command)
        return window

    return come


def empty(window: Window, demo: Path) -> QWidget:
    path = demo.with_name("empty.facilitator")
    Workspace.create(path, "Empty").close()
    window.asked_to_open.emit(path)
    return window


def one_day(window: Window, demo: Path) -> QWidget:
    """Show a day without sessions."""
    path = demo.with_name("one day.facilitator")
    with Workspace.create(path, "One day") as workspace:
        workspace.add(Workshop.named(workspace.programme, code="D1", position=1, title="Only"))
    window.asked_to_open.emit(path)
    return window


def nothing_noted(window: Window, demo: Path) -> QWidget:
    path = demo.with_name("planned.facilitator")
    with Workspace.create(path, "Planned") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        session = Session.named(programme, code="1.1", workshop_id=day.id)
        workspace.add(day, session, Table.named(programme, code="A"))
    window.asked_to_open.emit(path)
    do(window, "table")
    return window


def search(words: str) -> Come:
    def come(window: Window, demo: Path) -> QWidget:
        window.asked_to_open.emit(demo)
        do(window, "find")
        [field] = window.findChildren(SearchField)
        field.setText(words)
        field.returnPressed.emit()
        return window

    return come


def restore(window: Window, demo: Path) -> QWidget:
    with Workspace.open(demo) as workspace:
        workspace.backups.make_now()
    window.asked_to_open.emit(demo)
    do(window, "restore")
    return window


def message(window: Window, _demo: Path) -> QWidget:
    window.services.messages.fail(
        FacilitatorError("The disk is full.", advice="Make room, then do it again.")
    )
    return window


def offer(window: Window, _demo: Path) -> QWidget:
    window.services.messages.say("61 notes are new.", "good", "Undo", lambda: None)
    return window


def over(command: str) -> Come:
    def come(window: Window, _demo: Path) -> QWidget:
        do(window, command)
        assert window.overlay is not None
        return window.overlay

    return come


def make_key(window: Window, demo: Path) -> QWidget:
    window.asked_to_open.emit(demo)
    return over("key.make")(window, demo)


def open_key(window: Window, demo: Path) -> QWidget:
    with Workspace.open(demo) as workspace:
        make_key_file(demo.with_suffix(".key"), workspace.programme, SESAME).close()
    window.asked_to_open.emit(demo)
    return over("key.open")(window, demo)


def cover_of(window: Window) -> Cover:
    [found] = [each for each in window.findChildren(Cover) if each.isVisible()]
    return found


def choosing_digits(window: Window, demo: Path) -> QWidget:
    window.asked_to_open.emit(demo)
    do(window, "cover")
    return cover_of(window)


def covered(window: Window, demo: Path) -> QWidget:
    window.services.digits.choose("2580")
    return choosing_digits(window, demo)


def practice(window: Window, _demo: Path) -> QWidget:
    do(window, "practise")
    return window


def crash(window: Window, _demo: Path) -> QWidget:
    dialog = CrashDialog(window, "Something unexpected went wrong (KeyError).")
    dialog.open()
    return dialog


SCREENS: dict[str, Come] = {
    "start": start,
    "start again": start_again,
    "new": new,
    "new, protected": new_protected,
    "passphrase": passphrase,
    "in use": in_use,
    "gone": gone,
    "busy": busy,
    "empty programme": empty,
    "day without sessions": one_day,
    "nothing noted": nothing_noted,
    "search": search("phone"),
    "search without hits": search("xylophone"),
    "restore": restore,
    "message": message,
    "message with an offer": offer,
    "commands": over("palette"),
    "shortcuts": over("shortcuts"),
    "what the signs mean": over("signs.sheet"),
    "text size and theme": over("look"),
    "make the lead's key": make_key,
    "open the lead's key": open_key,
    "cover, choosing digits": choosing_digits,
    "covered": covered,
    "practice": practice,
    "crash": crash,
    **TABLE_SCREENS,
    **PLAN_SCREENS,
    **PRINT_SCREENS,
    **DESIGNING_SCREENS,
    **RESULT_SCREENS,
    **COLLECT_SCREENS,
    **PACK_SCREENS,
    **TABLE_FILE_SCREENS,
    **BOARD_SCREENS,
    **KIT_SCREENS,
    **{f"stage {each.command}": stage(each.command) for each in STAGES},
}
