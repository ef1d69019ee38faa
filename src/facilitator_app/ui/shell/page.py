"""An open programme: rail, top and bottom line round the screen of one stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from facilitator_app.domain.records import Programme
from facilitator_app.ui.parts.layouts import Stack, column, is_narrow
from facilitator_app.ui.search import SearchResults
from facilitator_app.ui.shell.bottom_line import BottomLine
from facilitator_app.ui.shell.rail import Rail
from facilitator_app.ui.shell.top_line import TopLine
from facilitator_app.ui.stages import Parted, first_of, stages_of
from facilitator_app.workspace.reader import FIRST_EDIT
from facilitator_app.workspace.safekeeping import VOTING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_LOOK_FOR_PROBLEMS = 5_000


class ProgrammePage(QWidget):
    """Builds each stage's screen when it is first gone to."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self._workspace, self._context = workspace, context
        self._screens: dict[str, QWidget] = {}
        self._kit = workspace.kit
        self._stages = stages_of(workspace)
        self.rail = Rail(context.actions, [each.command for each in self._stages])
        self.top = TopLine(self.programme, context.place, self.at_table)
        self.stack = Stack()
        self.results = SearchResults(workspace)
        self.stack.addWidget(self.results)
        self.bottom = BottomLine(
            context.actions, context.hands, context.key, read_only=workspace.read_only
        )
        page = QWidget()
        self._column = column(self.top, (self.stack, 1), gap=0)
        page.setLayout(self._column)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.rail)
        self._beside.addWidget(page, 1)
        self.setLayout(column((self._beside, 1), self.bottom, gap=0))
        self._stage = ""
        self._listen()

    def begin(self) -> None:
        """Show the first stage."""
        self.go(first_of(self._stages))

    @property
    def at_table(self) -> str:
        """The table and the workshop that the file is for; nothing if it is the lead's."""
        kit = self._kit
        return f"Table {kit.table_code} · {kit.workshop_code}" if kit else ""

    @property
    def programme(self) -> Programme | None:
        """The programme's own record."""
        return next(iter(self._workspace.all(Programme)), None)

    @property
    def stage(self) -> str:
        """The stage that is shown, by its command."""
        return self._stage

    def go(self, name: str) -> None:
        """Show a stage."""
        self._stage = name
        if name not in self._screens:
            stage = next(each for each in self._stages if each.command == name)
            self._screens[name] = stage.build(self._workspace, self._context, self.stack)
            self.stack.addWidget(self._screens[name])
        self.top.field.clear()
        self._context.messages.settle()
        self.rail.mark(name)
        self._show_screen()

    def put_on_top(self, strip: QWidget) -> None:
        """Show something in the place of the line above, for as long as the programme is open."""
        self.top.hide()
        self._column.insertWidget(0, strip)
        strip.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Say what undo and redo would do, now that they are offered."""
        super().showEvent(event)
        self._offer_undo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rail along the top where room is scarce."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if hasattr(self, "_stage"):
            self._arrange()

    def _arrange(self) -> None:
        narrow = is_narrow(self)
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.rail.lay(above=narrow)

    def _listen(self) -> None:
        context = self._context
        context.changes.changed.connect(self._after_change)
        context.changes.followed.connect(self._after_edit)
        context.changes.refused.connect(self.bottom.say_not_saved)
        context.changes.waiting.connect(self.bottom.say_waiting)
        self.top.searched.connect(self._search)
        self.results.left.connect(self.top.field.stop)
        offers: dict[str, Callable[[], object]] = {
            "undo": lambda: self._turn("undo"),
            "redo": lambda: self._turn("redo"),
            "find": self._find,
            "session": self.top.choose_session,
            "session.next": lambda: context.place.step(1),
            "session.previous": lambda: context.place.step(-1),
        }
        for stage in self._stages:
            offers[stage.command] = self._going(stage.command)
            offers |= {each: self._going(stage.command, each) for each in stage.parts}
        context.actions.offer_while_shown(self, offers)
        timer = QTimer(self, interval=_LOOK_FOR_PROBLEMS)
        timer.timeout.connect(self.look_for_problems)
        timer.start()

    def _going(self, name: str, part: str = "") -> Callable[[], None]:
        def go() -> None:
            self.go(name)
            screen = self._screens[name]
            if part and isinstance(screen, Parted):
                screen.show_part(part)

        return go

    def _show_screen(self) -> None:
        screen = self._screens[self._stage]
        self.stack.setCurrentWidget(screen)
        (screen.focusProxy() or screen).setFocus()

    def _find(self) -> None:
        self.top.field.setFocus()
        self.top.field.selectAll()

    def _search(self, words: str) -> None:
        if words:
            self.results.look_for(words)
            self.stack.setCurrentWidget(self.results)
        elif self.stack.currentWidget() is self.results:
            self._show_screen()

    def _turn(self, way: str) -> None:
        """Undo or redo, and say what by its name."""
        turned: list[str | None] = []
        turn = self._workspace.undo if way == "undo" else self._workspace.redo
        if self._context.changes.save(lambda: turned.append(turn())) and turned[0]:
            done = "Undone" if way == "undo" else "Done again"
            self._context.messages.say(f"{done}: {turned[0]}", "info")

    def _after_change(self, changes: list[Change]) -> None:
        self._context.messages.settle()
        self._context.actions["undo"].setEnabled(True)  # at once; its name follows
        if any(change.record.record_kind == Programme.record_kind for change in changes):
            self.top.call(self.programme)

    def _after_edit(self) -> None:
        """Say that all is saved, and what can be taken back."""
        self.bottom.say_saved()
        self._offer_undo()

    def _offer_undo(self) -> None:
        """Say what undo and redo would do; the programme's name is not to be undone away."""
        actions, workspace = self._context.actions, self._workspace
        name = None if workspace.read_only else workspace.undo_name
        self.bottom.offer_undo(None if name == FIRST_EDIT else name)
        again = None if workspace.read_only else workspace.redo_name
        actions["redo"].setText(f"Redo: {again}" if again else "Redo")
        actions["redo"].setEnabled(bool(again))

    def look_for_problems(self) -> None:
        """Say if a backup could not be made; Overview tells of one that waits for a vote."""
        backups = self._workspace.backups
        if problem := backups.problem:
            backups.problem = ""
            if problem != VOTING:
                self._context.messages.say(problem, "warn")
