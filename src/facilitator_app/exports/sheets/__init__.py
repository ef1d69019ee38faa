"""The sheets of the workbook, in their order. To add one, define it and name it here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.exports.sheets.accounts import BALLOT_ACCOUNTS, KEYED_AGAIN
from facilitator_app.exports.sheets.after_votes import REASONS, TABLE_POSITIONS
from facilitator_app.exports.sheets.agenda import AGENDA, PROMPTS, SEATS
from facilitator_app.exports.sheets.conflicts import CONFLICTS
from facilitator_app.exports.sheets.facts import PROGRAMME
from facilitator_app.exports.sheets.figures import VOTE_FIGURES
from facilitator_app.exports.sheets.guiding import COVERAGE, SEAT_MOVES
from facilitator_app.exports.sheets.links import LINKS
from facilitator_app.exports.sheets.notes import NOTES, QUOTES, THEMES
from facilitator_app.exports.sheets.outcomes import DRAFTS, HEADLINES, QUESTIONS, REFLECTIONS
from facilitator_app.exports.sheets.shifts import VOTE_SHIFTS
from facilitator_app.exports.sheets.summaries import FLIPCHARTS, SUMMARIES
from facilitator_app.exports.sheets.trade_offs import SUMMARY, TRADE_OFFS
from facilitator_app.exports.sheets.votes import VOTES

if TYPE_CHECKING:
    from facilitator_app.exports.spreadsheet.columns import Sheet

SHEETS: tuple[Sheet[Any], ...] = (
    PROGRAMME,
    AGENDA,
    PROMPTS,
    COVERAGE,
    SEATS,
    SEAT_MOVES,
    NOTES,
    QUOTES,
    LINKS,
    THEMES,
    SUMMARIES,
    QUESTIONS,
    HEADLINES,
    DRAFTS,
    FLIPCHARTS,
    REFLECTIONS,
    TRADE_OFFS,
    VOTES,
    SUMMARY,
    VOTE_FIGURES,
    VOTE_SHIFTS,
    REASONS,
    TABLE_POSITIONS,
    BALLOT_ACCOUNTS,
    KEYED_AGAIN,
    CONFLICTS,
)
"""What comes between the dictionary and the list of changed texts."""

__all__ = ["SHEETS"]
