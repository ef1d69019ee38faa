"""What was said, prompt by prompt: every note, with its code, and whose words it is in."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Note, Prompt
from facilitator_app.domain.records.discussion import EVERY_SEAT, STANCES
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, counted, facts, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.spreadsheet.names import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from facilitator_app.exports.pdf.pack import Pack

WORDINGS = {
    "exact": "Exact words",
    "near": "Near quote, not the exact words",
    "paraphrase": "Paraphrase",
}
STRENGTHS = {1: "slightly", 2: "clearly", 3: "strongly"}
AGREEMENTS = {
    "one": "one at this table",
    "few": "a few at this table",
    "half": "about half of this table",
    "most": "most at this table",
    "all": "everyone at this table",
}
"""How many agree, in the words that are fixed for it."""

_NUMBERED_SEAT = re.compile("[Ss]([0-9]+)")
_KINDS = {"point": "", "quote": "marked as a quote", "count": "a count"}
"""What notes of a kind are called where its own name would not do."""


class Talk:
    """The notes of a session."""

    title: ClassVar[str] = "Notes"
    about: ClassVar[str] = (
        "Under each prompt stands what was noted, table by table. How widely something was said is "
        "told by the number of tables that raised it and, at one table, with fixed words: one, a "
        "few, about half, most, everyone. It is no vote, and no share of people."
    )

    def records(self, pack: Pack) -> Sequence[Note]:
        """Return the notes by session, table and time."""
        return pack.material.at_tables(Note)

    def write(self, pack: Pack, records: Sequence[Note]) -> None:
        """Write the notes under their prompts."""
        for prompt_id, title, notes in _by_prompt(pack, records):
            pack.composer.heading(title, 3)
            if prompt_id is not None:
                _tell_prompt(pack, prompt_id)
            pack.composer.paragraph(_how_wide(pack, notes), "small", keep=bool(notes))
            with pack.composer.within("L", UNNUMBERED):
                for note in pack.over(self.title, notes):
                    pack.composer.entry(_entry(pack, note))


def _by_prompt(pack: Pack, notes: Sequence[Note]) -> Iterator[tuple[UUID | None, str, list[Note]]]:
    """Give the prompts of a session in their order, and what stands under none of them."""
    session = notes[0].session_id
    prompts = [each for each in pack.material.snapshot.all(Prompt) if each.session_id == session]
    prompts.sort(key=lambda each: (each.position, in_order(each.code), each.id.int))
    under: dict[UUID | None, list[Note]] = defaultdict(list)
    for note in notes:
        under[note.prompt_id].append(note)
    for prompt in prompts:
        title = " ".join(f"{prompt.code} {prompt.question}".split())
        yield prompt.id, title, under.pop(prompt.id, [])
    for other, rest in under.items():
        yield None, _elsewhere(pack, other), rest


def _elsewhere(pack: Pack, prompt_id: UUID | None) -> str:
    if prompt_id is None:
        return "Under no prompt"
    return f"Under a prompt of another session: {pack.names.prompt[prompt_id]}"


def _tell_prompt(pack: Pack, prompt_id: UUID) -> None:
    prompt = pack.prompts[prompt_id]
    if prompt.stimulus:
        pack.composer.paragraph(f"Shown: {prompt.stimulus}", "small", keep=True)
    pack.note_missing("Prompts", prompt)


def _how_wide(pack: Pack, notes: Sequence[Note]) -> str:
    """Tell by tables how widely something was said."""
    if not notes:
        return "No table noted anything."
    tables = {note.table_id for note in notes}
    told = f"{counted(len(notes), 'note')} from {len(tables)} of {counted(pack.tables, 'table')}."
    stances: dict[str, set[UUID]] = defaultdict(set)
    for note in notes:
        stances[note.stance].add(note.table_id)
    heard = [f"{stance} {len(stances[stance])}" for stance in STANCES if stance in stances]
    return f"{told} Tables where this stance was noted: {', '.join(heard)}." if heard else told


def _entry(pack: Pack, note: Note) -> Entry:
    is_exact = note.wording == "exact"
    return Entry(
        beside=beside(pack, note, f"{table_of(pack, note.table_id)}, {_seats(note)}"),
        text=f"“{note.text}”" if is_exact else note.text,
        about=facts(
            WORDINGS.get(note.wording, note.wording),
            _kind(note),
            _stance(note),
            AGREEMENTS.get(note.agreement, note.agreement),
            _themes(pack, note),
            _moved(pack, note),
            "identifying words taken out" if note.masks is not None else "",
            conflict(pack, note),
        ),
    )


def _kind(note: Note) -> str:
    if note.kind == "quote" and note.wording != "paraphrase":
        return ""
    return _KINDS.get(note.kind, note.kind)


def _seats(note: Note) -> str:
    if not note.seats:
        return "seat not known"
    if EVERY_SEAT in note.seats:
        return "all seats"
    labels = [_NUMBERED_SEAT.sub(r"\1", seat) for seat in note.seats]
    return f"{'seat' if len(labels) == 1 else 'seats'} {', '.join(labels)}"


def _stance(note: Note) -> str:
    if not note.stance:
        return STRENGTHS.get(note.strength, "")
    return ", ".join(filter(None, (note.stance, STRENGTHS.get(note.strength, ""))))


def _themes(pack: Pack, note: Note) -> str:
    codes = pack.names.themes_of.get(note.id, "")
    return f"{'themes' if SEPARATOR in codes else 'theme'} {codes}" if codes else ""


def _moved(pack: Pack, note: Note) -> str:
    if note.first_prompt_id is None:
        return ""
    return f"first filed under {pack.names.prompt[note.first_prompt_id]}"
