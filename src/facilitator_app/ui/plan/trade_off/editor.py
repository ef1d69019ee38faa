"""The editor of a trade-off: its fields, and beside them the ballot card as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.records import TradeOff
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.ui.parts.labels import Glyph, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.panels import Panel, Panels
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import Findings
from facilitator_app.ui.plan.trade_off.form import TradeOffForm
from facilitator_app.ui.plan.trade_off.preview import Preview

if TYPE_CHECKING:
    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner

_PREVIEW, _BOTH = 360, 760
ALWAYS_THERE = (
    "Always on the card, below the answers: “Neither”, “I don't know” and “I'd rather not say”. "
    "They cannot be taken out: nobody has to choose, and they are never counted as the middle."
)


class TradeOffEditor(Editor):
    """Edits a trade-off, and follows it from one version to the next."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.title, self.chip = Line("", "title"), Chip("")
        self.cards = Button("Print the cards…", "plain", "printer")
        self.state, self.found = Paragraph("", "muted"), Findings()
        self.form = TradeOffForm(planner, self)
        self.preview = Preview()
        self.panels = Panels(
            "Parts of the editor",
            Panel("Edit", self._edited()),
            Panel("As they will see it", self.preview, _PREVIEW),
            narrow=_BOTH,
        )
        self.setLayout(column(self.panels, gap=0))
        self.form.typing.connect(self._show_typed)
        self.form.sides.reordered.connect(lambda: QTimer.singleShot(0, self, self._order))
        self.cards.clicked.connect(self._print)
        planner.renewed.connect(self._renew)
        planner.changed.connect(self._follow)

    def show_record(self, record: Record | None) -> None:
        """Show another trade-off, or the same one as it is now; of an older version, the newest."""
        found = record if isinstance(record, TradeOff) else None
        if found is not None and found in self.planner.plan.older:
            newer = [each for each in self.planner.plan.trade_offs if each.code == found.code]
            found = newer[0]
        self.form.show(found)
        self._tell()

    def first(self) -> QWidget:
        """Return the title: the code is mostly right as it is."""
        return self.form.title.line

    def flush(self) -> None:
        """Save what is still being typed, and keep what cannot be saved."""
        self.form.flush()

    # parts

    def _edited(self) -> QWidget:
        inside = QWidget()
        always = Ground(
            "raised", row(Glyph("lock"), (Paragraph(ALWAYS_THERE, "muted"), 1), pad=(12, 8, 12, 8))
        )
        inside.setLayout(
            column(
                row((self.title, 1), self.chip),
                self.state,
                row(self.cards, None),
                self.found,
                self.form.laid_out(),
                always,
                None,
                gap=10,
                pad=(20, 12, 12, 20),
            )
        )
        return Ground("surface", column(Scrolled(inside), gap=0))

    def _print(self) -> None:
        self.flush()
        if self.form.record is not None:
            self.planner.cards_wanted.emit(self.form.record)

    def _renew(self, before: TradeOff, after: TradeOff) -> None:
        if self.form.record is not None and self.form.record.id == before.id:
            self.form.go_on_as(after)

    def _follow(self) -> None:
        shown = self.form.record
        if shown is not None:
            found = self.planner.workspace.of(TradeOff, "id", [shown.id])
            if not found:
                self.form.forget()
            self.show_record(found[0] if found else None)

    def _tell(self) -> None:
        """Say what is being edited, whether it is locked, and what is wrong with it."""
        shown, plan = self.form.record, self.planner.plan
        self.panels.setVisible(shown is not None)
        if shown is None:
            return
        self.title.say(f"Trade-off {shown.code}")
        locked = shown.id in plan.locked
        word = "Locked" if locked else "Open to edits"
        later = f"Version {shown.version}" if shown.version > 1 else ""
        self.chip.say(later or word, "lock" if locked else "pencil")
        self.state.say(state_of(shown, plan))
        self.found.say([each for each in self.planner.found if each.record_id == shown.id])
        typed = self.form.wordings.typed_by_number()
        self.preview.show_trade_off(self.form.drafted() or shown, typed, plan)
        self._order()

    def _show_typed(self) -> None:
        drafted = self.form.drafted()
        if drafted is not None:
            self.preview.show_typed(drafted, self.form.wordings.typed_by_number())

    def _order(self) -> None:
        """Let Tab lead down the form, through rows that have come since."""
        stops = self.form.stops()
        in_order(stops[0], stops[1:])


def state_of(trade_off: TradeOff, plan: Plan) -> str:
    """Return whether wording and scale are locked, and what an edit of them comes to."""
    if trade_off.id not in plan.locked:
        older = (
            f" Version {trade_off.version - 1} keeps its answers." if trade_off.version > 1 else ""
        )
        return f"Open to edits: wording and scale lock with the first answer.{older}"
    since = "the first answer" if trade_off.id in plan.answered else "cards were made"
    return (
        f"Locked since {since}: a change makes version {trade_off.version + 1}; no shift is "
        "calculated between versions."
    )
