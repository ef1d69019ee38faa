"""The Plan screen: the outline, and the editor of what is at hand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from facilitator_app.domain.records import Session
from facilitator_app.ui.parts.layouts import Ground, Rule, Stack, column, row
from facilitator_app.ui.parts.panels import Head, Panel, Panels
from facilitator_app.ui.plan.editors.registry import editor_for
from facilitator_app.ui.plan.nothing_yet import NothingYet
from facilitator_app.ui.plan.outline import OutlinePanel
from facilitator_app.ui.plan.outline_acts import STEP, OutlineActs
from facilitator_app.ui.plan.outline_adding import OutlineAdding
from facilitator_app.ui.plan.outline_menus import OutlineMenus
from facilitator_app.ui.plan.outline_rows import PROGRAMME, Row
from facilitator_app.ui.plan.planner import Planner

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.plan.editors.editor import Editor
    from facilitator_app.workspace import Workspace

_OUTLINE = 420


class PlanScreen(QWidget):
    """The design of the programme, to be looked at and changed."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self._context = context
        self.planner = Planner(workspace, context)
        self.outline = OutlinePanel(self.planner)
        self.acts = OutlineActs(self.outline, self.planner)
        self.adding = OutlineAdding(self.outline, self.planner)
        self._commands = self._offered()
        self.menus = OutlineMenus(self.outline, context.actions)
        self.editors = Stack()
        self._made: dict[type[Editor], Editor] = {}
        self._editor: Editor | None = None
        self.panels = Panels(
            "Parts of this screen",
            Panel("Outline", self.outline, _OUTLINE, Head(self.outline.top, self.outline.above)),
            Panel("Editor", Ground("surface", row(Rule(upright=True), (self.editors, 1), gap=0))),
        )
        self.nothing = NothingYet(context.actions, read_only=workspace.read_only)
        self.pages = Stack(self.nothing, self.panels)
        self.setLayout(column(self.pages, gap=0))
        self._scope_first = False
        self._listen()
        self._begin()

    @property
    def editor(self) -> Editor | None:
        """The editor that is shown."""
        return self._editor

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the line at hand, or to what starts the plan."""
        super().focusInEvent(event)
        begun = self.pages.currentWidget() is self.panels
        (self.outline.view if begun else self.nothing.day).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back from an editor to the outline."""
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.panels:
            self.to_outline()
        else:
            super().keyPressEvent(event)

    def to_outline(self) -> None:
        """Give the focus to the line at hand."""
        if self._editor is not None:
            self._editor.flush()
        self.panels.bring("Outline")
        self.outline.view.setFocus()

    def to_editor(self) -> None:
        """Give the focus to the first field of what is at hand, all of its words chosen."""
        if self._editor is None:
            return
        self.panels.bring("Editor")
        first = self._editor.first()
        first.setFocus()
        if isinstance(first, QLineEdit | QPlainTextEdit):
            first.selectAll()

    def show_record(self, record: Record) -> None:
        """Show a record in its editor, wherever it is listed."""
        self._choose_page()
        if self.outline.go([record]):
            self.to_editor()

    # parts

    def _begin(self) -> None:
        session = self._context.place.session
        self.outline.show_place(PROGRAMME)
        if session is not None:
            self.outline.go([session])
        self._choose_page()

    def _choose_page(self) -> None:
        """Show the outline once there is something in it."""
        begun = self._scope_first or bool(self.planner.plan.workshops)
        self.pages.setCurrentWidget(self.panels if begun else self.nothing)

    def _listen(self) -> None:
        self.planner.changed.connect(self._follow)
        self.planner.wanted.connect(self.show_record)
        self.outline.came_to.connect(self._come_to)
        self.outline.view.opened.connect(self.to_editor)
        self.nothing.scope_wanted.connect(self._write_scope)
        self._context.changes.closing.connect(self._flush)
        self._context.actions.offer_while_shown(self, self._commands)

    def _offered(self) -> dict[str, Callable[[], object]]:
        acts, adding = self.acts, self.adding
        return {
            "plan.day": adding.add_day,
            "plan.session": adding.add_session,
            "plan.prompt": adding.add_prompt,
            "plan.trade-off": adding.add_trade_off,
            "plan.copy": acts.duplicate,
            "plan.up": lambda: acts.move(-1),
            "plan.down": lambda: acts.move(1),
            "plan.longer": lambda: acts.lengthen(STEP),
            "plan.shorter": lambda: acts.lengthen(-STEP),
            "plan.protect": acts.protect,
            "plan.remove": acts.remove,
            "plan.day.copy": acts.copy_day,
            "plan.day.remove": acts.remove_day,
        }

    def _follow(self) -> None:
        self._choose_page()
        self.outline.follow()

    def _come_to(self) -> None:
        """Show what is at hand in its editor, or several sessions at once."""
        row = self.outline.at_hand
        if row is None:
            return
        rows = self.outline.view.chosen()
        sessions = [each.record for each in rows if isinstance(each.record, Session)]
        several = len(sessions) > 1 and len(sessions) == len(rows)
        editor = self._editor_of("sessions" if several else _thing(row))
        if self._editor is not None and self._editor is not editor:
            self._editor.flush()
        self._editor = editor
        if several:
            editor.show_records(sessions)
        else:
            editor.show_record(row.record)
        self.editors.setCurrentWidget(editor)

    def _editor_of(self, thing: Record | str) -> Editor:
        """Return the editor of a thing, made when it is first needed."""
        kind = editor_for(thing)
        if kind not in self._made:
            self._made[kind] = kind(self.planner)
            self.editors.addWidget(self._made[kind])
        return self._made[kind]

    def _write_scope(self) -> None:
        self._scope_first = True
        self._choose_page()
        self.outline.show_place(PROGRAMME)
        self.to_editor()

    def _flush(self) -> None:
        if self._editor is not None:
            self._editor.flush()


def _thing(row: Row) -> Record | str:
    if row.section or row.record is None:
        return row.section
    return row.record
