"""What in a text may say who somebody is: so that it is seen before it is kept, never barred."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HOLE = "[…]"
"""What stands in the place of what is masked."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AREAS = _set_of(
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN "
    "DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L "
    "LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA "
    "SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS "
    "WV YO ZE"
)
"""The letters that UK postcodes begin with."""
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)")
_POSTCODE = re.compile(
    r"(?i)(?<!\w)(?:GIR ?0AA|([A-Z]{1,2})\d[A-Z\d]? ?(\d[ABD-HJLNP-UW-Z]{2}))(?!\w)"
)
_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+")
_NUMBER = re.compile(r"(?<![\w£$€.,:/+-])(?:\(?\+)?[(\d](?:[ ().-]{0,2}\d)*(?![\w%])")
_NHS_DIGITS = 10
_LEAST, _MOST = 9, 15
"""Digits: of the shortest UK number, and of the longest number in the world."""
_NHS = re.compile(r"\d{3}([ -]?)\d{3}\1\d{4}")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_COMMON = _set_of(
    "a an and april art august autumn baker banks bell best bill black bird brown bush butcher "
    "carter chance chase christian church cook cross day dawn do drew earl faith field fields "
    "fisher forest fox frank free gene good grace grant gray green grey hall he heath hill hope "
    "hunt ivy jack joy june just king lamb lane lily little long love major mark marsh may "
    "mercy miles mills miller more my new no noble north old olive page park parks pat patience "
    "pearl penny piper pool poppy porter potter powers price prince read rice rich robin rob "
    "rose ruby sage sandy shah short singer small smith so son south star stone street sue "
    "summer sunny taylor to tuck violet walker ward waters way weaver wells west white will win "
    "winter wolf wood woods wright york you young"
)
"""Names that are words too: without a capital they are taken for words."""


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a text that may identify somebody."""

    start: int
    end: int
    what: str
    """What sort it is, for people."""


def identifying(text: str, names: Iterable[str] = ()) -> list[Found]:
    """Return what may identify somebody in a text, from its beginning; no two overlap."""
    every = [*_patterns(text), *_names(text, frozenset(names))]
    every.sort(key=lambda each: (each.start, -each.end))
    found: list[Found] = []
    for each in every:
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def masked(text: str, found: Iterable[Found]) -> str:
    """Return a text with a hole in the place of each of these."""
    for each in sorted(found, key=lambda each: each.start, reverse=True):
        text = text[: each.start] + HOLE + text[each.end :]
    return text


def is_nhs_number(digits: str) -> bool:
    """Tell whether ten digits are an NHS number: the last one checks the others (modulus 11)."""
    if len(digits) != _NHS_DIGITS or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum((_NHS_DIGITS - at) * int(digit) for at, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])  # a ten is no digit: such numbers are not given


def _patterns(text: str) -> Iterator[Found]:
    for each in _E_MAIL.finditer(text):
        yield Found(*each.span(), "e-mail address")
    for each in _POSTCODE.finditer(text):
        ordinal = _ORDINAL.fullmatch(each[2] or "")
        if not ordinal and (each[1] is None or each[1].upper() in _AREAS):
            yield Found(*each.span(), "postcode")
    for each in _NUMBER.finditer(text):
        written = each[0] if ")" in each[0] else each[0].lstrip("(")
        if what := _number(written):
            yield Found(each.end() - len(written), each.end(), what)


def _number(written: str) -> str:
    """Return what sort of number this is, if it is somebody's."""
    digits = "".join(filter(str.isdigit, written))
    if not digits.isascii():
        return ""
    if _NHS.fullmatch(written) and is_nhs_number(digits):
        return "NHS number"
    abroad = "+" in written or digits.startswith("00")
    if abroad:
        return "phone number" if _LEAST - 1 <= len(digits.lstrip("0")) <= _MOST else ""
    at_home = digits[:1] == "0" and len(digits) in (10, 11)
    return "phone number" if at_home and digits[1] != "0" else ""


def _names(text: str, names: frozenset[str]) -> Iterator[Found]:
    """Return where a name stands, or a part of one; parts that follow each other are one."""
    parts = _parts(names)
    before: Found | None = None
    for each in _WORD.finditer(text) if parts else ():
        if not _is_named(each[0], parts):
            continue
        start, end = each.span()
        if before is not None and text[before.end : start] == " ":
            start = before.start
        elif before is not None:
            yield before
        before = Found(start, end, "name")
    if before is not None:
        yield before


def _is_named(word: str, parts: frozenset[str]) -> bool:
    plain = _plain(word)
    whole = [plain, plain.removesuffix("'s")]
    found = [each for each in whole if each in parts]
    return bool(found) and (word[0].isupper() or not _COMMON.intersection(found))


@lru_cache(maxsize=4)
def _parts(names: frozenset[str]) -> frozenset[str]:
    words = (_plain(word) for name in names for word in _WORD.findall(name))
    return frozenset(each for each in words if len(each) > 1)


def _plain(word: str) -> str:
    """Return a word as it is compared: whatever its case and its accents."""
    apart = unicodedata.normalize("NFKD", word.replace("\u2019", "'").casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))
