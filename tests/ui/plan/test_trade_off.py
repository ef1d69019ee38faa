"""A trade-off is worded beside its card, in every format, and saved as it is left."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.demo.design import demo_data
from facilitator_app.domain.planning.formats import FORMATS, STRENGTH, format_of
from facilitator_app.domain.records import TradeOff
from facilitator_app.ui.parts.layouts import Ground, column
from facilitator_app.ui.plan.trade_off import TradeOffEditor
from facilitator_app.workspace import Workspace
from tests.ui.acting import press, write
from tests.ui.plan.planned import copy, planner_of
from tests.ui.walking import cut, nameless, outside, overlapping, too_small

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.parts.buttons import Button
    from facilitator_app.ui.plan.trade_off.for_all import ForAll
    from facilitator_app.ui.window import Window

BEFORE_AND_AFTER = {"rounds": ("before", "after"), "method": "choice"}


def shown(window: Window, editor: TradeOffEditor, wide: int = 800) -> TradeOffEditor:
    """Lay an editor over the window, as the Plan stage does."""
    page = Ground("surface", column((editor, 1), gap=0))
    page.setParent(window)
    page.setGeometry(0, 0, wide, window.height())
    page.show()
    page.raise_()
    QApplication.processEvents()
    return editor


@pytest.fixture
def blank(window: Window, tmp_path: Path) -> TradeOffEditor:
    """Return the editor of a trade-off that has nothing but a code."""
    path = tmp_path / "blank.facilitator"
    Workspace.create(path, "Blank").close()
    editor = TradeOffEditor(planner_of(window, path))
    planner = editor.planner
    new = planner.fresh(TradeOff, code="TO1", version=1, **BEFORE_AND_AFTER)
    planner.change([(None, new)], "trade-off TO1 added")
    editor.show_record(new)
    return shown(window, editor)


def at(editor: TradeOffEditor) -> TradeOff:
    """Return the trade-off as it is in the file."""
    [found] = editor.planner.workspace.all(TradeOff)
    return found


def fill(field: Any, words: str) -> None:  # noqa: ANN401 - any field with words in it
    field.setFocus()
    field.selectAll()
    press(Qt.Key.Key_Delete)
    write(words)
    press(Qt.Key.Key_Tab)


def test_it_is_worded_and_kept_as_it_is_left(blank: TradeOffEditor) -> None:
    form = blank.form
    fill(form.title.line, "Sorting")
    fill(form.wording.area, "How should it be done?")
    assert (at(blank).title, at(blank).wording) == ("Sorting", "How should it be done?")
    assert blank.first() is form.title.line
    assert blank.planner.workspace.undo_name == "question on the card of trade-off TO1"


def test_options_are_typed_with_their_best_case_and_cost(blank: TradeOffEditor) -> None:
    sides = blank.form.sides
    sides.more.click()
    write("A tool sorts first")
    press(Qt.Key.Key_Tab)
    write("Fast")
    press(Qt.Key.Key_Tab)
    write("Misses some")
    sides.more.click()
    write("Staff read all")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Backspace)
    found = at(blank)
    assert found.options == ("A tool sorts first", "Staff read all")
    assert (found.best_cases, found.costs) == (("Fast", ""), ("Misses some", ""))


def test_an_option_takes_its_best_case_along(blank: TradeOffEditor) -> None:
    planner, before = blank.planner, at(blank)
    options = ("One", "Two", "Three")
    planner.edit(before, replace(before, options=options, best_cases=("1", "2", "3")), "options")
    sides = blank.form.sides
    sides.rows[0].words.setFocus()
    QTest.keyClick(sides.rows[0].words, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert (at(blank).options, at(blank).best_cases) == (("Two", "One", "Three"), ("2", "1", "3"))
    sides.rows[1].down.click()
    assert at(blank).best_cases == ("2", "3", "1")
    assert not sides.rows[2].down.isEnabled()
    sides.rows[0].away.click()
    assert (at(blank).options, at(blank).best_cases) == (("Three", "One"), ("3", "1"))


def test_many_lines_pasted_are_many_options(blank: TradeOffEditor) -> None:
    sides = blank.form.sides
    sides.more.click()
    copy("One\nTwo\n\nThree\n")
    sides.rows[0].words.paste()
    blank.flush()
    assert at(blank).options == ("One", "Two", "Three")


def test_an_option_without_words_is_refused(blank: TradeOffEditor) -> None:
    sides = blank.form.sides
    sides.more.click()
    fill(sides.rows[0].cost, "Dear")
    assert sides.wrong == "Option 1 has no words. Say what it is."
    assert at(blank).costs == ()
    fill(sides.rows[0].words, "Soon")
    assert (sides.wrong, at(blank).costs) == ("", ("Dear",))


def test_what_holds_for_all_is_said_once(blank: TradeOffEditor) -> None:
    planner, before = blank.planner, at(blank)
    planner.edit(before, replace(before, options=("One", "Two"), costs=("a", "b")), "options")
    sides = blank.form.sides
    sides.cost.toggle.click()
    assert at(blank).costs == ("a b",)
    fill(sides.cost.area, "Less for others")
    assert at(blank).costs == ("Less for others",)
    assert not sides.rows[0].cost.isVisible()
    sides.cost.toggle.click()
    assert at(blank).costs == ("Less for others", "")


def test_another_format_keeps_what_fits_and_offers_its_scale(blank: TradeOffEditor) -> None:
    form = blank.form
    fill(form.wording.area, "Which?")
    for wanted in FORMATS:
        form.format.choose(wanted.name)
        found = at(blank)
        assert format_of(found) == wanted
        assert (found.scale, found.scale_labels) == (wanted.scale, wanted.labels)
        assert found.wording == "Which?"
        assert form.numbers.scale.isVisible() == bool(wanted.scale)
        assert wanted.instruction.split()[0] in blank.preview.card.words
    form.format.choose(FORMATS[1].name)
    assert [each.line.text() for each in form.numbers.labels.rows] == list(STRENGTH)


def test_scale_and_labels_are_the_leads_own(blank: TradeOffEditor) -> None:
    form = blank.form
    form.format.choose("Agreement (Likert)")
    fill(form.numbers.highest.line, "7")
    assert at(blank).scale == (1, 7)
    assert "5 labels for 7 numbers" in " ".join(blank.found.words)
    form.numbers.labels.rows[1].away.click()
    for _ in range(2):
        form.numbers.labels.rows[1].away.click()
    assert at(blank).scale_labels == ("strongly disagree", "strongly agree")
    assert "labels" not in " ".join(blank.found.words)


def test_rounds_are_chosen_or_named(blank: TradeOffEditor) -> None:
    form = blank.form
    form.voting.rounds.choose("T0\nT1\nT2")
    assert at(blank).rounds == ("T0", "T1", "T2")
    assert not form.voting.own_rounds.isVisible()
    form.voting.rounds.choose("own")
    assert form.voting.own_rounds.isVisible()
    fill(form.voting.own_rounds.rows[2].line, "A year later")
    assert at(blank).rounds == ("T0", "T1", "A year later")
    form.voting.rounds.choose("once")
    assert (at(blank).rounds, form.voting.own_rounds.isVisible()) == (("once",), False)


def test_no_card_goes_without_a_way_not_to_answer(blank: TradeOffEditor) -> None:
    for wanted in FORMATS:
        blank.form.format.choose(wanted.name)
        for words in ("Neither", "I don't know", "I'd rather not say"):
            assert words in blank.preview.card.accessibleDescription()


def test_the_card_is_drawn_at_every_key(blank: TradeOffEditor) -> None:
    planner, before = blank.planner, at(blank)
    items = tuple(f"Item {number} that is weighed here" for number in range(12))
    planner.edit(before, replace(before, method="comfort", options=items, scale=(1, 5)), "items")
    area, took = blank.form.wording.area, []
    area.setFocus()
    for letter in "How do you feel?":
        start = time.perf_counter()
        write(letter)
        took.append(time.perf_counter() - start)
        assert area.toPlainText() in blank.preview.card.words
    assert sorted(took)[len(took) // 2] < 0.05
    assert at(blank).wording == "", "nothing is saved yet"
    press(Qt.Key.Key_Escape)
    assert "How do" not in blank.preview.card.words


def test_a_trade_off_needs_a_code_of_its_own(blank: TradeOffEditor) -> None:
    planner = blank.planner
    second = planner.fresh(TradeOff, code="TO2", version=1, **BEFORE_AND_AFTER)
    planner.change([(None, second)], "trade-off TO2 added")
    fill(blank.form.code.line, "")
    assert blank.form.code.wrong == "A trade-off needs a code, such as TO2."
    fill(blank.form.code.line, "TO2")
    assert {each.code for each in planner.plan.trade_offs} == {"TO1", "TO2"}
    assert blank.form.code.line.text() == "TO2", "what was typed stays"


PLANNED = demo_data("trade_offs")["trade_offs"]


@pytest.mark.parametrize("wanted", PLANNED, ids=[each["code"] for each in PLANNED])
def test_every_trade_off_of_the_demo_can_be_typed_here(
    blank: TradeOffEditor, wanted: dict[str, Any]
) -> None:
    lists = (
        "options",
        "scale",
        "scale_labels",
        "conditions",
        "best_cases",
        "costs",
        "rounds",
        "asks",
    )
    values: dict[str, Any] = {name: tuple(wanted.get(name, ())) for name in lists}
    values |= {name: wanted[name] for name in ("code", "title", "wording", "method")}
    goal = replace(at(blank), **values)
    type_in(blank, goal)
    blank.flush()
    assert at(blank) == goal


def type_in(editor: TradeOffEditor, goal: TradeOff) -> None:
    form, sides = editor.form, editor.form.sides
    fill(form.code.line, goal.code)
    fill(form.title.line, goal.title)
    fill(form.wording.area, goal.wording)
    form.format.choose(format_of(goal).name)
    add_each(form.options.more if format_of(goal).scale else sides.more, goal.options)
    if goal.method == "slider":
        for row, each in zip(sides.rows, goal.scale_labels, strict=True):
            fill(row.words, each)
    say_of_sides(editor, 1, sides.best, goal.best_cases)
    say_of_sides(editor, 2, sides.cost, goal.costs)
    if goal.method == "ranking":
        form.numbers.ranked.choose("full")
    add_each(form.voting.conditions.more, goal.conditions)
    for name in goal.asks:
        form.voting.asks.ticks[name].click()
    form.voting.rounds.choose("\n".join(goal.rounds))


def add_each(more: Button, texts: tuple[str, ...]) -> None:
    for each in texts:
        more.click()
        write(each)
        press(Qt.Key.Key_Tab)


def say_of_sides(
    editor: TradeOffEditor, which: int, for_all: ForAll, texts: tuple[str, ...]
) -> None:
    if len(texts) == 1:
        for_all.toggle.click()
        fill(for_all.area, texts[0])
        return
    for row, text in zip(editor.form.sides.rows, texts, strict=False):
        fill(row.areas[which], text)


@pytest.mark.parametrize("text_size", [100, 150, 200])
@pytest.mark.parametrize("code", ["TO2", "TO4", "TO6", "TO10"])
@pytest.mark.parametrize("wide", [800, 1200])
def test_everything_has_its_name_and_its_room(
    window: Window, demo: Path, code: str, text_size: int, wide: int, qtbot: QtBot
) -> None:
    window.services.look.resize_text(text_size)
    editor = TradeOffEditor(planner_of(window, demo))
    editor.show_record(next(e for e in editor.planner.plan.trade_offs if e.code == code))
    shown(window, editor, wide)
    for front in ("Edit", "As they will see it"):
        editor.panels.bring(front)
        qtbot.wait(50)
        for complaints in (nameless, too_small, cut, outside, overlapping):
            assert not list(complaints(editor)), complaints.__name__
