"""The form in which texts are searched, in every script.

The index keeps words of letters, numbers and marks. Two things must be put right before:
Arabic is written with and without vowel signs and with two forms of some letters, and some
scripts put no space between words. Both the indexed text and the words asked for go through
`searchable`, so that they meet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator_app.domain.text import clean

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record

SEARCHED: dict[str, tuple[str, ...]] = {
    "note": ("text",),
    "headline": ("text",),
    "expert question": ("text", "answer"),
    "draft expectation": ("text", "because", "as_long_as", "disagreement"),
    "reflection": ("surprise", "misunderstanding", "advice"),
    "summary": ("lines",),
    "flipchart": ("about",),
    "coverage": ("reason",),
    "reason": ("text",),
}
"""The kinds that are searched, and their fields; a kind's place here is part of a row's number.

Nothing that tells how a vote went: results are hidden until somebody reveals them.
"""

_ARABIC = str.maketrans(
    {
        **dict.fromkeys(range(0x064B, 0x0660)),  # vowel signs (harakat)
        0x0670: None,  # superscript alef
        0x0640: None,  # tatweel, which only stretches a word
        0x0649: 0x064A,  # alef maksura and Persian yeh: yeh
        0x06CC: 0x064A,
        0x06A9: 0x0643,  # keheh: kaf
        **dict.fromkeys((0x0622, 0x0623, 0x0625), 0x0627),  # alef with madda or hamza: alef
    }
)
_HAS_ARABIC = re.compile("[\u0600-\u06ff]")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # kana, Han
)
_WORD = re.compile(r'"([^"]*)"?|(\S+)')


def texts_of(record: Record) -> list[str]:
    """Return the texts of a record that are searched, as they were typed."""
    found: list[str] = []
    for name in SEARCHED[record.record_kind]:
        value = getattr(record, name)
        found += [value] if isinstance(value, str) else value
    return [text for text in found if text]


def searchable(text: str) -> str:
    """Return a text as it is indexed."""
    if text.isascii():
        return text
    if _HAS_ARABIC.search(text):
        text = text.translate(_ARABIC)
    return _UNSPACED.sub(r" \g<0> ", text)


def query_of(words: str) -> str:
    """Return an FTS5 query for what a person typed: every word, the last one perhaps unfinished.

    Each word is quoted, so that nothing that is typed can be an operator; words between quotation
    marks are looked for as they stand. Nothing searchable gives an empty query.
    """
    parts = [phrase or word for phrase, word in _WORD.findall(clean(words))]
    phrases = [searchable(part).replace('"', " ").strip() for part in parts]
    quoted = [f'"{phrase}"' for phrase in phrases if any(map(str.isalnum, phrase))]
    if quoted and not words.endswith(('"', " ")):
        quoted[-1] += "*"
    return " ".join(quoted)
