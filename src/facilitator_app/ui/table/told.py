"""The line below an entry: what is wrong or to be heeded, and the one key that sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.domain.identifying import identifying, masked
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Paragraph
from facilitator_app.ui.parts.layouts import row
from facilitator_app.ui.table.entry import Entry
from facilitator_app.ui.table.marks import caution, joined, without_seats
from facilitator_app.ui.table.slips import slip_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.identifying import Found
    from facilitator_app.ui.table.marks import Mark, Room

MEND, MASK, UNKNOWN = "Tab", "Ctrl+M", "Alt+0"
"""The keys that see to a slip, to words that identify somebody, to a seat that did not consent."""
LONG = 5_000
"""Characters: few people say more at once, and it is a pasted document."""
_ICONS = {"bad": "circle-alert", "warn": "triangle-alert", "info": "circle-alert"}
_MOST = 3


class Notice(NamedTuple):
    """Something to say about an entry, and what is offered to be done about it."""

    sentence: str
    tone: str = "info"
    offer: str = ""
    keys: str = ""
    becomes: Entry | None = None
    place: int = 0
    """Where the cursor stands then."""

    @property
    def mends(self) -> bool:
        """Whether Tab does what is offered."""
        return self.becomes is not None and self.keys == MEND

    @property
    def what(self) -> tuple[str, str, str]:
        """What sort of notice it is: another key does not make it another."""
        return self.tone, self.offer, self.keys

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.sentence} {self.keys}: {self.offer}." if self.offer else self.sentence


def notice_of(
    entry: Entry, place: int, room: Room, following: Sequence[Mark], found: Sequence[Found]
) -> Notice | None:
    """Return what is most to be said about an entry."""
    if slip := slip_in(entry, place, room):
        tone = "bad" if entry.wrong else "info"
        return Notice(slip.sentence, tone, slip.offer, MEND, slip.mended, slip.place)
    if following:
        rest = Entry(joined(entry.marks, following[0]), entry.text[place:])
        words = "  ·  ".join(each.word for each in following)
        return Notice(words, "info", following[0].word, MEND, rest)
    if masks := masking(entry, place, found):
        return masks
    if sentence := caution(entry.said, room):
        kept = Entry(without_seats(entry.marks), entry.text)
        return Notice(sentence, "warn", "Keep as unknown seat", UNKNOWN, kept, place)
    if len(entry.text) > LONG:
        sentence = f"{len(entry.text):,} characters: long for one note. Enter saves it whole."
        return Notice(sentence)
    return None


def masking(entry: Entry, place: int, found: Sequence[Found]) -> Notice | None:
    """Return what is to be said of words that may identify somebody, and the entry without."""
    if not found:
        return None
    words = ", ".join(f"“{entry.text[e.start : e.end]}” ({e.what})" for e in found[:_MOST])
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    before = [each for each in found if each.start < place]
    kept = Entry(entry.marks, masked(entry.text, found))
    upto = max(place, *(each.end for each in before)) if before else place
    where = len(masked(entry.text[:upto], before))
    sentence = f"May identify somebody: {words}{more}."
    return Notice(sentence, "warn", "Mask", MASK, kept, where)


def found_in(entry: Entry, room: Room) -> list[Found]:
    """Return what may identify somebody in the words of an entry."""
    return identifying(entry.text, room.names)


class Told(QWidget):
    """Shows one notice."""

    taken = Signal(object)
    """What is offered is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.notice: Notice | None = None
        self._glyph, self._words = Glyph("circle-alert", "info"), Paragraph()
        self.act = Button("Do it")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setLayout(row(self._glyph, (self._words, 1), self.act, gap=6))
        self.act.hide()
        self.act.clicked.connect(lambda: self.taken.emit(self.notice))

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def say(self, notice: Notice) -> None:
        """Show another notice."""
        if notice[:4] != (self.notice or Notice(""))[:4]:
            self._glyph.show_icon(_ICONS[notice.tone], notice.tone)
            self._words.say(notice.sentence, notice.tone)
            words = f"{notice.offer}  {notice.keys}"
            self.act.setText(words)
            self.act.setAccessibleName(words)
            self.act.setVisible(bool(notice.offer))
        self.notice = notice
