"""The sheets of what a table agrees on, and of what the team made of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import DraftExpectation, ExpertQuestion, Headline, Reflection
from facilitator_app.exports.sheets.common import (
    IN_CONFLICT,
    PROMPT,
    SESSION_CODE,
    TABLE,
    WORKSHOP,
    id_column,
)
from facilitator_app.exports.spreadsheet.columns import YES_NO, Column, Kind, Sheet, yes_no

if TYPE_CHECKING:
    from facilitator_app.exports.spreadsheet.names import Names

_SCORE = "1 (low) to 5 (high); blank if not given"

AGREED, CHANGED, NOT_READ = "agreed", "changed since", "not read back"


def read_back(headline: Headline, names: Names) -> str:
    """Tell whether a headline was read back to its table as it stands."""
    found = names.read_back.get(headline.id)
    if found is None:
        return NOT_READ
    return AGREED if found.text == headline.text else CHANGED


def words_before(headline: Headline, names: Names) -> str:
    """Return what was read back, if the headline says something else by now."""
    found = names.read_back.get(headline.id)
    return "" if found is None or found.text == headline.text else found.text


QUESTIONS: Sheet[ExpertQuestion] = Sheet(
    "Expert questions",
    "What tables ask the experts; one row for each question",
    (
        id_column("Question"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        Column(
            "Position",
            "Its place in the table's order",
            "1 or more; blank if there is no order",
            lambda row, _: row.position or None,
            Kind.NUMBER,
        ),
        Column("Question", "What is asked", "text", lambda row, _: row.text, widest=60),
        Column("Routed to", "Which expert is to answer", "text", lambda row, _: row.routed_to),
        Column(
            "Status",
            "What became of it",
            "asked, answered, parked; blank while it waits",
            lambda row, _: row.status,
        ),
        Column("Answer", "What the expert said", "text", lambda row, _: row.answer, widest=60),
        Column(
            "Agreed",
            "Whether the table agreed to ask it",
            YES_NO,
            lambda row, _: yes_no(it_is=row.agreed),
        ),
        IN_CONFLICT,
    ),
    lambda material: material.at_tables(ExpertQuestion),
)

HEADLINES: Sheet[Headline] = Sheet(
    "Headlines",
    "The one sentence that a table agrees on at the end of a session; one row for each",
    (
        id_column("Headline"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        Column("Headline", "The sentence", "text", lambda row, _: row.text, widest=80),
        Column(
            "Read back",
            "Whether it was read back to the table in these very words, and agreed",
            f"{AGREED}; {CHANGED} if it says something else by now; {NOT_READ}",
            read_back,
        ),
        Column(
            "Read back as",
            "What was read back and agreed, if the headline has changed since",
            "text; blank if it has not, or was not read back",
            words_before,
            widest=80,
        ),
        IN_CONFLICT,
    ),
    lambda material: material.at_tables(Headline),
)

DRAFTS: Sheet[DraftExpectation] = Sheet(
    "Drafts",
    "What a table drafts that people should be able to expect; one row for each draft",
    (
        id_column("Draft"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        PROMPT,
        Column("Topic", "What it is about", "text", lambda row, _: row.topic),
        Column("Expectation", "What to expect", "text", lambda row, _: row.text, widest=60),
        Column("Because", "The reason", "text", lambda row, _: row.because),
        Column("As long as", "The conditions", "text", lambda row, _: row.as_long_as),
        Column(
            "Disagreement",
            "Why some at the table disagree",
            "text; blank if none do",
            lambda row, _: row.disagreement,
        ),
        IN_CONFLICT,
    ),
    lambda material: material.at_tables(DraftExpectation),
)

REFLECTIONS: Sheet[Reflection] = Sheet(
    "Reflections",
    "What the team at a table made of a session; one row for each table and session",
    (
        id_column("Reflection"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        Column(
            "Energy", "How lively it was", _SCORE, lambda row, _: row.energy or None, Kind.NUMBER
        ),
        Column(
            "Balance",
            "How evenly people spoke",
            _SCORE,
            lambda row, _: row.balance or None,
            Kind.NUMBER,
        ),
        Column("Heat", "How heated it was", _SCORE, lambda row, _: row.heat or None, Kind.NUMBER),
        Column("Surprise", "What surprised the team", "text", lambda row, _: row.surprise),
        Column(
            "Misunderstanding",
            "What people got wrong or could not follow",
            "text",
            lambda row, _: row.misunderstanding,
        ),
        Column("Advice", "Advice to the next session", "text", lambda row, _: row.advice),
        IN_CONFLICT,
    ),
    lambda material: material.at_tables(Reflection),
    only_if_filled=True,
)
