"""What records, their fields and what stands in them are called, for whoever reads of them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from facilitator_app.domain.records import (
    Note,
    Participant,
    Prompt,
    Session,
    Staff,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.domain.records.discussion import EVERY_SEAT
from facilitator_app.domain.references import reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import tzinfo

    from facilitator_app.domain.records import Record

    Every = Callable[[type[Any]], Iterable[Any]]
    """Gives every record of a kind: a programme, or a snapshot of one."""

NOTHING = "nothing"
"""What is said of a field in which nothing stands."""

_KINDS = {"seating": "seat", "coding": "theme of a note", "duty": "work in a session"}
_FIELDS = {
    "about": "What is on it",
    "agreement": "How many here",
    "asks": "The card asks for",
    "at": "When",
    "best_cases": "Best cases",
    "first": "Keyed first",
    "first_prompt_id": "First prompt",
    "held_on": "Date",
    "imported_id": "Imported as",
    "masks": "Stands for",
    "must_ask": "Must be asked",
    "participant_id": "Person",
    "planned_start": "Starts",
    "record_what": "What to record",
    "text": "Words",
    "texts": "What is written on it",
    "trade_off_id": "Trade-off",
}
_STRENGTHS = {0: NOTHING, 1: "slightly", 2: "clearly", 3: "strongly"}
_PLACED = (
    *("workshop_id", "session_id", "table_id", "prompt_id", "trade_off_id", "round", "seat"),
    *("participant_id", "half_day", "item", "code"),
)
"""The fields that tell where in the programme a record belongs, in the order of being told."""
_OWN = ("participant_id",)
"""Those that do so only where they name the record: who sits on a seat may be what is disputed."""
_BY_WORD = {"prompt_id": "prompt", "round": "round", "seat": "seat"}
_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "yes" if value else "no"),
    (date, lambda value: f"{value.day} {value:%B %Y}"),
    (time, lambda value: f"{value:%H:%M}"),
    (dict, lambda value: "\n".join(f"{name}: {each}" for name, each in sorted(value.items()))),
    (tuple, lambda value: "\n".join(map(str, value))),
)
_SEALED = "sealed for the lead's key"


def kind_of(kind: str) -> str:
    """Return what a kind of record is called at the beginning of a sentence."""
    name = _KINDS.get(kind, kind)
    return name[:1].upper() + name[1:]


def field_of(name: str) -> str:
    """Return what a field is called."""
    return _FIELDS.get(name) or name.removesuffix("_id").replace("_", " ").capitalize()


class Called:
    """The names of the things of one programme."""

    def __init__(self, every: Every, zone: tzinfo | None = None) -> None:
        """Read the names once; times are told in this zone, or in that of the laptop."""
        self._zone = zone
        self._session_of: dict[UUID, UUID | None] = {}
        self._names: dict[UUID, str] = {}
        for day in every(Workshop):
            self._names[day.id] = f"Day {day.position}" if day.position else day.code
        for session in every(Session):
            self._names[session.id] = f"Session {session.code}"
        for prompt in every(Prompt):
            self._names[prompt.id] = prompt.code
            self._session_of[prompt.id] = prompt.session_id
        for table in every(Table):
            self._names[table.id] = f"Table {table.code}"
        for trade_off in every(TradeOff):
            later = f" version {trade_off.version}" if trade_off.version > 1 else ""
            self._names[trade_off.id] = f"{trade_off.code}{later}"
            self._session_of[trade_off.id] = trade_off.session_id
        for kind in (Theme, Staff, Participant):
            self._names |= {each.id: each.code for each in every(kind)}

    def of(self, record_id: UUID, kind: str = Note.record_kind) -> str:
        """Return what the record of this id is called: by its code, if it has no other name."""
        return self._names.get(record_id) or f"{_KINDS.get(kind, kind)} {reference(record_id)}"

    def title(self, record: Record) -> str:
        """Return what a record is, and the code by which people name it."""
        return f"{kind_of(record.record_kind)} {reference(record.id)}"

    def where(self, record: Record) -> str:
        """Return where in the programme a record belongs; of a vote never more than the vote."""
        return " · ".join(self._placed(record))

    def session_of(self, record: Record) -> UUID | None:
        """Return the session that a record belongs to, itself or by its prompt or trade-off."""
        own: UUID | None = getattr(record, "session_id", None)
        for name in ("prompt_id", "trade_off_id"):
            target = getattr(record, name, None)
            if own is None and target is not None:
                own = self._session_of.get(target)
        return own

    def value(self, record: Record, name: str) -> str:
        """Return what stands in a field, in words: ids by their names, lists line by line."""
        found = getattr(record, name)
        if isinstance(found, UUID):
            return self.of(found, record.refers_to.get(name, Note.record_kind))
        if name == "seats" and isinstance(found, tuple):
            return _seats(found)
        if name == "strength":
            return _STRENGTHS.get(found, str(found))
        return _SEALED if name == "sealed" else self._plain(found)

    def _placed(self, record: Record) -> Iterator[str]:
        for name in _PLACED:
            found = getattr(record, name, None)
            if found in (None, "") or (name in _OWN and name not in record.key):
                continue
            if name != "code" or record.is_secret:
                told, word = self.value(record, name), _BY_WORD.get(name, "")
                yield told if told.startswith(f"{word} ") else f"{word} {told}".strip()

    def _plain(self, value: object) -> str:
        if value in (None, "", (), {}):
            return NOTHING
        if isinstance(value, datetime):
            return f"{value.astimezone(self._zone):%d.%m.%Y %H:%M:%S}"
        return next((say(value) for kind, say in _WORDS if isinstance(value, kind)), str(value))


def _seats(labels: tuple[str, ...]) -> str:
    if not labels:
        return "not known"
    return "all seats" if EVERY_SEAT in labels else ", ".join(labels)
