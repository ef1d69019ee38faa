"""What a table's day consists of besides its notes, to be added to a sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from facilitator_app.domain.records import (
    Consent,
    Coverage,
    DraftExpectation,
    ExpertQuestion,
    Flipchart,
    Headline,
    Link,
    Prompt,
    ReadBack,
    SealingKey,
    SeatChange,
    Shorthand,
    Star,
    Summary,
    WelfareEntry,
)
from tests.exports.samples import Sample, sample, uid

SESSION, OTHER_SESSION, PROMPT, MORE, TABLE, OTHER = map(uid, (10, 11, 20, 22, 30, 31))
SEALED = "-----BEGIN AGE ENCRYPTED FILE-----\nc2VhbGVkIHdlbGZhcmU=\n"
PUBLIC = "age1sealingkeyofthelead"
HERE: dict[str, Any] = {"session_id": SESSION, "table_id": TABLE}
NEW_SHEETS = {"Coverage", "Seat changes", "Links", "Summaries", "Flipcharts"}


def a_day() -> Sample:
    """Return a sample with one of everything that a table says besides its notes."""
    made = sample()
    made.add(Prompt(id=MORE, session_id=SESSION, code="Q3", question="Who else?", position=2))
    made.note(90, "Nobody rang me either.", transcribed=True, sheet="K7Q2-M4FX")
    made.records += [
        Link(id=uid(91), note_id=uid(90), other_id=uid(50), how="agrees"),
        Star(id=uid(92), note_id=uid(50)),
        Coverage(id=uid(93), table_id=TABLE, prompt_id=PROMPT, state="asked"),
        Coverage(
            id=uid(94),
            table_id=TABLE,
            prompt_id=MORE,
            state="merged",
            merged_into=PROMPT,
            reason="they were at it already",
        ),
        Coverage(id=uid(95), table_id=OTHER, prompt_id=MORE, state="skipped", reason="no time"),
        Coverage(id=uid(96), table_id=OTHER, prompt_id=PROMPT),
        SeatChange(id=uid(97), **HERE, seat="4", what="arrived", at=time(10, 31)),
        SeatChange(id=uid(98), **HERE, seat="2", what="swapped", other="5", at=time(10, 25)),
        Summary(id=uid(100), **HERE, lines=("Phones.", "", "Not online.")),
        Summary(id=uid(101), **HERE, prompt_id=PROMPT, lines=("Ring back.",)),
        Flipchart(id=uid(102), **HERE, code="A-2", about="Doors", agreement="most"),
        ReadBack(id=uid(103), headline_id=uid(56), text="One number."),
        Consent(id=uid(104), participant_id=uid(40), item="quotes", given=False),
        Shorthand(id=uid(105), short="qzx", text="quiet zone exactly"),
        SealingKey(id=uid(106), public=PUBLIC),
        WelfareEntry(id=uid(107), **HERE, sealed=SEALED),
        ExpertQuestion(id=uid(108), **HERE, text="How long?", agreed=True),
        DraftExpectation(id=uid(109), **HERE, prompt_id=MORE, text="An answer."),
    ]
    return made


def changed_since(made: Sample) -> Headline:
    """Let the headline say something else than what was read back."""
    [before] = [each for each in made.records if isinstance(each, Headline)]
    after = replace(before, text="One number for all.")
    made.without(before.id)
    made.add(after)
    return after
