"""How a trade-off is voted on: lines to write on, dots, ranks, rounds and their sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.planning.formats import FORMATS
from facilitator_app.domain.records import TradeOff, VoteRound
from facilitator_app.ui.plan.trade_off import TradeOffEditor
from tests.ui.acting import press, write
from tests.ui.plan.outlined import ALT, SHIFT, choose, chosen, key, rows
from tools.planned import show_planned

if TYPE_CHECKING:
    from facilitator_app.ui.plan import PlanScreen
    from facilitator_app.ui.plan.fields.stepped import NumberField


def editor_of(screen: PlanScreen, code: str) -> TradeOffEditor:
    show_planned(screen, code)
    QApplication.processEvents()
    return screen.findChildren(TradeOffEditor)[0]


def saved(screen: PlanScreen, code: str) -> TradeOff:
    return next(each for each in screen.planner.plan.trade_offs if each.code == code)


def type_number(field: NumberField, number: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    write(number)
    press(Qt.Key.Key_Tab)


def voted(screen: PlanScreen, session: str) -> list[str]:
    """Return the lines of what is voted on in a session, as they are read out."""
    show_planned(screen, session)
    every = rows(screen)
    at = next(at for at, each in enumerate(every) if each.code == session)
    after = [each.kind for each in every].index
    until = next((e for e in range(at + 1, len(every)) if every[e].kind == "session"), len(every))
    assert after("day") == 0
    return [each.told for each in every[at:until] if each.kind == "trade-off"]


def test_a_line_to_write_on_is_ticked_and_stands_on_the_card(screen: PlanScreen) -> None:
    editor = editor_of(screen, "TO1")
    assert "My main reason:" not in editor.preview.card.words
    editor.form.voting.asks.ticks["comment"].click()
    editor.form.voting.asks.ticks["why"].click()
    assert saved(screen, "TO1").asks == ("why", "comment")
    assert screen.planner.workspace.undo_name == "lines to write on of trade-off TO1"
    assert "My main reason:" in editor.preview.card.words
    assert "What I want to add:" in editor.preview.card.words


def test_dots_are_as_many_as_somebody_says(screen: PlanScreen) -> None:
    editor = editor_of(screen, "TO9")
    numbers = editor.form.numbers
    assert (numbers.total.text(), numbers.cap.text()) == ("5", "2")
    type_number(numbers.cap, "7")
    assert "7 dots for one item are more than the 5" in numbers.cap.wrong
    type_number(numbers.total, "10")
    assert saved(screen, "TO9").scale == (2, 10)
    editor.flush()
    assert saved(screen, "TO9").scale == (7, 10)
    assert "You have ten dots, at most seven for one item." in editor.preview.card.words


def test_all_are_ranked_or_a_few_or_as_many_as_people_like(screen: PlanScreen) -> None:
    editor = editor_of(screen, "TO7")
    numbers, sides = editor.form.numbers, editor.form.sides
    assert (numbers.ranked.text(), numbers.first.isVisible()) == ("full", False)
    sides.rows[4].away.click()
    assert saved(screen, "TO7").scale == (4, 4), "all are still all when one of them goes"
    numbers.ranked.choose("first")
    assert (saved(screen, "TO7").scale, numbers.first.isVisible()) == ((1, 3), True)
    type_number(numbers.first, "2")
    assert saved(screen, "TO7").scale == (1, 2)
    numbers.ranked.choose("free")
    assert (saved(screen, "TO7").scale, numbers.first.isVisible()) == ((), False)


def test_a_poll_is_listed_in_each_session_in_which_it_is_voted_on(screen: PlanScreen) -> None:
    assert voted(screen, "A1")[0].startswith("trade-off, AN1, T0 · I would be comfortable")
    assert voted(screen, "V2")[1].startswith("trade-off, AN2, T1 · Seeing the same person")
    assert len(voted(screen, "V4")) == 6


def test_a_round_is_given_a_session_of_its_own_and_loses_it_again(screen: PlanScreen) -> None:
    editor = editor_of(screen, "TO1")
    held = editor.form.voting.held
    assert not held.toggle.isChecked()
    held.toggle.click()
    [later] = [each for each in screen.planner.plan.sessions if each.code == "V1"]
    held.choices["after"].choose(str(later.id))
    assert screen.planner.workspace.undo_name == "sessions of trade-off TO1"
    assert [each.split(", ")[1] for each in voted(screen, "V1")] == ["TO1"]
    held.toggle.click()
    assert voted(screen, "V1") == []


def test_going_from_one_trade_off_to_another_saves_nothing(screen: PlanScreen) -> None:
    workspace = screen.planner.workspace
    before = {each.id for each in workspace.all(VoteRound)}
    editor = editor_of(screen, "AN1")
    for code in ("TO5", "AN2", "TO9", "AN1"):
        assert editor_of(screen, code).form.voting.held.toggle.isChecked() == (code[0] == "A")
    assert workspace.undo_name != "sessions of trade-off AN1"
    assert {each.id for each in workspace.all(VoteRound)} == before
    assert editor.form.voting.held.choices["T0"].text() == ""


def test_a_renamed_round_stays_in_its_session(screen: PlanScreen) -> None:
    editor = editor_of(screen, "AN1")
    editor.form.voting.rounds.choose("own")
    line = editor.form.voting.own_rounds.rows[1].line
    line.setFocus()
    line.selectAll()
    write("second day")
    press(Qt.Key.Key_Tab)
    assert saved(screen, "AN1").rounds == ("T0", "second day", "T2")
    assert voted(screen, "V2")[0].startswith("trade-off, AN1, second day · ")


def test_a_round_is_moved_and_taken_back_in_the_outline(screen: PlanScreen) -> None:
    show_planned(screen, "V2")
    choose(screen, "AN3")
    key(screen, Qt.Key.Key_Down, ALT | SHIFT)
    assert chosen(screen) == ["AN3"]
    assert screen.planner.workspace.undo_name == "trade-off AN3 moved"
    assert [each.split(", ")[1] for each in voted(screen, "P2.6")] == ["AN3"]
    choose(screen, "AN3")
    key(screen, Qt.Key.Key_Delete)
    assert screen.planner.workspace.undo_name == "trade-off AN3 voted on in fewer sessions"
    assert voted(screen, "P2.6") == []
    assert saved(screen, "AN3").rounds == ("T0", "T1", "T2"), "it is still voted on, with the first"
    assert voted(screen, "A1")[2].startswith("trade-off, AN3, T0, T1 · ")


def test_a_copy_is_voted_on_in_the_same_sessions(screen: PlanScreen) -> None:
    show_planned(screen, "AN6")
    screen.acts.duplicate()
    assert [each.split(", ")[1] for each in voted(screen, "V4")][-1] == "AN7"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("TO4", "1  A one-off minor problem: 0 to 10"),
        ("TO2", "2 is B: staff read all of them, and it takes longer"),
        ("TO2", "2  Strength: 1 to 3\n3  Something else: words"),
        ("TO6", "6  Outreach in community places: 0 to 100"),
        ("TO5", "2  Why: words"),
        ("TO8", "1  Answer: 1 to 5\n2  need more information: 1"),
        ("TO3", "It takes 1 to 5."),
    ],
)
def test_it_is_shown_as_it_is_keyed(screen: PlanScreen, code: str, told: str) -> None:
    editor = editor_of(screen, code)
    keyed = editor.preview.ways._group.button(1)
    assert keyed is not None
    keyed.click()
    assert editor.preview.keyed.isVisible()
    assert not editor.preview.card.isVisible()
    assert told in editor.preview.keyed.told.text()


def test_every_format_is_shown_as_it_is_keyed(screen: PlanScreen) -> None:
    editor = editor_of(screen, "TO1")
    for form in FORMATS:
        editor.form.format.choose(form.name)
        keyed = editor.preview.keyed
        assert keyed.told.text() or not keyed.cells.accessibleDescription().endswith("W")
