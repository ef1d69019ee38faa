"""How a person comes to an editor of the design: the editor alone, over a real file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.parts.layouts import Ground, Scrolled, column
from facilitator_app.ui.plan.planner import Planner
from tests.ui.acting import write
from tests.ui.conftest import current

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Record, Session, Workshop
    from facilitator_app.ui.plan.editors.record_editor import RecordEditor
    from facilitator_app.ui.plan.fields.field import Field
    from facilitator_app.ui.window import Window

Q = TypeVar("Q", bound="QWidget")
E = TypeVar("E", bound="RecordEditor[Any]")


def planner_of(window: Window, demo: Path) -> Planner:
    """Open a programme, and return its design."""
    window.asked_to_open.emit(demo)
    opened = current(window)
    return Planner(opened.workspace, opened.page._context)


def lay(window: Window, widget: Q, wide: int = 480) -> Q:
    """Lay something over the window at some width, as the Plan stage does."""
    page = Ground("surface", column((Scrolled(widget), 1)))
    page.setParent(window)
    page.setGeometry(0, 0, wide, window.height())
    page.show()
    page.raise_()
    QApplication.processEvents()
    return widget


def session(planner: Planner, code: str) -> Session:
    return next(each for each in planner.plan.sessions if each.code == code)


def workshop(planner: Planner, code: str) -> Workshop:
    return next(each for each in planner.plan.workshops if each.code == code)


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def open_at(window: Window, planner: Planner, kind: type[E], record: Record) -> E:
    editor = lay(window, kind(planner))
    editor.show_record(record)
    return editor


def fill(editor: RecordEditor[Any], name: str, words: str) -> Field[Any]:
    """Type into a field in place of what stands there, and go on to the next."""
    field: Field[Any] = editor.form._bound[name].field
    field.control.setFocus()
    field.control.selectAll()  # type: ignore[attr-defined]
    write(words)
    QTest.keyClick(field.control, Qt.Key.Key_Tab)
    return field
