"""The rows of a notes file, read and checked before anything is looked up."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.records.discussion import (
    AGREEMENTS,
    EVERY_SEAT,
    NOTE_KINDS,
    STANCES,
    WORDINGS,
)
from facilitator_app.imports.moments import moment
from facilitator_app.imports.our_workbook import is_removed
from facilitator_app.imports.problems import RowError
from facilitator_app.imports.spreadsheets import same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from facilitator_app.imports.problems import Problems

PLACES = ("session", "table", "prompt", "first_prompt")
_SEPARATORS = re.compile("[,;]")
_EVERYBODY = {"*", "all"}
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """What one row says of a note; an empty cell says nothing."""

    number: int
    places: dict[str, str]
    """The codes of PLACES that the row gives."""
    themes: tuple[str, ...]
    fields: dict[str, Any]
    """The note's own fields that the row gives."""
    record_id: UUID
    """The id of the note, if it came in this way before."""
    uuid: UUID | None
    """What the row has for an id, if that may be the id of a note here."""


def _one_of(words: Sequence[str], what: str) -> Callable[[str], str]:
    by_name = {same_name(word): word for word in words}

    def read(text: str) -> str:
        if (word := by_name.get(same_name(text))) is None:
            raise RowError(f"“{text}” is no {what}; it can be {', '.join(words)}.")
        return word

    return read


def _seats(text: str) -> tuple[str, ...]:
    """Return the labels of the seats, each once; a slash or a space may be part of a label."""
    labels = [label for part in _SEPARATORS.split(text) if (label := part.strip())]
    if any(label.casefold() in _EVERYBODY for label in labels):
        return (EVERY_SEAT,)
    return tuple(dict.fromkeys(labels))


def _strength(text: str) -> int:
    if text not in {"0", "1", "2", "3"}:
        raise RowError(f"“{text}” is no strength; it can be 0, 1, 2 or 3.")
    return int(text)


def _yes_no(text: str) -> bool:
    if (said := same_name(text)) not in _YES_NO:
        raise RowError(f"“{text}” is neither yes nor no.")
    return _YES_NO[said]


READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "id": ("imported_id", str),
    "seat": ("seats", _seats),
    "kind": ("kind", _one_of(NOTE_KINDS, "kind of note")),
    "time": ("noted_at", moment),
    "wording": ("wording", _one_of(WORDINGS, "wording")),
    "stance": ("stance", _one_of(STANCES, "stance")),
    "strength": ("strength", _strength),
    "agreement": ("agreement", _one_of(AGREEMENTS, "agreement")),
    "transcribed": ("transcribed", _yes_no),
    "sheet": ("sheet", str),
}
"""The field of a note that each column holds, and how a cell that says anything is read."""

COLUMNS = (*READERS, *PLACES, "themes", "text")


def note_rows(
    lines: Iterable[tuple[int, Sequence[str]]], programme: UUID, problems: Problems
) -> Iterator[NoteRow]:
    """Read every row, and report those that cannot be read."""
    seen: Counter[str] = Counter()
    for number, line in lines:
        cells = dict(zip(COLUMNS, line, strict=True))
        text = cells.pop("text")
        given = {name: cell for name, each in cells.items() if (cell := each.strip())}
        try:
            fields = {
                READERS[name][0]: READERS[name][1](cell)
                for name, cell in given.items()
                if name in READERS
            }
        except RowError as error:
            problems.add(number, str(error))
            continue
        if text:
            fields["text"] = text  # as it stands: spaces may have been typed on purpose
        places = {n: code for n in PLACES if (code := given.get(n, "")) and not is_removed(code)}
        called = given.get("id", "")
        key = json.dumps(["id", called] if called else [_plain(fields), places], sort_keys=True)
        seen[key] += 1
        yield NoteRow(
            number=number,
            places=places,
            themes=_themes(given.get("themes", "")),
            fields=fields,
            # Two rows that say the same are two notes, unless they have an id.
            record_id=named_id(programme, "imported note", key, 1 if called else seen[key]),
            uuid=_uuid(called),
        )


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in fields.items()
    }


def _themes(text: str) -> tuple[str, ...]:
    codes = (part.strip() for part in text.split(";"))
    return tuple(dict.fromkeys(code for code in codes if code and not is_removed(code)))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
