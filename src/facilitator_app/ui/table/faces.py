"""The word and the icon that stand for each kind of note, each stance and each agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator_app.domain.records import Note

KINDS = {
    "point": ("Point", "message-circle"),
    "quote": ("Quote", "quote"),
    "question": ("Question", "circle-question-mark"),
    "disagreement": ("Disagreement", "git-branch"),
    "condition": ("Condition", "link"),
    "count": ("Count", "hash"),
    "non-verbal": ("Non-verbal", "hand"),
    "parking lot": ("Parked", "circle-parking"),
    "changed mind": ("Changed mind", "repeat"),
}
WORDINGS = {
    "exact": ("Exact quote", "quote"),
    "near": ("Near quote", "quote"),
    "paraphrase": ("", ""),
}
STANCES = {
    "for": ("For", "plus"),
    "against": ("Against", "minus"),
    "mixed": ("Mixed", "equal"),
    "neutral": ("Neutral", "circle"),
}
STRENGTHS = ("", "slightly", "clearly", "strongly")
AGREEMENTS = {
    "one": "One of them",
    "few": "A few",
    "half": "About half",
    "most": "Most",
    "all": "Everyone",
}


def kind_of(note: Note) -> tuple[str, str]:
    """Return the word and the icon of what a note is; of a quote, how near the words are."""
    if note.kind in ("quote", "point") and note.wording in ("exact", "near"):
        return WORDINGS[note.wording]
    return KINDS.get(note.kind, (note.kind.capitalize(), "message-circle"))


def stance_of(stance: str, strength: int) -> str:
    """Return a stance and its strength in words."""
    word = STANCES.get(stance, (stance.capitalize(), ""))[0]
    more = STRENGTHS[strength] if 0 < strength < len(STRENGTHS) else ""
    return f"{word}, {more}" if more else word
