"""Keeps the fields of an editor and a record of the design in step."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import Record
from facilitator_app.ui.parts.half_typed import HalfTyped

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.plan.fields.field import Field
    from facilitator_app.ui.plan.planner import Planner

_CALLED = ("title", "question", "name")
R = TypeVar("R", bound=Record)
F = TypeVar("F", bound="Field[Any]")


@dataclass(frozen=True)
class Bound(Generic[R]):
    """A field and what it shows of a record."""

    field: Field[Any]
    read: Callable[[R], Any]
    write: Callable[[R, Any], R]
    check: Callable[[R, Any], None]
    """Refuses what does not go with the rest of the design, with a PlanError."""
    save: Callable[[R, R], bool]


class Form(QObject, Generic[R]):
    """Shows a record in fields, and saves each of them as it is left.

    A field that somebody types in stays as it is, whatever happens elsewhere; what cannot be saved
    stays typed, is kept in the file, and stands there again when the record is shown again.
    """

    typing = Signal()
    """Something was typed, chosen or taken back: `drafted` has it."""

    shown = Signal(object)
    """A record is shown, another one or the same as it is now."""

    def __init__(self, planner: Planner, parent: QWidget, told: Callable[[R], str]) -> None:
        super().__init__(parent)
        self.record: R | None = None
        self._planner, self._told = planner, told
        context = planner.context
        self._half_typed = HalfTyped(planner.workspace, context.changes, context.jobs, self)
        self._bound: dict[str, Bound[R]] = {}
        self._warned_of: list[str] = []
        self._saving = False
        self._next: list[R | None] = []
        """What was asked for while something was being saved."""
        context.changes.closing.connect(self.flush)

    def add(
        self,
        name: str,
        field: F,
        *,
        read: Callable[[R], Any] | None = None,
        write: Callable[[R, Any], R] | None = None,
        check: Callable[[R, Any], None] | None = None,
        save: Callable[[R, R], bool] | None = None,
    ) -> F:
        """Bind a field to one of the record's, or to what `read` and `write` make of it."""
        self._bound[name] = Bound(
            field,
            read or (lambda record: getattr(record, name)),
            write or (lambda record, value: replace(record, **{name: value})),
            check or (lambda _record, _value: None),
            save or (lambda before, after: self._edit(field, before, after)),
        )
        field.typed.connect(lambda text: self._note(name, text))
        field.left.connect(lambda: self.save(name))
        field.taken_back.connect(lambda: self._take_back(name))
        return field

    def show(self, record: R | None) -> None:
        """Show another record, or the same one as it is now."""
        if self._saving and not self._is_at(record):
            self._next = [record]  # whoever asked was told of the very edit that is being saved
            return
        if not self._is_at(record):
            self.flush()
        if record is None:
            self.record = None
        elif self._is_at(record):
            self.record = record
            self.suit(record)
            for each in self._bound.values():
                each.field.follow(each.read(record))
        else:
            self.record = record
            self.suit(record)
            self._take_up(record)
        if record is not None:
            self.shown.emit(record)

    def suit(self, record: R) -> None:
        """Have the fields that a record asks for; what stood in them has been saved."""

    def go_on_as(self, record: R) -> None:
        """Show another version of the same thing: what is being typed is now about that."""
        if self.record is None:
            return
        typed = {name: e.field.text() for name, e in self._bound.items() if e.field.is_typed}
        self._half_typed.done(*self._bound)
        self.record = record
        written = {name: e.field.written(e.read(record)) for name, e in self._bound.items()}
        self._half_typed.begin(_place(record), written)
        for each in self._bound.values():
            each.field.follow(each.read(record))
        for name, text in typed.items():
            self._note(name, text)

    def drafted(self) -> R | None:
        """Return the record as it would be if what is typed were saved, as far as it can be."""
        found = self.record
        for each in self._bound.values():
            if found is not None and each.field.is_typed:
                with suppress(PlanError):
                    found = each.write(found, each.field.value())
        return found

    def save(self, name: str) -> bool:
        """Save what stands in one field; return whether it went, or was not needed."""
        done = self._save(name)
        self._go_on()
        return done

    def first(self) -> QWidget:
        """Return the field of what it is called: codes before it are mostly right as they are."""
        called = [each for name, each in self._bound.items() if name in _CALLED]
        first = next(iter(called or self._bound.values()))
        return first.field.control

    def flush(self) -> None:
        """Save what is still being typed; keep what cannot be saved, and say so."""
        record = self.record
        if record is None:
            return
        refused = [each.field for name, each in self._bound.items() if not self._save(name)]
        self._half_typed.flush()
        words = [f"{each.name} of {self._told(record)}: {each.wrong}" for each in refused]
        if words and words != self._warned_of and refused[0].wrong:
            self._planner.context.messages.say(
                f"Not saved is {words[0]} It stands there when you come back.",
                "warn",
                "Go back",
                lambda: self._planner.wanted.emit(record),
            )
        self._warned_of = words
        self._go_on()

    def forget(self) -> None:
        """Save nothing more: the record is no longer there."""
        self._half_typed.flush()
        self.record = None

    def _is_at(self, record: R | None) -> bool:
        return record is not None and self.record is not None and record.id == self.record.id

    def _go_on(self) -> None:
        """Show what was asked for while something was being saved."""
        if self._next:
            self.show(self._next.pop())

    def _save(self, name: str) -> bool:
        each, before = self._bound[name], self.record
        if before is None or self._saving or not each.field.is_typed:
            return True
        self._saving = True
        try:
            value = each.field.value()
            if value != each.read(before):
                each.check(before, value)
            if not each.save(before, each.write(before, value)):
                return False
        except PlanError as error:
            each.field.complain(error.sentence())
            self._planner.context.changes.refused.emit()
            return False
        finally:
            self._saving = False
        each.field.complain("")
        each.field.settle(value)
        self._half_typed.done(name)
        return True

    def _edit(self, field: Field[Any], before: R, after: R) -> bool:
        return self._planner.edit(before, after, f"{field.name.lower()} of {self._told(after)}")

    def _note(self, name: str, text: str) -> None:
        field = self._bound[name].field
        if field.is_typed:
            self._half_typed.note(name, text)
        else:
            self._half_typed.done(name)
        self.typing.emit()

    def _take_back(self, name: str) -> None:
        self._half_typed.done(name)
        self.typing.emit()

    def _take_up(self, record: R) -> None:
        """Show a record that is newly come to, and put back what was half typed in its fields."""
        saved = {}
        for name, each in self._bound.items():
            value = each.read(record)
            each.field.begin(value)
            saved[name] = each.field.written(value)
        left = self._half_typed.begin(_place(record), saved)
        for name, text in left.items():
            field = self._bound[name].field
            field.put(text)
            field.check()
        if left:
            names = " and ".join(f"“{self._bound[name].field.name}”" for name in left)
            self._planner.context.messages.say(
                f"What was half typed in {names} of {self._told(record)} stands there again.",
                "warn",
            )


def _place(record: Record) -> str:
    """Return where what is half typed about a record is kept."""
    return f"{record.record_kind} {record.id}"
