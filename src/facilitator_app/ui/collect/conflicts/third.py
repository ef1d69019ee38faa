"""Writes a third version: new words, and of every other field the left or the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.called import field_of
from facilitator_app.domain.differences import differences
from facilitator_app.domain.disputes import WRITTEN, third
from facilitator_app.ui.collect.conflicts.marks import MarksField
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.half_typed import HalfTyped
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.lines import TextArea

if TYPE_CHECKING:
    from facilitator_app.domain.called import Called
    from facilitator_app.domain.records import Record
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_LEFT, _RIGHT = "left", "right"
_LONGEST = 24


def fields_of(called: Called, left: Record | None, right: Record | None) -> list[str]:
    """Return what a third version can say otherwise, words first; beside a removal only these."""
    record = left if left is not None else right
    if record is None:
        return []
    if left is None or right is None:
        return list(WRITTEN.get(record.record_kind, ()))
    words = WRITTEN.get(record.record_kind, ())
    found = [each.field for each in differences(called, left, right) if each.differs]
    return sorted(found, key=lambda name: name not in words)


class ThirdForm(Ground):
    """A field for each thing that differs; what is typed is kept until it is saved."""

    saved = Signal(object)
    left_alone = Signal()

    def __init__(
        self,
        workspace: Workspace,
        context: Context,
        called: Called,
        sides: tuple[Record | None, Record | None],
    ) -> None:
        super().__init__("now")
        found = next(each for each in sides if each is not None)
        self._base: Record = found
        self._sides = sides
        self._areas: dict[str, TextArea] = {}
        self._picks: dict[str, Segmented] = {}
        self._marks: MarksField | None = None
        self._half = HalfTyped(workspace, context.changes, context.jobs, self)
        lines = [self._field(workspace, called, name) for name in fields_of(called, *sides)]
        self.save = Button("Save the third version", "primary")
        self.back = Button("Write none", "quiet", "x")
        self.setLayout(
            column(
                Label("A third version", "title"),
                *lines,
                row(self.save, self.back, None),
                gap=10,
                pad=(16, 12, 16, 12),
            )
        )
        self.save.clicked.connect(lambda: self.saved.emit(self))
        self.back.clicked.connect(self._leave)
        self._begin(str(found.id))

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return next(iter((*self._areas.values(), *self._picks.values())), self.save)

    def record(self) -> Record:
        """Return the version that was written, or raise what is wrong with it."""
        left, right = (each or self._base for each in self._sides)
        picked = [
            (name, right if each.value == _RIGHT else left) for name, each in self._picks.items()
        ]
        words = {name: each.toPlainText().strip() for name, each in self._areas.items()}
        made = third(self._base, picked, words)
        return made if self._marks is None else self._marks.marked(made)

    def done(self) -> None:
        """Let go of what was half typed: it is saved, or nobody wants it."""
        self._half.done(*self._half.names)

    def flush(self) -> None:
        """Keep what is half typed: the form is about to go away."""
        self._half.flush()

    def _field(self, workspace: Workspace, called: Called, name: str) -> QWidget:
        shown = [each for each in self._sides if each is not None]
        title = field_of(name)
        holder = QWidget()
        if name in WRITTEN.get(self._base.record_kind, ()):
            area = self._areas[name] = TextArea(title)
            area.setPlainText(_plain(shown[0], name))
            area.textChanged.connect(lambda: self._half.note(name, area.toPlainText()))
            holder.setLayout(column(Label(title, "muted"), area, gap=4))
        elif name == "marks":
            self._marks = MarksField(workspace, shown[0], shown[-1])
            holder.setLayout(column(self._marks))
        else:
            words = {
                side: f"{side.capitalize()}: {_short(called.value(each, name))}"
                for side, each in zip((_LEFT, _RIGHT), shown, strict=True)
            }
            pick = self._picks[name] = Segmented(title, words, _LEFT)
            pick.chosen.connect(lambda value: self._half.note(name, value))
            holder.setLayout(column(Label(title, "muted"), pick, gap=4))
        return holder

    def _begin(self, place: str) -> None:
        """Take up what was half typed here before."""
        saved = {name: each.toPlainText() for name, each in self._areas.items()}
        saved |= {name: each.value for name, each in self._picks.items()}
        for name, text in self._half.begin(f"conflict {place}", saved).items():
            if name in self._areas:
                self._areas[name].setPlainText(text)
            else:
                self._picks[name].choose(text)

    def _leave(self) -> None:
        self.done()
        self.left_alone.emit()


def look_at_paper() -> QWidget:
    """Return what is said of ballots: the paper decides, and nothing else."""
    return Paragraph(
        "Look at the paper with this code: it says which version is right. If neither is, key "
        "what stands there as a third.",
        "",
        "info",
    )


def _plain(record: Record, name: str) -> str:
    value = getattr(record, name)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _short(value: str) -> str:
    words = " ".join(value.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
