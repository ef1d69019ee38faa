"""How many keys a note takes besides its words: in the entry line, and in a spreadsheet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from facilitator_app.demo import make_demo
from facilitator_app.domain.records import Coding, Note, Prompt, Session, Table, Theme
from facilitator_app.ui.table.entry import entry_of, from_typed
from facilitator_app.ui.table.marks import SEATS, THEME, Room
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from material import Files

FEWEST = 0.5
"""Of the keys that a spreadsheet takes."""
SHIFTED = frozenset('"?!%^&~+:*>')
"""On a British keyboard."""
ENTER, TAB, CHORD = 1, 1, 2
NOW = 3
"""Ctrl, Shift and the semicolon put the time into a cell."""
FILLED_DOWN = 3
"""Session and table, each: a Tab, Ctrl and D."""


@dataclass(frozen=True)
class Typed:
    """A note as it is entered."""

    note: Note
    prompt: str
    themes: tuple[str, ...]

    def cells(self) -> dict[str, str]:
        """Return what stands in each column besides time, session, table and text.

        What goes without saying stays empty.
        """
        note = self.note
        return {
            "prompt": self.prompt,
            "seats": ",".join(note.seats),
            "kind": "" if note.kind == "point" else note.kind,
            "wording": "" if note.wording == "paraphrase" else note.wording,
            "stance": note.stance,
            "strength": str(note.strength or ""),
            "agreement": note.agreement,
            "themes": ",".join(self.themes),
        }


def key_presses(files: Files) -> Iterator[str]:
    """Count the keys of every note of the filled demo, Shift, Alt and Ctrl among them.

    The spreadsheet is helped: a word is completed from as few letters as tell it from the others
    of its column, and a cell takes the value above it by a chord.
    """
    path = files.folder / "keys.facilitator"
    make_demo(path)
    with Workspace.open(path) as workspace:
        notes = _notes(workspace)
        ours = sum(_in_line(workspace, notes))
        theirs = sum(_in_spreadsheet([each for said in notes.values() for each in said]))
    files.remove(path)
    count, share = sum(map(len, notes.values())), ours / theirs
    reached = "yes" if share <= FEWEST else "NOT REACHED"
    yield f"keys besides the words, {count:,} notes of the demo"
    yield f"    entry line {ours / count:.2f} a note, spreadsheet {theirs / count:.2f}"
    yield f"    a share of {share:.2f}, of {FEWEST:.2f} allowed: {reached}"


def _notes(workspace: Workspace) -> dict[UUID, list[Typed]]:
    """Return the notes of each session, table by table, in the order in which they were said."""
    themes = {each.id: each.code for each in workspace.all(Theme)}
    codes: dict[UUID, dict[str, None]] = defaultdict(dict)
    for each in workspace.all(Coding):
        codes[each.note_id][themes[each.theme_id]] = None
    prompts = {each.id: each.code for each in workspace.all(Prompt)}
    found: dict[UUID, list[Typed]] = defaultdict(list)
    notes = [each for each in workspace.all(Note) if each.noted_at is not None]
    for note in sorted(notes, key=lambda each: (each.table_id.int, each.noted_at, each.id)):
        prompt = prompts[note.prompt_id] if note.prompt_id else ""
        found[note.session_id].append(Typed(note, prompt, tuple(codes[note.id])))
    return found


# the entry line


def _in_line(workspace: Workspace, notes: Mapping[UUID, list[Typed]]) -> Iterator[int]:
    """Give the keys of each note, and of going on to another prompt before it."""
    sessions = {each.id: each.code for each in workspace.all(Session)}
    seats = max(each.seats for each in workspace.all(Table))
    themes = {each.code: each.title for each in workspace.all(Theme)}
    for session, of_session in notes.items():
        here = [each for each in workspace.all(Prompt) if each.session_id == session]
        order = [each.code for each in sorted(here, key=lambda each: (each.position, each.code))]
        room = Room(
            tuple(str(number) for number in range(1, seats + 1)),
            sessions[session],
            tuple(order),
            themes,
        )
        for _, said in groupby(of_session, key=lambda each: each.note.table_id):
            at = order[0] if order else ""
            for each in said:
                if each.prompt in order and each.prompt != at:
                    yield CHORD * abs(order.index(each.prompt) - order.index(at))
                    at = each.prompt
                yield _keys(each, room)


def _keys(typed: Typed, room: Room) -> int:
    """Return how many keys a note's signs take, and see that what is typed gives this note."""
    note = typed.note
    entry = entry_of(note, typed.themes, room)
    keys = ENTER
    for mark in entry.marks:
        sign = mark.typed or "+1 "  # a stance without a strength is typed with one
        if mark.slot == SEATS and note.seats[0].isdigit():
            keys += CHORD * len(note.seats)
        elif mark.slot == THEME:
            keys += _pressed(f"#{_fewest(mark.value, set(room.titles()))} ".casefold())
        else:
            keys += _pressed(sign)
    again = from_typed(entry.as_typed(room), room)
    assert again.words == entry.words
    assert (again.said.kind, again.said.seats, again.said.themes) == (
        entry.said.kind,
        entry.said.seats,
        entry.said.themes,
    )
    return keys


def _pressed(sign: str) -> int:
    """Return how many keys a sign takes; Shift is held down for several."""
    return len(sign) + any(each in SHIFTED for each in sign)


# the spreadsheet


def _in_spreadsheet(notes: list[Typed]) -> Iterator[int]:
    """Give the keys of each row: time, session, table, eight columns, the text, Enter."""
    columns: dict[str, set[str]] = defaultdict(set)
    for each in notes:
        for name, value in each.cells().items():
            columns[name].add(value)
    above: dict[str, str] = {}
    for each in notes:
        cells = each.cells()
        keys = NOW + TAB + 2 * FILLED_DOWN + ENTER
        for name, value in cells.items():
            typed = len(_fewest(value, columns[name]))
            keys += TAB + (min(typed, CHORD) if value == above.get(name) else typed)
        above = cells
        yield keys


def _fewest(value: str, others: set[str]) -> str:
    """Return as few letters as complete a value."""
    for length in range(1, len(value)):
        if not any(each != value and each.startswith(value[:length]) for each in others):
            return value[:length]
    return value
