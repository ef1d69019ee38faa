"""The versions of one record, two at a time, and the decision between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.disputes import is_readable
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Ballot
from facilitator_app.ui.collect.conflicts.comparison import Comparison
from facilitator_app.ui.collect.conflicts.items import sits_twice
from facilitator_app.ui.collect.conflicts.third import ThirdForm, fields_of, look_at_paper
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row

if TYPE_CHECKING:
    from facilitator_app.domain.called import Called
    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Record
    from facilitator_app.ui.collect.conflicts.items import Dispute
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_NEWER = (
    "A newer version of the app wrote one of these, and this one cannot read it. Install that "
    "version here, or decide on a laptop that has it."
)


class DisputePanel(QWidget):
    """Shows two versions; where there are more, which two can be chosen."""

    decided = Signal(object)
    """A version stands for all of them now; or why not."""
    opened = Signal(object)
    """A form was opened that should be seen."""

    def __init__(
        self, workspace: Workspace, context: Context, called: Called, dispute: Dispute
    ) -> None:
        super().__init__()
        self._made_of = (workspace, context, called)
        self.dispute = dispute
        self.versions = dispute.conflict.versions
        self._can = not workspace.read_only and is_readable(dispute.conflict)
        numbers = {str(at): str(at + 1) for at in range(len(self.versions))}
        self.sides = (Segmented("Left", numbers, "0"), Segmented("Right", numbers, "1"))
        choosing = row(Label("Left"), self.sides[0], 16, Label("Right"), self.sides[1], None)
        self._which = QWidget()
        self._which.setLayout(choosing)
        self.third = Button("Write a third", icon="pencil", keys="3")
        self.third.clicked.connect(self.write_third)
        self.form: ThirdForm | None = None
        self._body, self._below = column(gap=12), column(gap=0)
        writing = row(self.third, None)
        self.setLayout(column(*self._told(), self._which, self._body, writing, self._below, gap=12))
        for side in self.sides:
            side.chosen.connect(lambda _: self._compare())
        self._which.setVisible(len(self.versions) > 2)  # noqa: PLR2004 - two are both shown
        self.comparison: Comparison | None = None
        self._compare()
        if self._half_typed():
            self._open_form()

    def keep(self, side: int) -> None:
        """Let the version on this side stand for all of them."""
        if self._can:
            self._decide(self._pair()[side].record)

    def write_third(self) -> None:
        """Open the form for a third version."""
        if self.third.isEnabled():
            self._open_form()
            if self.form is not None:
                self.form.first.setFocus()
                self.opened.emit(self.form)

    def flush(self) -> None:
        """Keep what is half typed."""
        if self.form is not None:
            self.form.flush()

    # parts

    def _told(self) -> list[QWidget]:
        """Return what is to be known first."""
        found: list[QWidget] = []
        if isinstance(self.dispute.record, Ballot):
            found.append(look_at_paper())
        if self.dispute.together:
            others = "; ".join(self.dispute.together)
            words = f"Saved together with, or about the same person: {others}."
            found.append(Paragraph(f"{words} Each of them is decided by itself.", "", "info"))
        if not is_readable(self.dispute.conflict):
            found.append(Paragraph(_NEWER, "", "warn"))
        return found

    def _pair(self) -> tuple[Revision, Revision]:
        left, right = (self.versions[int(each.value)] for each in self.sides)
        return left, right

    def _records(self) -> tuple[Record | None, Record | None]:
        left, right = self._pair()
        return left.record, right.record

    def _compare(self) -> None:
        """Show the two that are chosen."""
        self._close_form()
        workspace, _, called = self._made_of
        numbers = tuple(int(each.value) + 1 for each in self.sides)
        records = self._records()
        warnings = tuple(sits_twice(workspace, called, each) for each in records)
        before = self.comparison
        self.comparison = Comparison(
            called,
            self._pair(),
            (numbers[0], numbers[1]),
            (warnings[0], warnings[1]),
            can_decide=self._can,
        )
        self.comparison.kept.connect(self.keep)
        self._body.insertWidget(0, self.comparison)
        self._below.addWidget(self.comparison.same)
        if before is not None:
            _drop(before)
            _drop(before.same)
        self.third.setEnabled(self._can and bool(fields_of(called, *records)))

    def _open_form(self) -> None:
        if self.form is None:
            self.form = ThirdForm(*self._made_of, self._records())
            self.form.saved.connect(self._save_third)
            self.form.left_alone.connect(self._close_form)
            self._body.addWidget(self.form)
            self.third.hide()

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.flush()
            _drop(self.form)
            self.form = None
            self.third.show()

    def _half_typed(self) -> bool:
        workspace, _, called = self._made_of
        place = f"conflict {self.dispute.conflict.record_id}"
        names = fields_of(called, *self._records()) if self._can else []
        return any(workspace.draft(f"{name} of {place}") for name in names)

    def _save_third(self) -> None:
        form = self.form
        if form is not None:
            try:
                made = form.record()
            except FacilitatorError as error:
                self._made_of[1].messages.fail(error)
                return
            if self._decide(made):
                form.done()

    def _decide(self, chosen: Record | None) -> bool:
        workspace, context, _ = self._made_of
        conflict = self.dispute.conflict
        error = context.changes.attempt(lambda: workspace.resolve(conflict, chosen))
        self.decided.emit(error)
        return error is None


def _drop(widget: QWidget) -> None:
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is not None:
        layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
