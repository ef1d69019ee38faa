"""What was said, prompt by prompt: every note, with its code, and whose words it is in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.records import Note
from facilitator_app.domain.records.discussion import EVERY_SEAT, STANCES
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.asked import write_asked
from facilitator_app.exports.pdf.parts.part import (
    AGREEMENTS,
    beside,
    conflict,
    counted,
    facts,
    seat_name,
    table_of,
)
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.guiding import Covered, covered
from facilitator_app.exports.spreadsheet.names import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Prompt
    from facilitator_app.exports.pdf.pack import Pack

Told = Note | Covered

WORDINGS = {
    "exact": "Exact words",
    "near": "Near quote, not the exact words",
    "paraphrase": "Paraphrase",
}
STRENGTHS = {1: "slightly", 2: "clearly", 3: "strongly"}
_HOW = {"agrees": "agrees with", "disagrees": "disagrees with"}
_KINDS = {"point": "", "quote": "marked as a quote", "count": "a count"}
"""What notes of a kind are called where its own name would not do."""


class Talk:
    """The notes of a session."""

    title: ClassVar[str] = "Notes"
    about: ClassVar[str] = (
        "Under each prompt stands at how many tables it was asked, merged with another or skipped, "
        "and what was noted, table by table. How widely something was said is "
        "told by the number of tables that raised it and, at one table, with fixed words: one, a "
        "few, about half, most, everyone. It is no vote, and no share of people."
    )

    def records(self, pack: Pack) -> Sequence[Told]:
        """Return the notes by session, table and time, and what became of the prompts."""
        return [*pack.material.at_tables(Note), *covered(pack.material)]

    def write(self, pack: Pack, records: Sequence[Told]) -> None:
        """Write the notes under their prompts."""
        for prompt, title, told in _by_prompt(pack, records):
            notes = [each for each in told if isinstance(each, Note)]
            pack.composer.heading(title, 3)
            write_asked(pack, prompt, [each for each in told if isinstance(each, Covered)])
            if prompt is not None:
                pack.note_missing("Prompts", prompt)
            pack.composer.paragraph(_how_wide(pack, notes), "small", keep=bool(notes))
            with pack.composer.within("L", UNNUMBERED):
                for note in pack.over(self.title, notes):
                    pack.composer.entry(_entry(pack, note))


def _by_prompt(pack: Pack, told: Sequence[Told]) -> Iterator[tuple[Prompt | None, str, list[Told]]]:
    """Give the prompts of a session in their order, and what stands under none of them."""
    session = told[0].session_id
    prompts = [each for each in pack.prompts.values() if each.session_id == session]
    prompts.sort(key=lambda each: pack.names.prompt_rank[each.id])
    under: dict[UUID | None, list[Told]] = defaultdict(list)
    for each in told:
        under[each.prompt_id].append(each)
    for prompt in prompts:
        title = " ".join(f"{prompt.code} {prompt.question}".split())
        yield prompt, title, under.pop(prompt.id, [])
    for other, rest in under.items():
        yield None, _elsewhere(pack, other), rest


def _elsewhere(pack: Pack, prompt_id: UUID | None) -> str:
    if prompt_id is None:
        return "Under no prompt"
    return f"Under a prompt of another session: {pack.names.prompt[prompt_id]}"


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
            *_links(pack, note),
            "starred" if note.id in pack.names.starred else "",
            _paper(note),
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
    labels = [seat_name(seat) for seat in note.seats]
    return f"{'seat' if len(labels) == 1 else 'seats'} {', '.join(labels)}"


def _stance(note: Note) -> str:
    if not note.stance:
        return STRENGTHS.get(note.strength, "")
    return ", ".join(filter(None, (note.stance, STRENGTHS.get(note.strength, ""))))


def _themes(pack: Pack, note: Note) -> str:
    codes = pack.names.themes_of.get(note.id, "")
    return f"{'themes' if SEPARATOR in codes else 'theme'} {codes}" if codes else ""


def _links(pack: Pack, note: Note) -> Iterator[str]:
    """Say which notes this one answers, and how."""
    for link in pack.names.links.get(note.id, ()):
        yield f"{_HOW.get(link.how, link.how)} {pack.code_of(link.other_id)}"


def _paper(note: Note) -> str:
    if not note.transcribed:
        return ""
    return f"typed up from paper, sheet {note.sheet}" if note.sheet else "typed up from paper"


def _moved(pack: Pack, note: Note) -> str:
    if note.first_prompt_id is None:
        return ""
    return f"first filed under {pack.names.prompt[note.first_prompt_id]}"
