"""What the rows of a notes file change in the programme."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.changes import Change
from facilitator_app.domain.history import current
from facilitator_app.domain.records import Coding, Note, Prompt, Session, Table, Theme, Workshop
from facilitator_app.domain.shown import looks_like
from facilitator_app.imports.imported import RowRemark, counted
from facilitator_app.imports.our_workbook import whole_text
from facilitator_app.imports.past import Past
from facilitator_app.imports.places import UNNAMED, Places
from facilitator_app.imports.problems import RowError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.records import Record
    from facilitator_app.imports.note_rows import NoteRow
    from facilitator_app.workspace import Workspace

_CREATABLE = (Workshop, Session, Prompt, Table, Theme)
_UNFILED = {"session": UNNAMED, "table": UNNAMED}
_UNSAID = {"text": "", "noted_at": None}
_SHOWN_OF_TIMES = timedelta(seconds=1)
"""Spreadsheets show no more of a time, and keep little more."""


class NoteChanges:
    """The changes that the rows of one file make, gathered one row after the other."""

    def __init__(self, workspace: Workspace, file: Path, *, create: bool) -> None:
        self._workspace = workspace
        self._file = file
        self._programme = workspace.programme
        self._create = create
        self._places = Places(workspace, _CREATABLE if create else ())
        self._past = Past(workspace)
        self._codings: dict[UUID, Coding] = {}
        self._themed: set[tuple[UUID, UUID]] = set()
        self._notes: list[Note] = []
        self._edits: list[Change] = []
        self.changed_rows: list[int] = []
        self.left: list[RowRemark] = []

    def look_up(self, rows: Sequence[NoteRow]) -> list[NoteRow]:
        """Read what became of the notes of these rows; return the rows with their ids."""
        self._past.read({row.record_id for row in rows} | {row.uuid for row in rows if row.uuid})
        found = [self._identified(row) for row in rows]
        self._past.read({coding.id for row in found for _, coding in self._codings_of(row)})
        given = self._workspace.of(Coding, "note_id", {row.record_id for row in found})
        self._themed = {(each.note_id, each.theme_id) for each in given}
        return found

    def take(self, row: NoteRow) -> None:
        """Add, change or leave the note of one row, and give it its themes."""
        if hindrance := self._past.hindrance(row.record_id):
            self.left.append(RowRemark(row.number, hindrance))
            return
        before = current(self._past.history(row.record_id))
        if isinstance(before, Note):
            self._renew(row, before)
        else:
            self._add(row)
        for theme, coding in self._codings_of(row):
            there = (coding.note_id, coding.theme_id) in self._themed  # whoever gave it
            if not there and self._past.is_new(coding.id):
                self._places.claim([theme])
                self._codings[coding.id] = coding

    def all(self) -> list[Change]:
        """Return every change, each behind those that it needs."""
        added: list[Record] = [*self._places.made.values(), *self._notes]
        new = [Change(None, each) for each in added]
        return [*new, *self._edits, *(Change(None, each) for each in self._codings.values())]

    def name(self) -> str:
        """Return what the edit is called where it can be undone."""
        count, what = len(self._notes) + len(self._edits), "note"
        if not count:
            count, what = len(self._codings), "coding"
        return f"import {counted(count, what)}"

    @property
    def new(self) -> int:
        """How many notes are added."""
        return len(self._notes)

    def created(self) -> Mapping[str, int]:
        """Return how many records are added besides the notes, by the name of their kind."""
        others: Iterable[Record] = [*self._places.made.values(), *self._codings.values()]
        return dict(Counter(each.record_kind for each in others))

    def _identified(self, row: NoteRow) -> NoteRow:
        """Return the row with the id of the note that its own id names, if there is such a note."""
        if row.uuid is None or all(
            each.kind != Note.record_kind for each in self._past.history(row.uuid)
        ):
            return row
        fields = {name: value for name, value in row.fields.items() if name != "imported_id"}
        return replace(row, record_id=row.uuid, fields=fields)

    def _add(self, row: NoteRow) -> None:
        for name in _UNFILED:
            if name not in row.places and not self._create:
                raise RowError(f"it names no {name}.")
        filed = self._filed(_UNFILED | row.places, None)
        self._places.claim(filed.values())
        values: dict[str, Any] = _UNSAID | self._said(row) | _ids(filed)
        self._notes.append(Note(id=row.record_id, **values))

    def _renew(self, row: NoteRow, before: Note) -> None:
        """Change a note, unless what the row says is or once was said by it."""
        filed = self._filed(row.places, before)
        given = row.fields | _ids(filed)
        if _says(before, given) or any(
            _says(each.record, given) for each in self._past.counting(row.record_id)
        ):
            return
        self._places.claim(filed.values())
        given = self._said(row) | _ids(filed)
        new = {n: each for n, each in given.items() if not _is_shown_as(each, getattr(before, n))}
        self._edits.append(Change(before, replace(before, **new)))
        self.changed_rows.append(row.number)

    def _said(self, row: NoteRow) -> dict[str, Any]:
        """Return the note's own fields that a row gives, its text whole."""
        if "text" not in row.fields:
            return row.fields
        return row.fields | {"text": whole_text(row.fields["text"], row.uuid, self._file)}

    def _filed(self, codes: Mapping[str, str], before: Note | None) -> dict[str, Record]:
        """Return the records that a row names, by the field of the note that holds their id.

        What the note refers to already is what its code means, also where two have one code.
        """
        found: dict[str, Record] = {}
        session_id = None if before is None else before.session_id
        for name, code in codes.items():  # the session first
            field = f"{name}_id"
            if there := self._places.still(getattr(before, field, None), code):
                found[field] = there
            elif name == "session":
                found[field] = self._places.session(code)
            elif name == "table":
                found[field] = self._places.find(Table, code=code)
            else:
                found[field] = self._places.find(Prompt, session_id=session_id, code=code)
            session_id = found[field].id if name == "session" else session_id
        return found

    def _codings_of(self, row: NoteRow) -> Iterator[tuple[Theme, Coding]]:
        for code in row.themes:
            theme = self._places.find(Theme, code=code)
            yield (
                theme,
                Coding.named(self._programme, note_id=row.record_id, theme_id=theme.id, coder=""),
            )


def _ids(records: Mapping[str, Record]) -> dict[str, UUID]:
    return {field: record.id for field, record in records.items()}


def _says(record: Record | None, given: Mapping[str, Any]) -> bool:
    """Tell whether a version of a note says all that a row gives."""
    return isinstance(record, Note) and all(
        _is_shown_as(value, getattr(record, name)) for name, value in given.items()
    )


def _is_shown_as(given: object, kept: object) -> bool:
    """Tell whether a cell says what a note has, as far as a workbook can show it."""
    if given == kept:
        return True
    if isinstance(given, str) and isinstance(kept, str):
        return looks_like(given, kept)
    if isinstance(given, datetime) and isinstance(kept, datetime):
        return abs(given - kept) < _SHOWN_OF_TIMES
    return False
