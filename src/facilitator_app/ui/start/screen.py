"""The first thing that is seen: where somebody left off, what can be opened, how to begin."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from facilitator_app import __version__
from facilitator_app.ui.parts.buttons import Button, RowButton
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.ui.parts.labels import Glyph, Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, Scrolled, column, is_narrow, row
from facilitator_app.ui.parts.moments import said
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from facilitator_app.settings import Recent
    from facilitator_app.ui.services import Services
    from facilitator_app.ui.start.panel import Panel

BEGINNINGS = ("new", "open", "demo", "practise", "restore")
"""The commands that the start screen has a button for."""
_LEFT, _RIGHT = 340, 660


class StartScreen(QWidget):
    """Beginnings on the left; on the right what was open before, or a question about a file."""

    wanted = Signal(Path)
    """A file to open."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setAccessibleName("Start")
        self._services = services
        self.buttons: dict[str, Button] = {}
        self.panel: Panel | None = None
        self._right = column(gap=0)
        self._right_side = _side(self._right)
        self._left_side = _side(self._beginnings())
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(64)
        self._body.addStretch(1)
        for side in (self._left_side, self._right_side):
            self._body.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addStretch(1)
        page = QWidget()
        page.setLayout(self._body)
        self._scrolled = Scrolled(page)
        self.setLayout(column((self._scrolled, 1), self._foot(), gap=0))
        self.rows: list[RowButton] = []
        self.show_recent()

    def show_recent(self) -> None:
        """Show what was open before, in place of any question."""
        self._clear()
        recent = self._services.settings.preferences.recent
        items: list[QWidget] = [self._welcome() if not recent else self._last(recent[0])]
        if len(recent) > 1:
            items.append(self._others(recent[1:]))
        items.append(
            Paragraph(
                "Or drop a programme or a table kit anywhere on this window to open it.", "muted"
            )
        )
        shown = QWidget()
        shown.setLayout(column(*items, gap=16))
        self._right.addWidget(shown)

    def ask(self, panel: Panel) -> None:
        """Show a question in the place of what was open before."""
        self._clear()
        self.panel = panel
        panel.left.connect(self.show_recent)
        panel.left.connect(self.focus_first)
        self._right.addWidget(panel)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where most people go on."""
        first = self.first if self.panel is None else self.panel.first()
        first.setFocus()
        # Where it will be is known once the layout is.
        QTimer.singleShot(0, first, lambda: self._scrolled.show_from_top(first))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one side above the other where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if hasattr(self, "_body"):
            self._arrange()

    def _arrange(self) -> None:
        narrow = is_narrow(self)
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.BottomToTop if narrow else ways.LeftToRight)
        pad = (24, 24, 24, 24) if narrow else (48, max(24, self.height() // 8), 48, 32)
        self._body.setContentsMargins(*pad)
        self._body.setSpacing(24 if narrow else 64)
        room = self.width() - 2 * pad[0] - 16
        for side, wide in ((self._left_side, _LEFT), (self._right_side, _RIGHT)):
            side.setFixedWidth(room if narrow else min(current().px(wide), room))

    def _clear(self) -> None:
        self.panel = None
        self.rows = []
        while (item := self._right.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _beginnings(self) -> QBoxLayout:
        for name in BEGINNINGS:
            action = self._services.actions[name]
            keys = action.shortcut().toString()
            command = self._services.actions.command(name)
            button = Button(command.words, "start", command.icon, keys)
            button.clicked.connect(action.trigger)
            self.buttons[name] = button
        return column(
            Label("Facilitator", "display"),
            Paragraph(
                "Plan the day, note what is said at every table, count the votes, "
                "hand over the evidence.",
                "lead",
                "muted",
            ),
            16,
            *self.buttons.values(),
            24,
            row(
                Glyph("hard-drive"),
                (Paragraph("Works without a network. All of it stays on this laptop.", "muted"), 1),
                gap=10,
            ),
            gap=10,
        )

    def _foot(self) -> QWidget:
        actions = self._services.actions
        looks = Button("Text size and theme", "quiet", "type")
        looks.clicked.connect(actions["look"].trigger)
        keys = Button("Shortcuts", "quiet", "keyboard")
        keys.clicked.connect(actions["shortcuts"].trigger)
        version = Label(f"Version {__version__}", "muted")
        return Ground("foot", row(version, None, looks, keys, pad=(24, 6, 24, 6)))

    def _welcome(self) -> QWidget:
        self.first: QWidget = Button("Try the demo", "primary", "play")
        self.first.clicked.connect(self._services.actions["demo"].trigger)
        words = column(
            Label("New here?", "title"),
            Paragraph(
                "The demo is a whole programme: three days, twelve tables, a hundred invented "
                "people and what they said. Nothing in it can be spoilt.",
                "muted",
            ),
            gap=4,
        )
        return Ground("card", row((words, 1), self.first, gap=16, pad=(20, 16, 20, 16)))

    def _last(self, recent: Recent) -> QWidget:
        go_on = Button("Carry on", "primary", "arrow-right")
        go_on.setAccessibleDescription(f"Opens {recent.name}")
        go_on.clicked.connect(lambda: self.wanted.emit(Path(recent.path)))
        self.first = go_on
        title = row((Line(recent.name, "title"), 1), *_mark(recent))
        words = column(
            Label("Where you left off", "muted"), title, Line(_about(recent), "muted"), gap=4
        )
        return Ground("card", row((words, 1), go_on, gap=16, pad=(20, 16, 20, 16)))

    def _others(self, recent: tuple[Recent, ...]) -> QWidget:
        listed = column(gap=0, pad=(2, 4, 2, 4))
        self.rows = [self._row(each) for each in recent]
        for place, each in enumerate(self.rows):
            if place:
                listed.addWidget(Rule())
            listed.addWidget(each)
        whole = QWidget()
        whole.setLayout(column(Label("Before that", "title"), Ground("card", listed)))
        return whole

    def _row(self, recent: Recent) -> RowButton:
        title = row((Line(recent.name, "strong"), 1), *_mark(recent))
        words = column(title, Line(_about(recent), "muted"), gap=0)
        inside = row(Glyph("layers", size=24), (words, 1), Glyph("chevron-right"), gap=12)
        inside.setContentsMargins(14, 4, 12, 4)
        result = RowButton(f"{recent.name}, {_about(recent)}", inside)
        result.setToolTip(f"{recent.path}\nDelete takes it off this list; the file stays.")
        result.clicked.connect(lambda: self.wanted.emit(Path(recent.path)))
        result.removed.connect(lambda: self._forget(recent))
        return result

    def _forget(self, recent: Recent) -> None:
        self._services.settings.forget(recent.path)
        self.show_recent()
        self.focus_first()


def _side(layout: QBoxLayout) -> QWidget:
    result = QWidget()
    result.setLayout(layout)
    return result


def _mark(recent: Recent) -> list[QWidget]:
    return [Chip("Demo", tone="info")] if recent.fictional else []


def _about(recent: Recent) -> str:
    saved = said(datetime.fromisoformat(recent.saved_at)) if recent.saved_at else ""
    return " · ".join(filter(None, (recent.about, saved, Path(recent.path).name)))
