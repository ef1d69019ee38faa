"""The short words of this table, beside those of the whole programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from facilitator_app.domain.records import Shorthand
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.half_typed import HalfTyped
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table.centre_page import CentrePage
from facilitator_app.ui.table.expanding import is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

SHORT, LONG = "shorthand short", "shorthand long"
_ABOUT = (
    "A short word, then a space, a full stop or Enter: it is written out in the line. One "
    "Backspace right after puts the short word back."
)
_PLAIN = "A short word has letters or digits, and no spaces."


class ShorthandPage(CentrePage):
    """Adds, changes and removes what this table's note-taker has short words for."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self._desk: Desk | None = None
        self.back = Button("Back to notes", "quiet", "x")
        self.short, self.long = _field("Short word"), _field("What it stands for")
        self.add = Button("Add", icon="plus")
        self.told = Label("", tone="bad")
        self.fields: dict[str, QLineEdit] = {}
        self._shown: list[Shorthand] = []
        self._half_typed = HalfTyped(workspace, context.changes, context.jobs, self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(
            column(
                Ground("bar", row(Label("Shorthand", "title"), None, self.back, pad=(20, 6, 8, 6))),
                (Scrolled(self._page()), 1),
                gap=0,
            )
        )
        self.back.clicked.connect(self.left)
        self.add.clicked.connect(self._add)
        for name, field in ((SHORT, self.short), (LONG, self.long)):
            field.returnPressed.connect(self._add)
            field.textEdited.connect(lambda text, name=name: self._half_typed.note(name, text))

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.short

    def show_desk(self, desk: Desk) -> None:
        """Show the short words of a table; what somebody is typing stays."""
        arrived, self._desk = self._desk is None, desk
        if arrived:
            left = self._half_typed.begin(desk.draft_place, {SHORT: "", LONG: ""})
            self.short.setText(left.get(SHORT, ""))
            self.long.setText(left.get(LONG, ""))
        known = sorted(self._workspace.all(Shorthand), key=lambda each: each.short.casefold())
        ours = [each for each in known if each.table_id in (None, desk.table.id)]
        if [each.id for each in ours] != [each.id for each in self._shown]:
            self._lay(ours)
        for each in ours:
            field = self.fields.get(each.short)
            if field is not None and each.table_id and not field.hasFocus():
                field.setText(each.text)
        self._shown = ours

    def take(self, changes: Sequence[Change]) -> None:
        """Show what was entered elsewhere."""
        kinds = {each.record.record_kind for each in changes}
        if self._desk is not None and Shorthand.record_kind in kinds:
            self.show_desk(self._desk)

    def put_away(self) -> None:
        """Keep what is half typed."""
        for short in list(self.fields):
            self._change(short)
        self._half_typed.flush()
        self._desk = None

    # what is done

    def _add(self) -> None:
        """Save a new short word, or what one that is there stands for from now on."""
        short, text, desk = self.short.text().strip(), self.long.text().strip(), self._desk
        if desk is None:
            return
        if not is_short(short) or not text:
            self._refuse(_PLAIN if not is_short(short) else "Say what it stands for.")
            (self.long if is_short(short) else self.short).setFocus()
            return
        old = self._own(short)
        workspace, name, table = self._workspace, f"shorthand {short}", desk.table.id
        new = Shorthand.named(workspace.programme, short=short, table_id=table, text=text)
        if old is None:
            done = self._context.changes.save(lambda: workspace.add(new, name=name))
        else:
            edited = replace(old, text=text)
            done = self._context.changes.save(lambda: workspace.edit(old, edited, name))
        if done:
            self._half_typed.done(SHORT, LONG)
            self.told.say("")
            self.short.clear()
            self.long.clear()
            self.short.setFocus()
            announce(self.short, f"{short} stands for {text}")

    def _change(self, short: str) -> None:
        """Save what a short word stands for, as its field is left."""
        old, text = self._own(short), self.fields[short].text().strip()
        if old is not None and text and text != old.text:
            edit = replace(old, text=text)
            name = f"shorthand {short} edited"
            self._context.changes.save(lambda: self._workspace.edit(old, edit, name))

    def _remove(self, short: str) -> None:
        old = self._own(short)
        if old is not None:
            name = f"shorthand {short} removed"
            self.short.setFocus()
            self._context.changes.save(lambda: self._workspace.remove(old, name=name))

    def _own(self, short: str) -> Shorthand | None:
        """Return this table's own entry of a short word."""
        return next((e for e in self._shown if e.table_id and e.short == short), None)

    def _refuse(self, sentence: str) -> None:
        self.told.say(sentence)
        announce(self.told, sentence)

    # parts

    def _lay(self, entries: Sequence[Shorthand]) -> None:
        """List the entries anew."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = {}
        ours = {each.short.casefold() for each in entries if each.table_id}
        for at, each in enumerate(entries):
            self._grid.addWidget(Label(each.short, "strong"), at, 0)
            if each.table_id is None:
                hidden = " (this table has its own)" if each.short.casefold() in ours else ""
                self._grid.addWidget(Paragraph(f"{each.text}{hidden}"), at, 1)
                self._grid.addWidget(Label("of the programme", "muted"), at, 2)
                continue
            field = _field(f"What {each.short} stands for")
            field.setText(each.text)
            field.editingFinished.connect(lambda short=each.short: self._change(short))
            remove = Button("Remove", "quiet", "x")
            remove.setAccessibleName(f"Remove {each.short}")
            remove.clicked.connect(lambda _=False, short=each.short: self._remove(short))
            self.fields[each.short] = field
            self._grid.addWidget(field, at, 1)
            self._grid.addWidget(remove, at, 2)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setLayout(
            column(
                Paragraph(_ABOUT, "muted"),
                row(
                    (column(Label("Short word"), self.short, gap=4), 1),
                    (column(Label("What it stands for"), self.long, gap=4), 3),
                    column(Label(""), self.add, gap=4),
                    gap=12,
                ),
                self.told,
                Label("Short words here", "strong"),
                self._grid,
                None,
                gap=10,
                pad=(18, 16, 18, 16),
            )
        )
        return page


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    return field
