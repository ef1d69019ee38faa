"""Finds what the rows of a spreadsheet name by its code, and makes what is missing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from facilitator_app.domain.records import Prompt, Record, Session, Table, Theme, TradeOff, Workshop
from facilitator_app.domain.shown import marked
from facilitator_app.imports.problems import RowError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from facilitator_app.workspace import Workspace

T = TypeVar("T", bound=Record)
KINDS_WITH_A_CODE: tuple[type[Record], ...] = (Workshop, Session, Prompt, Table, Theme, TradeOff)
UNNAMED = "imported"
"""The code of what has none in the spreadsheet."""


class Places:
    """The things of a programme that have a code, with those that an import will make."""

    def __init__(self, workspace: Workspace, creatable: Collection[type[Record]]) -> None:
        self._programme = workspace.programme
        self._creatable = creatable
        self._known = {each.id: each for kind in KINDS_WITH_A_CODE for each in workspace.all(kind)}
        self._by_key = {_key(each): each for each in reversed(self._known.values())}
        self._missing: dict[UUID, Record] = {}
        self.made: dict[UUID, Record] = {}
        """What must be made, each after what it refers to."""

    def find(self, kind: type[T], **values: Any) -> T:  # noqa: ANN401 - fields of its kind
        """Return the record of this natural key, or the one that would have to be made.

        One whose code was changed since is still found under the code that it was made with.
        """
        key = (kind.record_kind, *(values[name] for name in kind.key))
        if (found := self._by_key.get(key)) is None:
            named = kind.named(self._programme, **values)
            self._missing[named.id] = named
            found = self._by_key[key] = self._known.get(named.id, named)
        return cast("T", found)

    def still(self, record_id: UUID | None, code: str) -> Record | None:
        """Return the record that is referred to already, if it is what this code says."""
        found = self._known.get(record_id) if record_id is not None else None
        shown, _ = marked(getattr(found, "code", ""))
        return found if shown.strip() == code else None

    def session(self, code: str) -> Session:
        """Return a session; a new one belongs to the only workshop, or to one made for it."""
        return self.find(Session, code=code, workshop_id=self._workshop.id)

    def claim(self, records: Iterable[Record]) -> None:
        """Make records that are not there, and what they refer to, or raise if that may not be."""
        for record in records:
            if record.id in self._known or record.id in self.made:
                continue
            if type(record) not in self._creatable:
                raise RowError(f"there is no {_called(record)}.")
            targets = [self._missing.get(getattr(record, field)) for field in record.refers_to]
            self.claim(filter(None, targets))
            self.made[record.id] = record

    def latest(self) -> dict[str, TradeOff]:
        """Return the latest version of each trade-off that is there, by its code."""
        there = [each for each in self._known.values() if isinstance(each, TradeOff)]
        return {each.code: each for each in sorted(there, key=lambda each: each.version)}

    @cached_property
    def _workshop(self) -> Workshop:
        workshops = [each for each in self._known.values() if isinstance(each, Workshop)]
        return workshops[0] if len(workshops) == 1 else self.find(Workshop, code=UNNAMED)


def _key(record: Record) -> tuple[object, ...]:
    return (record.record_kind, *(getattr(record, name) for name in record.key))


def _called(record: Record) -> str:
    code = f"{record.record_kind} “{getattr(record, 'code', '')}”"
    version = getattr(record, "version", 1)
    return code if version == 1 else f"version {version} of the {code}"
