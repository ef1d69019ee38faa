"""The ballot card of one trade-off in one round, as it is printed and shown beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from facilitator_app.charts.cards.answers import Answers
from facilitator_app.charts.cards.parts import Box, Part, Rule, beside, joined
from facilitator_app.charts.cards.setting import (
    BODY,
    SMALL,
    STRONG_BODY,
    Setting,
    Type,
    stacked,
)
from facilitator_app.domain.planning.formats import ASKED, format_of
from facilitator_app.domain.records import TEXTS
from facilitator_app.domain.votes import ABSTENTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.typesetting import Typesetter

ABSTAINING = {
    "neither": "Neither",
    "dont_know": "I don't know",
    "decline": "I'd rather not say",
}
_CODE = Type(22, strong=True)
_TITLE, _WORDING = Type(13, strong=True), Type(12)
_CODE_WIDTH, _CODE_HIGH = 112.0, 32.0
_OTHER = "other"
_WRITTEN_LINE = 22.0
"""How far lines are apart that are written on by hand."""
_LINES_OF = {_OTHER: 1}
_ENOUGH = 0.6
"""Up to this share of a line words leave room to write beside them."""


@dataclass(frozen=True, slots=True)
class BallotCard:
    """What one card says."""

    trade_off: TradeOff
    round: str = ""
    code: str = ""
    """The ballot code; none leaves a box to write it in."""
    wordings: Mapping[int, str] = field(default_factory=dict)
    """What stands at numbered places, as far as it has been given."""
    programme: str = ""
    """A short name of the programme, and whatever must be said about it."""


def parts_of(
    card: BallotCard, width: float, typesetter: Typesetter, columns: int = 1
) -> tuple[list[Part], list[Part]]:
    """Return the head of a card, which every sheet of a long one bears, and the rest of it."""
    setting = Setting(typesetter, width)
    return [*head_of(card, setting)], [*body_of(card, setting, columns)]


def head_of(card: BallotCard, setting: Setting) -> Iterator[Part]:
    """Return what tells one card from another."""
    trade_off = card.trade_off
    told = [f"{trade_off.code} · version {trade_off.version}"]
    told += [f"Round: {card.round}"] if card.round else []
    lines = [card.programme, *told] if card.programme else told
    code = _code(card, setting)
    left = setting.narrower(setting.width - _CODE_WIDTH - 12) if code is not None else setting
    about = [left.text(line, SMALL if line is card.programme else STRONG_BODY) for line in lines]
    text = stacked(*about)
    if code is not None:
        yield joined([text, code.at(setting.width - _CODE_WIDTH, 0)])
    else:
        yield text
        yield replace(setting.text(f"Ballot code {card.code}", _CODE), before=4)
    yield Part(1, marks=(Rule(0, 0.5, setting.width, 1),), before=6)


def _code(card: BallotCard, setting: Setting) -> Part | None:
    """Return the code in its frame, or nothing if it is too long for one."""
    if setting.length(card.code, _CODE) > _CODE_WIDTH - 8:
        return None
    narrow = setting.narrower(_CODE_WIDTH)
    label = narrow.text("Ballot code", SMALL, align=0.5)
    top = label.height + 1
    parts = [label, Part(top + _CODE_HIGH, marks=(Box(0, top, _CODE_WIDTH, _CODE_HIGH),))]
    if card.code:
        parts.append(narrow.text(card.code, _CODE, align=0.5).at(0, top + 1))
    return joined(parts)


def body_of(card: BallotCard, setting: Setting, columns: int) -> Iterator[Part]:
    """Return what is asked, the same for everybody."""
    trade_off, form = card.trade_off, format_of(card.trade_off)
    if trade_off.title:
        yield replace(setting.text(trade_off.title, _TITLE), before=7, kind="H1")
    if trade_off.wording:
        yield replace(setting.text(trade_off.wording, _WORDING), before=4)
    answers = Answers(trade_off, form, card.wordings, setting, columns)
    if asked := answers.instruction:
        yield replace(setting.text(asked, STRONG_BODY), before=6)
    yield from answers.parts()
    yield from _strengths(trade_off, form.marked, setting)
    yield from _conditions(trade_off, setting, columns)
    yield from _texts(trade_off, setting)
    yield Part(1, marks=(Rule(0, 0.5, setting.width, 1),), before=9)
    apart = stacked(
        setting.text("Or tick one of these instead:", BODY),
        replace(setting.ticks(ABSTAINING[each] for each in ABSTENTIONS), before=2),
    )
    yield replace(apart, before=4)


def _strengths(trade_off: TradeOff, marked: str, setting: Setting) -> Iterator[Part]:
    if marked != "box" or not trade_off.scale_labels:
        return
    yield stacked(
        setting.text("How strongly do you feel?", STRONG_BODY),
        replace(setting.ticks(trade_off.scale_labels), before=2),
        before=9,
    )


def _conditions(trade_off: TradeOff, setting: Setting, columns: int) -> Iterator[Part]:
    if not trade_off.conditions:
        return
    heading = "I could accept it if (tick any):"
    yield replace(setting.text(heading, STRONG_BODY), before=9)
    others = [each for each in trade_off.conditions if is_other(each)]
    given = [each for each in trade_off.conditions if each not in others]
    if columns > 1 and len(given) > 1:
        width = (setting.width + 16) / columns
        narrow = setting.narrower(width - 16)
        yield beside([narrow.ticked(each) for each in given], width, columns)
    else:
        yield from (replace(setting.ticked(each), before=3) for each in given)
    for each in others:
        label = setting.ticked(f"{each}:")
        end = 21 + setting.length(f"{each}:", BODY) + 6
        line = Rule(end, label.height - 2, max(0, setting.width - end))
        yield replace(label, marks=(*label.marks, line), before=4)


def is_other(option: str) -> bool:
    """Tell whether an option stands for what is not among the others: it has a line of its own."""
    return option.casefold() == _OTHER


def _texts(trade_off: TradeOff, setting: Setting) -> Iterator[Part]:
    """Return lines to write on, for each text that is asked for."""
    for name in TEXTS:
        has_line = name == _OTHER and any(map(is_other, trade_off.conditions))
        if name in trade_off.asks and not has_line:
            yield _lines(ASKED[name], _LINES_OF.get(name, 2), setting)


def _lines(asked: str, count: int, setting: Setting) -> Part:
    """Return what is asked, and lines below each other; the first begins where the words end."""
    label = setting.text(asked, STRONG_BODY)
    end = setting.length(asked, STRONG_BODY) + 6
    begins = end if end < _ENOUGH * setting.width else 0
    first = label.height - 3 + (0 if begins else _WRITTEN_LINE)
    rules = [Rule(begins, first, setting.width - begins)]
    rules += [Rule(0, first + at * _WRITTEN_LINE, setting.width) for at in range(1, count)]
    return Part(rules[-1].depth + 7, label.paragraphs, tuple(rules), before=11)
