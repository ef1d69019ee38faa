"""Every command of the window, in one list: menu, shortcuts, palette and sheet are drawn from it.

To add one, write its line here and offer it where it can be done (`Actions.offer`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from facilitator_app.ui.parts import icons

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenu, QWidget


class Command(NamedTuple):
    """Something that a person can do: its name in code, its words, its group, keys and icon."""

    name: str
    words: str
    group: str
    keys: tuple[str, ...] = ()
    icon: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("new", "New programme…", "Programme", ("Ctrl+N",), "file-plus"),
    Command("open", "Open…", "Programme", ("Ctrl+O",), "folder-open"),
    Command("demo", "Try the demo", "Programme", ("Ctrl+D",), "play"),
    Command("practise", "Practise", "Programme", ("Ctrl+R",), "pencil"),
    Command("restore", "Restore a backup…", "Programme", ("Ctrl+B",), "history"),
    Command("bring.notes", "Bring in notes…", "Programme", icon="inbox"),
    Command("bring.ballots", "Bring in ballots…", "Programme", icon="list-checks"),
    Command("key.make", "Make the lead's key…", "Programme", icon="plus"),
    Command("key.open", "Open the lead's key…", "Programme", icon="lock"),
    Command("key.again", "Make the key again from its words…", "Programme", icon="keyboard"),
    Command("key.close", "Close the lead's key", "Programme", icon="x"),
    Command("key.copy", "Save a copy of the lead's key…", "Programme", icon="stick"),
    Command("key.copy.read", "Read the copy of the key back…", "Programme", icon="check"),
    Command("key.words", "Print the key's 24 words…", "Programme", icon="printer"),
    Command("key.words.read", "Type the 24 words back in…", "Programme", icon="keyboard"),
    Command("close", "Close the programme", "Programme", ("Ctrl+W",), "x"),
    Command("quit", "Quit", "Programme", ("Ctrl+Q",)),
    Command("undo", "Undo", "Edit", ("Ctrl+Z",), "rotate-ccw"),
    Command("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "repeat"),
    Command("find", "Search everything said", "Edit", ("Ctrl+F",), "search"),
    Command("plan", "Plan", "Go to", ("Ctrl+P",), "clipboard-list"),
    Command("overview", "Overview", "Go to", ("Alt+Home",), "book-open"),
    Command("table", "Table", "Go to", ("Ctrl+T",), "messages-square"),
    Command("collect", "Collect", "Go to", ("Ctrl+I",), "inbox"),
    Command("collect.packs", "Packs and receipts", "Go to", ("Ctrl+Shift+I",), "package"),
    Command("collect.board", "What is missing", "Go to", ("Ctrl+Shift+B",), "list-checks"),
    Command("collect.conflicts", "What must be decided", "Go to", ("Ctrl+Shift+X",), "git-branch"),
    Command("collect.kits", "Kits", "Go to", ("Ctrl+Shift+T",), "stick"),
    Command("results", "Results", "Go to", ("Ctrl+Shift+R",), "bars"),
    Command("share", "Share", "Go to", ("Ctrl+E",), "package"),
    Command("print", "Print…", "Go to", ("Ctrl+Shift+P",), "printer"),
    Command("session", "Choose the session…", "Go to", ("Ctrl+G",), "calendar"),
    Command("session.next", "Next session", "Go to", ("Ctrl+PgDown",), "arrow-right"),
    Command("session.previous", "Session before", "Go to", ("Ctrl+PgUp",), "arrow-left"),
    Command("plan.day", "Add a day", "Plan", ("Alt+D",), "calendar"),
    Command("plan.session", "Add a session", "Plan", ("Alt+A",), "plus"),
    Command("plan.prompt", "Add a prompt", "Plan", ("Alt+P",), "plus"),
    Command("plan.trade-off", "Add a trade-off", "Plan", ("Alt+T",), "plus"),
    Command("plan.copy", "Duplicate", "Plan", ("Ctrl+Shift+D",), "layers"),
    Command("plan.up", "Move up", "Plan", ("Alt+Shift+Up",)),
    Command("plan.down", "Move down", "Plan", ("Alt+Shift+Down",)),
    Command("plan.longer", "5 minutes longer", "Plan", ("Alt+Right",), "clock"),
    Command("plan.shorter", "5 minutes shorter", "Plan", ("Alt+Left",), "clock"),
    Command("plan.protect", "Protect, or no longer", "Plan", ("Alt+L",), "lock"),
    Command("plan.remove", "Remove", "Plan", icon="x"),
    Command("plan.day.copy", "Copy the day", "Plan", icon="layers"),
    Command("plan.day.remove", "Remove the day", "Plan", icon="x"),
    Command("plan.agenda", "From an agenda…", "Plan", icon="calendar"),
    Command("plan.from", "From a template…", "Plan", icon="layers"),
    Command("plan.keep", "Save as a template…", "Plan", icon="pin"),
    Command("plan.bring", "Bring in a design…", "Plan", icon="inbox"),
    Command("plan.give", "Give out the design…", "Plan", icon="package"),
    Command("prompt.next", "Next prompt", "Table", ("Alt+Down",), "arrow-right"),
    Command("prompt.previous", "Prompt before", "Table", ("Alt+Up",), "arrow-left"),
    Command("prompt.asked", "Prompt asked, or not yet", "Table", ("Alt+K",), "circle-check"),
    Command("prompt.merged", "Prompt merged, or not", "Table", ("Alt+M",), "split"),
    Command("prompt.skipped", "Prompt skipped, or not", "Table", ("Alt+X",), "skip-forward"),
    Command("prompt.shown", "Stimulus shown, or not", "Table", ("Alt+I",), "eye"),
    Command("notes", "Notes", "Table", ("Alt+N",), "messages-square"),
    Command("starred", "Next starred note", "Table", ("F3",), "star"),
    Command("note.history", "History of the note", "Table", ("Ctrl+H",), "history"),
    Command("removed", "Notes removed here", "Table", ("Alt+Z",), "rotate-ccw"),
    Command("votes", "Votes", "Table", ("Alt+V",), "list-checks"),
    Command("after", "After the vote", "Table", ("Alt+Shift+V",), "split"),
    Command("closing", "End of the session", "Table", ("Alt+E",), "pencil"),
    Command("seats", "Seats: arrived, left, swapped", "Table", ("Alt+R",), "users"),
    Command("seat", "Seat 1 arrived or left (2 to 10 alike)", "Table", ("Alt+Shift+1",)),
    Command("seat.yes", "Yes, the seat arrived", "Table", ("Alt+Y",), "check"),
    Command("summary", "Summary in three lines", "Table", ("Alt+U",), "type"),
    Command("questions", "Questions for the experts", "Table", ("Alt+Q",), "circle-question-mark"),
    Command("drafts", "Draft expectations", "Table", ("Alt+F",), "target"),
    Command("flipcharts", "Flipcharts", "Table", ("Alt+C",), "presentation"),
    Command("welfare", "Welfare log", "Table", ("Alt+W",), "shield-check"),
    Command("hands", "Who types here…", "Table", ("Alt+H",), "hand"),
    Command("sheet", "Type up a sheet", "Table", ("Alt+B",), "clipboard-list"),
    Command("sheet.done", "Done with the sheet", "Table", icon="x"),
    Command("signs", "Every sign of the entry line", "Table", ("Alt+S",), "keyboard"),
    Command("signs.sheet", "What the signs mean", "Table", ("Shift+F1",), "circle-question-mark"),
    Command("shorthand", "Shorthand…", "Table", ("Ctrl+Shift+H",), "type"),
    Command("table.pack", "Make the table pack", "Table", ("Alt+G",), "package"),
    Command("table.check", "Check this laptop…", "Table", icon="list-checks"),
    Command("table.key", "Make the pack for another key…", "Table", icon="lock"),
    Command("table.wipe", "Wipe this laptop…", "Table", icon="triangle-alert"),
    Command("results.view", "Picture or table", "Results", ("F4",), "eye"),
    Command("results.copy", "Copy as text", "Results", ("Ctrl+Shift+C",), "clipboard-list"),
    Command("palette", "Commands…", "View", ("Ctrl+K",), "command"),
    Command("shortcuts", "Shortcuts", "View", ("F1",), "keyboard"),
    Command("menu", "Menu", "View", ("F10",)),
    Command("look", "Text size and theme…", "View", ("Ctrl+,",), "type"),
    Command("cover", "Cover the screen", "View", ("Ctrl+L",), "eye-off"),
    Command("larger", "Larger text", "View", ("Ctrl++", "Ctrl+=")),
    Command("smaller", "Smaller text", "View", ("Ctrl+-",)),
    Command("standard", "Standard text size", "View", ("Ctrl+0",)),
    Command("full", "Full screen", "View", ("F11",), "monitor"),
)

_BY_NAME = {each.name: each for each in COMMANDS}


class Actions(QObject):
    """The commands that can be done now."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handlers: dict[str, Callable[[], object]] = {}
        self.are_held = False
        """Whether nothing can be done for now: the screen is covered."""
        self._actions = {command.name: self._action(command, window) for command in COMMANDS}

    def __getitem__(self, name: str) -> QAction:
        """Return a command as Qt knows it."""
        return self._actions[name]

    def command(self, name: str) -> Command:
        """Return a command as the list has it."""
        return _BY_NAME[name]

    def offer(self, name: str, handler: Callable[[], object], *, enabled: bool = True) -> None:
        """Let a command be done from now on."""
        self._handlers[name] = handler
        self._actions[name].setVisible(True)
        self._actions[name].setEnabled(enabled)
        self.changed.emit()

    def withdraw(self, *names: str) -> None:
        """Take commands back: they can no longer be done, and are no longer shown."""
        for name in names:
            self._handlers.pop(name, None)
            self._actions[name].setVisible(False)
            self._actions[name].setEnabled(False)
        self.changed.emit()

    def offer_while_shown(
        self, widget: QWidget, handlers: Mapping[str, Callable[[], object]]
    ) -> None:
        """Let commands be done for as long as a screen is shown."""
        _WhileShown(self, widget, handlers)

    def offered(self) -> list[Command]:
        """Return the commands that can be done, in the order of the list."""
        return [each for each in COMMANDS if each.name in self._handlers]

    def fill(self, menu: QMenu) -> None:
        """Put the commands that can be done into a menu, group by group."""
        group = ""
        for command in self.offered():
            if command.name == "menu":
                continue
            if group and command.group != group:
                menu.addSeparator()
            group = command.group
            action = self._actions[command.name]
            if command.icon:
                action.setIcon(icons.icon(command.icon, "text_muted"))
            menu.addAction(action)

    def _action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(command.words, window)
        action.setShortcuts([QKeySequence(each) for each in command.keys])
        action.setShortcutVisibleInContextMenu(True)
        action.setIconVisibleInMenu(True)
        action.setEnabled(False)
        action.setVisible(False)
        action.setObjectName(command.name)
        action.triggered.connect(lambda: self._do(command.name))
        window.addAction(action)
        return action

    def _do(self, name: str) -> None:
        handler = self._handlers.get(name)
        if handler is not None and not self.are_held:
            handler()


class _WhileShown(QObject):
    """Offers commands when a widget is shown, and withdraws them when it is hidden."""

    def __init__(
        self, actions: Actions, widget: QWidget, handlers: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(widget)
        self._actions, self._own = actions, handlers
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Listen to the widget being shown and hidden."""
        kind = event.type()
        if kind == QEvent.Type.Show:
            for name, handler in self._own.items():
                self._actions.offer(name, handler)
        elif kind == QEvent.Type.Hide:
            self._actions.withdraw(*self._own)
        return False
