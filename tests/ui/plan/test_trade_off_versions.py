"""Once a trade-off is answered or printed, a change of what it asks makes a new version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.planning.formats import COMFORT, with_places
from facilitator_app.domain.records import Ballot, Issued, PlaceWording, TradeOff
from facilitator_app.ui.plan.screen import PlanScreen
from facilitator_app.ui.plan.trade_off import TradeOffEditor
from facilitator_app.workspace import Workspace
from tests.ui.acting import press, said, write
from tests.ui.plan.planned import copy, planner_of
from tests.ui.plan.test_trade_off import fill, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window


@pytest.fixture
def editor(window: Window, tmp_path: Path) -> TradeOffEditor:
    """Return the editor of a trade-off that nobody has answered."""
    path = tmp_path / "votes.facilitator"
    with Workspace.create(path, "Votes") as workspace:
        first = TradeOff.named(
            workspace.programme,
            code="TO2",
            version=1,
            title="Sorting",
            wording="How?",
            method="choice",
            options=("A tool", "Staff"),
            rounds=("before", "after"),
        )
        workspace.add(first)
    made = TradeOffEditor(planner_of(window, path))
    made.show_record(first)
    return shown(window, made)


def versions(planner: Planner) -> list[tuple[int, str]]:
    every = sorted(planner.workspace.all(TradeOff), key=lambda each: each.version)
    return [(each.version, each.wording) for each in every]


def vote(trade_off: TradeOff) -> Ballot:
    return Ballot(trade_off_id=trade_off.id, round="before", code="2A42W", marks={"Staff": 1})


def cards(trade_off: TradeOff) -> Issued:
    return Issued(trade_off_id=trade_off.id, what="ballot cards")


def lock(editor: TradeOffEditor, how: Callable[[TradeOff], Record] = vote) -> TradeOff:
    """Lock the version that is edited."""
    record = editor.form.record
    assert record is not None
    editor.planner.workspace.add(how(record))
    return record


def test_it_is_open_until_somebody_answers(editor: TradeOffEditor, window: Window) -> None:
    assert editor.state.text().startswith("Open to edits: wording and scale lock with the first")
    fill(editor.form.wording.area, "How exactly?")
    assert versions(editor.planner) == [(1, "How exactly?")]
    assert not said(window)


@pytest.mark.parametrize(
    ("how", "since"), [(vote, "since the first answer"), (cards, "since cards were made")]
)
def test_a_change_of_what_is_locked_is_the_next_version(
    editor: TradeOffEditor, window: Window, how: Callable[[TradeOff], Record], since: str
) -> None:
    first = lock(editor, how)
    assert since in editor.state.text()
    assert "a change makes version 2; no shift is calculated" in editor.state.text()
    fill(editor.form.wording.area, "How exactly?")
    assert versions(editor.planner) == [(1, "How?"), (2, "How exactly?")]
    assert said(window).startswith("TO2 is version 2 now: answers to version 1 stay with it")
    assert editor.chip.text() == "Version 2"
    assert editor.state.text().startswith("Open to edits")
    assert editor.planner.plan.older == (first,)


def test_what_is_not_on_the_card_is_edited_as_it_is(editor: TradeOffEditor, window: Window) -> None:
    lock(editor)
    fill(editor.form.sides.rows[0].cost, "Misses some")
    assert versions(editor.planner) == [(1, "How?")]
    assert not said(window)


def test_a_round_stays_in_which_ballots_were_cast(editor: TradeOffEditor, window: Window) -> None:
    lock(editor)
    editor.form.voting.rounds.choose("once")
    assert said(window).startswith("Ballots on TO2 were cast in the round “before”, so it stays.")
    [vote] = editor.planner.workspace.all(TradeOff)
    assert vote.rounds == ("before", "after")


def test_two_edits_in_a_row_make_one_version(editor: TradeOffEditor) -> None:
    lock(editor)
    fill(editor.form.wording.area, "How exactly?")
    fill(editor.form.sides.rows[0].words, "A machine")
    assert versions(editor.planner) == [(1, "How?"), (2, "How exactly?")]
    record = editor.form.record
    assert record is not None
    assert (record.version, record.options) == (2, ("A machine", "Staff"))


def test_what_is_typed_elsewhere_goes_on_to_the_new_version(editor: TradeOffEditor) -> None:
    lock(editor)
    editor.form.title.line.setText("Sorting re")
    editor.form.title.line.setFocus()
    write("quests")
    editor.form.format.choose("Single choice")
    editor.form.sides.rows[0].words.setPlainText("A machine")
    editor.form.save("sides")
    assert editor.form.title.line.text() == "Sorting requests"
    editor.flush()
    newest = max(editor.planner.workspace.all(TradeOff), key=lambda each: each.version)
    assert (newest.version, newest.title) == (2, "Sorting requests")
    assert newest.options == ("A machine", "Staff")


def test_the_new_version_can_be_taken_back(editor: TradeOffEditor, window: Window) -> None:
    lock(editor)
    fill(editor.form.wording.area, "How exactly?")
    window.strip._offer.click()
    assert versions(editor.planner) == [(1, "How?")]
    assert editor.form.wording.area.toPlainText() == "How?"
    assert "a change makes version 2" in editor.state.text()
    fill(editor.form.wording.area, "How then?")
    assert versions(editor.planner) == [(1, "How?"), (2, "How then?")]


def test_an_answered_second_version_makes_a_third(editor: TradeOffEditor) -> None:
    lock(editor)
    fill(editor.form.wording.area, "How exactly?")
    lock(editor)
    fill(editor.form.wording.area, "And now?")
    assert versions(editor.planner) == [(1, "How?"), (2, "How exactly?"), (3, "And now?")]


def test_an_older_version_is_shown_and_not_edited(editor: TradeOffEditor, window: Window) -> None:
    first = lock(editor)
    fill(editor.form.wording.area, "How exactly?")
    preview = editor.preview
    assert "version 2" in preview.card.words
    [older, _now] = preview.versions.findChildren(type(preview.versions._group.buttons()[0]))
    older.click()
    assert "version 1" in preview.card.words
    assert preview.told.text() == "It was answered, and is only shown."
    assert not editor.planner.edit(first, replace(first, wording="Else?"), "wording of TO2")
    assert "There is a newer version of TO2 already" in said(window)
    editor.show_record(first)
    assert editor.form.record is not None
    assert editor.form.record.version == 2


def test_a_code_that_is_on_paper_stays(editor: TradeOffEditor, window: Window) -> None:
    fill(editor.form.code.line, "TO7")
    assert {each.code for each in editor.planner.workspace.all(TradeOff)} == {"TO7"}
    lock(editor, cards)
    fill(editor.form.code.line, "TO8")
    assert "go by the code TO7 already, so it stays" in said(window)
    assert {each.code for each in editor.planner.workspace.all(TradeOff)} == {"TO7"}


@pytest.fixture
def places(editor: TradeOffEditor) -> TradeOffEditor:
    """Return the editor of a trade-off with three numbered places."""
    before = editor.form.record
    assert before is not None
    form = editor.form
    form.format.choose("Comfort with each item")
    form.places.toggle.click()
    fill(form.count.line, "3")
    return editor


def given(editor: TradeOffEditor) -> dict[int, str]:
    return {each.number: each.text for each in editor.planner.workspace.all(PlaceWording)}


def test_places_are_numbered_by_a_word_and_how_many(places: TradeOffEditor) -> None:
    fill(places.form.word.line, "Promise")
    record = places.form.record
    assert record is not None
    assert record.options == ("Promise 1", "Promise 2", "Promise 3")
    assert (record.places, record.scale_labels) == ("Promise", COMFORT)
    assert record == with_places(record, "Promise", 3)
    assert "Promise 3" in places.preview.card.words


def test_wordings_are_given_on_the_day_and_make_no_new_version(places: TradeOffEditor) -> None:
    lock(places, cards)
    rows = places.form.wordings.rows
    rows[0].setFocus()
    copy("Phones are answered\nSomebody rings back\n\nNobody is sent away")
    rows[0].paste()
    assert "Somebody rings back" in places.preview.card.words
    press(Qt.Key.Key_Tab)
    texts = ("Phones are answered", "Somebody rings back", "Nobody is sent away")
    assert given(places) == dict(enumerate(texts, 1))
    assert [each.version for each in places.planner.workspace.all(TradeOff)] == [1]
    fill(rows[0], "The phone is answered")
    assert given(places)[1] == "The phone is answered"
    fill(rows[2], "")
    assert set(given(places)) == {1, 2}


def test_after_the_first_ballot_a_wording_stays_as_it_was_given(places: TradeOffEditor) -> None:
    fill(places.form.wordings.rows[0], "The phone is answered")
    lock(places)
    rows, field = places.form.wordings.rows, places.form.wordings
    assert field.state.text().startswith("The first ballot is in, so the wordings stay")
    assert rows[0].isReadOnly()
    QTest.keyClicks(rows[0], "Not ")
    assert rows[0].toPlainText() == "The phone is answered"
    fill(rows[1], "Somebody rings back")
    assert given(places) == {1: "The phone is answered", 2: "Somebody rings back"}
    assert rows[1].isReadOnly()
    assert [each.version for each in places.planner.workspace.all(TradeOff)] == [1]


def test_the_plan_goes_on_to_the_new_version_and_leaves_the_focus(
    window: Window, demo: Path
) -> None:
    window.asked_to_open.emit(demo)
    window.services.actions["plan"].trigger()
    [screen] = window.findChildren(PlanScreen)
    trade_off = next(each for each in screen.planner.plan.trade_offs if each.code == "TO2")
    screen.show_record(trade_off)
    editor = screen.editor
    assert isinstance(editor, TradeOffEditor)
    fill(editor.form.sides.rows[0].words, "A machine sorts first")
    assert window.focusWidget() is editor.form.sides.rows[0].best
    at_hand = screen.outline.at_hand
    assert at_hand is not None
    assert isinstance(at_hand.record, TradeOff)
    assert (at_hand.record.code, at_hand.record.version) == ("TO2", 2)
    assert editor.form.record == at_hand.record
