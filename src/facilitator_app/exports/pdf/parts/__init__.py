"""The parts of each session, in their order. To add one, write its module and name it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.exports.pdf.parts.accounts import BallotAccounts, KeyedTwice
from facilitator_app.exports.pdf.parts.drafts import Drafts
from facilitator_app.exports.pdf.parts.flipcharts import Flipcharts
from facilitator_app.exports.pdf.parts.headlines import Headlines
from facilitator_app.exports.pdf.parts.questions import Questions
from facilitator_app.exports.pdf.parts.reasons import Reasons
from facilitator_app.exports.pdf.parts.reflections import Reflections
from facilitator_app.exports.pdf.parts.seats import SeatChanges
from facilitator_app.exports.pdf.parts.summaries import Summaries
from facilitator_app.exports.pdf.parts.table_positions import TablePositions
from facilitator_app.exports.pdf.parts.talk import Talk
from facilitator_app.exports.pdf.parts.trade_offs import TradeOffs
from facilitator_app.exports.pdf.parts.undecided import Undecided

if TYPE_CHECKING:
    from facilitator_app.exports.pdf.parts.part import Part

PARTS: tuple[Part, ...] = (
    Headlines(),
    Summaries(),
    Talk(),
    Questions(),
    TradeOffs(),
    Reasons(),
    TablePositions(),
    BallotAccounts(),
    KeyedTwice(),
    Drafts(),
    Flipcharts(),
    SeatChanges(),
    Reflections(),
    Undecided(),
)
"""A part belongs to one kind of record, and is absent where a session has none of it."""

__all__ = ["PARTS"]
