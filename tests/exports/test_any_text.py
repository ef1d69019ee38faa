"""Any text in any field that is exported gives a workbook that opens and shows it."""

from __future__ import annotations

from dataclasses import fields
from itertools import cycle
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from facilitator_app.domain.records import (
    Ballot,
    Coding,
    DraftExpectation,
    ExpertQuestion,
    Headline,
    Note,
    Participant,
    Programme,
    Prompt,
    Record,
    Reflection,
    Seating,
    Session,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.exports import Scope, export
from tests.exports.reading import assert_no_formula, expected, read
from tests.exports.samples import snapshot_of, uid

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

ANY = st.text(st.characters(exclude_categories=()), max_size=60)
TELLING = st.lists(
    st.sampled_from(
        ["_", "x", "0", "04", "1", "=", "#REF!", "\r", "\n", " ", "\x00", "<", "&", "😀"]
    ),
    max_size=12,
).map("".join)


SHOWN: list[tuple[type[Record], str, str, str]] = [
    (Programme, "name", "Programme", "Value"),
    (Programme, "promise", "Programme", "Value"),
    (Workshop, "code", "Agenda", "Workshop"),
    (Workshop, "venue", "Agenda", "Venue"),
    (Session, "code", "Notes", "Session code"),
    (Session, "title", "Agenda", "Session title"),
    (Session, "kind", "Agenda", "Kind"),
    (Session, "round", "Agenda", "Round"),
    (Prompt, "code", "Notes", "First prompt"),
    (Prompt, "question", "Notes", "Prompt question"),
    (Prompt, "stimulus", "Prompts", "Stimulus"),
    (Table, "code", "Tables by round", "Table"),
    (Participant, "code", "Tables by round", "Participant code"),
    (Participant, "seating_instruction", "Tables by round", "Seating instruction"),
    (Seating, "round", "Tables by round", "Round"),
    (Note, "kind", "Notes", "Kind"),
    (Note, "wording", "Quotes", "Wording"),
    (Note, "stance", "Notes", "Stance"),
    (Note, "agreement", "Notes", "Agreement"),
    (Note, "text", "Notes", "Text"),
    (Note, "imported_id", "Notes", "Imported as"),
    (Theme, "code", "Notes", "Themes"),
    (Theme, "title", "Themes", "Theme title"),
    (ExpertQuestion, "text", "Expert questions", "Question"),
    (ExpertQuestion, "routed_to", "Expert questions", "Routed to"),
    (ExpertQuestion, "answer", "Expert questions", "Answer"),
    (Headline, "text", "Headlines", "Headline"),
    (DraftExpectation, "text", "Drafts", "Expectation"),
    (DraftExpectation, "disagreement", "Drafts", "Disagreement"),
    (Reflection, "surprise", "Reflections", "Surprise"),
    (TradeOff, "code", "Votes long", "Trade-off"),
    (TradeOff, "wording", "Trade-offs", "Wording"),
    (TradeOff, "method", "Votes long", "Method"),
    (Ballot, "code", "Votes long", "Ballot code"),
    (Ballot, "round", "Votes long", "Round"),
]


def filled(texts: Iterable[str]) -> dict[type[Record], Record]:
    """Return one record of each kind, each field of it that is a text filled with the next one."""
    supply = cycle(texts)
    kinds: list[type[Record]] = [*dict.fromkeys(kind for kind, *_ in SHOWN), Coding]
    ids = {kind.record_kind: uid(at) for at, kind in enumerate(kinds, start=1)}
    made: dict[type[Record], Record] = {}
    for kind in kinds:
        values: dict[str, Any] = {"id": ids[kind.record_kind]}
        values |= {name: ids[there] for name, there in kind.refers_to.items()}
        values |= {each.name: next(supply) for each in fields(kind) if each.type == "str"}
        values |= {"kind": "quote"} if kind is Note else {}
        values |= {"marks": {next(supply): 1}} if kind is Ballot else {}
        values |= {"seat": 1} if kind is Seating else {}
        made[kind] = kind(**values)
    return made


@settings(max_examples=max(40, settings().max_examples // 10))
@given(texts=st.lists(ANY | TELLING, min_size=1, max_size=30))
def test_any_text_in_any_field(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    made = filled(texts)
    path = tmp_path_factory.mktemp("any") / "pack.xlsx"
    done = export("xlsx", snapshot_of(made.values()), Scope(), path)
    assert_no_formula(path)
    sheets = read(path)
    for kind, name, sheet, column in SHOWN:
        text = expected(getattr(made[kind], name))
        assert (text or None) in sheets[sheet].column(column), (kind, name)
    if any(expected(each) != each for each in used(made)):
        assert done.changed
    if done.changed:
        assert any(expected(each) != each for each in texts)
    assert load_workbook(path, read_only=True).sheetnames == list(sheets)


def used(made: dict[type[Record], Record]) -> set[str]:
    """Return the texts that a workbook has a column for."""
    return {getattr(made[kind], name) for kind, name, *_ in SHOWN}
