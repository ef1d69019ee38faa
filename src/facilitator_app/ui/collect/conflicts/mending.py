"""What can be done about a loose end, and about somebody who sits twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.differences import differences
from facilitator_app.domain.records import Prompt
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, column, row

if TYPE_CHECKING:
    from facilitator_app.domain.called import Called
    from facilitator_app.domain.records import Record
    from facilitator_app.ui.collect.conflicts.items import LooseEnd, Twice
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_PROMPT = "prompt_id"


class LoosePanel(QWidget):
    """A record that refers to what is gone: bring that back, move the record, or leave it."""

    left_alone = Signal()

    def __init__(
        self, workspace: Workspace, context: Context, called: Called, end: LooseEnd
    ) -> None:
        super().__init__()
        self._workspace, self._context, self._end = workspace, context, end
        self._gone = _last(workspace, end.target)
        self.prompts = Combo("Another prompt")
        self.back = Button(f"Bring the {end.kind} back", icon="rotate-ccw")
        self.there = Button("Move it there", icon="arrow-right")
        self.leave = Button("Leave it as it is", "quiet")
        can = not workspace.read_only
        self.back.setEnabled(can and self._gone is not None)
        self.there.setEnabled(can)
        moving = self._moving() if can else []
        self.setLayout(
            column(
                Paragraph(self._told(called), "lead"),
                Ground("card", column(*_lines(called, end.record), gap=4, pad=(16, 12, 16, 12))),
                row(self.back, self.leave, None),
                *moving,
                gap=12,
            )
        )
        self.back.clicked.connect(self._bring_back)
        self.there.clicked.connect(self._move)
        self.leave.clicked.connect(self.left_alone)

    def _told(self, called: Called) -> str:
        end = self._end
        if self._gone is None:
            return (
                f"This {end.record.record_kind} refers to a {end.kind} that has not come from "
                "another laptop yet, or that was erased. It is kept, and shown."
            )
        name = _name(called, self._gone)
        return (
            f"This {end.record.record_kind} refers to the {end.kind} {name}, which was removed on "
            "another laptop. It is kept, and shown."
        )

    def _moving(self) -> list[Any]:
        """Offer another prompt, where that is what is gone and no name hangs on it."""
        record, prompts = self._end.record, self._prompts()
        if self._end.field != _PROMPT or _PROMPT in record.key or not prompts:
            return []
        for each in prompts:
            self.prompts.addItem(f"{each.code} {each.question}".strip(), str(each.id))
        moved = row((self.prompts, 1), self.there)
        return [Rule(), Label("Or move it to another prompt", "strong"), moved]

    def _prompts(self) -> list[Prompt]:
        session = getattr(self._end.record, "session_id", None)
        found = self._workspace.of(Prompt, "session_id", [session]) if session else []
        return sorted(found, key=lambda each: (each.position, in_order(each.code)))

    def _bring_back(self) -> None:
        gone, workspace = self._gone, self._workspace
        if gone is not None:
            name = f"{gone.record_kind} brought back"
            self._context.changes.save(lambda: workspace.add(gone, name=name))

    def _move(self) -> None:
        record, workspace = self._end.record, self._workspace
        values: dict[str, Any] = {_PROMPT: UUID(self.prompts.currentData())}
        after = replace(record, **values)
        self._context.changes.save(lambda: workspace.edit(record, after, name="move to a prompt"))


class TwicePanel(QWidget):
    """Somebody who sits on several seats: leave all but one of them free."""

    def __init__(self, workspace: Workspace, context: Context, called: Called, item: Twice) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        disputed = set(workspace.conflicting())
        undecided = any(each.id in disputed for each in item.seats)
        for seat in item.seats:
            button = Button(f"Leave seat {seat.seat} of {called.of(seat.table_id, 'table')} free")
            button.setEnabled(not workspace.read_only and seat.id not in disputed)
            after = replace(seat, participant_id=None)
            button.clicked.connect(
                lambda _=False, seat=seat, after=after: context.changes.save(
                    lambda: workspace.edit(seat, after, name="leave a seat free")
                )
            )
            self.buttons.append(button)
        first = " A seat that is in conflict itself is decided first." if undecided else ""
        told = (
            "Two swaps were made on different laptops. Ask at the tables where this person sits, "
            f"and leave the other seat free.{first}"
        )
        self.setLayout(column(Paragraph(told, "lead"), row(*self.buttons, None), gap=12))


def _last(workspace: Workspace, record_id: UUID) -> Record | None:
    """Return what was removed, as it last was."""
    history = workspace.history(record_id)
    return next((each.record for each in reversed(history) if each.record is not None), None)


def _name(called: Called, record: Record) -> str:
    code = getattr(record, "code", "")
    return str(code) or called.title(record)


def _lines(called: Called, record: Record) -> list[Paragraph]:
    """Return what stands in a record, field by field."""
    found = differences(called, record, record)
    return [Paragraph(f"{e.title}: {''.join(piece.text for piece in e.left)}") for e in found]
