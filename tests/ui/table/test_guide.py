"""The guide says what became of each prompt, and how many minutes are left."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.domain.records import Coding, Coverage, Link, Note, Prompt, Session, Star
from facilitator_app.ui.table.prompt_menu import PromptMenu
from facilitator_app.workspace import Workspace
from tests.ui.acting import press, said, write
from tests.ui.table.seated import at_time, say, sit, workspace_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.prompt_card import PromptCard
    from facilitator_app.ui.window import Window


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    """Return the table's screen: under (b) and (c) nothing was said yet."""
    with Workspace.open(demo) as workspace:
        codes = ("1.3b", "1.3c")
        ids = [each.id for each in workspace.all(Prompt) if each.code in codes]
        notes = workspace.of(Note, "prompt_id", ids)
        codings = workspace.of(Coding, "note_id", [each.id for each in notes])
        stars = workspace.of(Star, "note_id", [each.id for each in notes])
        ends = {each.id for each in notes}
        links = [e for e in workspace.all(Link) if {e.note_id, e.other_id} & ends]
        told = workspace.of(Coverage, "prompt_id", ids)
        workspace.remove(*codings, *stars, *links, *told, *notes)
    found = sit(window, demo)
    go(found, "1.3b")
    return found


def go(screen: TableScreen, code: str) -> None:
    assert screen.desk is not None
    screen.go(screen.desk.by_code[code])


def do(screen: TableScreen, command: str) -> None:
    screen._context.actions[command].trigger()


def coverage(screen: TableScreen, code: str) -> Coverage | None:
    assert screen.desk is not None
    prompt, table = screen.desk.by_code[code], screen.desk.table
    found = screen._workspace.of(Coverage, "prompt_id", [prompt.id], table_id=table.id)
    return next(iter(found), None)


def card(screen: TableScreen, letter: str) -> PromptCard:
    return next(each for each in screen.guide.cards if each.letter == letter)


def test_notes_count_as_asked_and_nothing_is_written(screen: TableScreen, window: Window) -> None:
    assert card(screen, "b").course.state == ""
    before = workspace_of(window).counts().get("coverage", 0)
    say(screen, "3. They told us")
    assert card(screen, "b").course.state == "asked"
    assert screen.guide.acts.buttons["asked"].isChecked()
    do(screen, "prompt.asked")
    assert said(window) == "(b) has notes, so it counts as asked."
    assert workspace_of(window).counts().get("coverage", 0) == before
    do(screen, "undo")
    assert card(screen, "b").course.state == ""


def test_asked_is_said_with_a_key_and_taken_back_with_it(
    screen: TableScreen, window: Window
) -> None:
    do(screen, "prompt.asked")
    assert coverage(screen, "1.3b").state == "asked"  # type: ignore[union-attr]
    assert workspace_of(window).undo_name == "prompt 1.3b asked"
    do(screen, "prompt.asked")
    assert coverage(screen, "1.3b") is None
    do(screen, "undo")
    assert card(screen, "b").course.state == "asked"


def test_why_a_prompt_was_skipped_is_typed_in_place(screen: TableScreen) -> None:
    do(screen, "prompt.skipped")
    assert coverage(screen, "1.3b").state == "skipped"  # type: ignore[union-attr]
    assert QApplication.focusWidget() is screen.guide.acts.why
    write("No time left")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.notes.entry.line
    assert coverage(screen, "1.3b").reason == "No time left"  # type: ignore[union-attr]
    go(screen, "1.3c")
    assert "Why: No time left" in card(screen, "b").accessibleName()
    assert not screen.guide.acts.why.isVisible()  # type: ignore[union-attr]


def test_a_reason_is_not_forced_and_escape_leaves_it_as_it_was(screen: TableScreen) -> None:
    do(screen, "prompt.skipped")
    write("Nonsense")
    press(Qt.Key.Key_Escape)
    assert coverage(screen, "1.3b").reason == ""  # type: ignore[union-attr]
    assert QApplication.focusWidget() is screen.notes.entry.line
    do(screen, "prompt.skipped")
    assert coverage(screen, "1.3b") is None


def test_a_prompt_is_merged_into_the_one_before_or_another(screen: TableScreen) -> None:
    do(screen, "prompt.merged")
    desk, acts = screen.desk, screen.guide.acts
    assert desk is not None
    assert acts.into is not None
    assert coverage(screen, "1.3b").merged_into == desk.by_code["1.3a"].id  # type: ignore[union-attr]
    assert acts.into.currentText() == "a"
    acts.into.setFocus()
    QTest.keyClicks(acts.into, "c")
    assert coverage(screen, "1.3b").merged_into == desk.by_code["1.3c"].id  # type: ignore[union-attr]
    assert card(screen, "b").course.into == "c"
    do(screen, "prompt.skipped")
    assert coverage(screen, "1.3b").merged_into is None  # type: ignore[union-attr]


def test_the_only_prompt_of_a_session_is_merged_into_none(window: Window, demo: Path) -> None:
    with Workspace.open(demo) as workspace:
        [session] = [each for each in workspace.all(Session) if each.code == "L1"]
        workspace.add(Prompt.named(workspace.programme, session_id=session.id, code="L1a"))
    screen = sit(window, demo, "L1")
    do(screen, "prompt.merged")
    assert "L1a is the only prompt of its session." in said(window)
    assert coverage(screen, "L1a") is None


def test_the_mouse_says_it_too_of_any_prompt(screen: TableScreen, window: Window) -> None:
    QTest.mouseClick(screen.guide.acts.buttons["asked"], Qt.MouseButton.LeftButton)
    assert coverage(screen, "1.3b").state == "asked"  # type: ignore[union-attr]
    other = card(screen, "c")
    other.customContextMenuRequested.emit(other.rect().center())
    [menu] = window.findChildren(PromptMenu)
    next(each for each in menu.actions() if each.text().startswith("Skipped")).trigger()
    assert coverage(screen, "1.3c").state == "skipped"  # type: ignore[union-attr]
    [into] = menu.findChildren(QMenu)
    into.actions()[0].trigger()
    assert card(screen, "c").course.into == "a"
    menu.close()


def test_a_stimulus_is_ticked_where_there_is_one(window: Window, demo: Path) -> None:
    with Workspace.open(demo) as workspace:
        [session] = [each for each in workspace.all(Session) if each.code == "1.3"]
        workspace.add(Prompt.named(workspace.programme, session_id=session.id, code="1.3d",
                                   stimulus="Card C"))  # fmt: skip
    screen = sit(window, demo)
    do(screen, "prompt.shown")
    assert "has no stimulus" in said(window)
    go(screen, "1.3d")
    assert screen.guide.acts.shown.isVisible()
    do(screen, "prompt.shown")
    assert coverage(screen, "1.3d").stimulus_shown  # type: ignore[union-attr]
    assert screen.guide.acts.shown.isChecked()
    screen.guide.acts.shown.click()
    assert coverage(screen, "1.3d") is None


def test_a_half_typed_reason_survives_a_crash(
    screen: TableScreen,
    qtbot: QtBot,
    demo: Path,
    tmp_path: Path,
    open_window: Callable[[], Window],
) -> None:
    do(screen, "prompt.skipped")
    write("No time le")
    assert screen.desk is not None
    prompt = screen.desk.by_code["1.3b"]
    place = f"reason of {screen.desk.draft_place} {prompt.id}"
    qtbot.waitUntil(lambda: screen._workspace.draft(place) == "No time le", timeout=2_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    again = sit(open_window(), file)
    go(again, "1.3b")
    assert again.guide.acts.why.text() == "No time le"  # type: ignore[union-attr]


def test_minutes_are_counted_on_the_day_of_the_session(screen: TableScreen, window: Window) -> None:
    assert str(screen.guide.minutes.reading) == "50 min"
    at_time(window, screen, 12, 33)
    assert str(screen.guide.minutes.reading) == "27 min left"
    assert not screen.guide.minutes.reading.is_soon
    at_time(window, screen, 13, 4)
    assert str(screen.guide.minutes.reading) == "4 min over"
    assert screen.guide.minutes.reading.is_soon


def test_a_screen_reader_hears_of_five_minutes_and_of_none(
    screen: TableScreen, window: Window
) -> None:
    heard: list[str] = []
    screen.crew.covering.minutes.announced.connect(heard.append)
    at_time(window, screen, 12, 50)
    for minute in (54, 55, 56, 59):
        at_time(window, screen, 12, minute)
    assert [each for each in heard if "session" in each] == ["5 minutes left for the session"]
    at_time(window, screen, 13, 0)
    at_time(window, screen, 13, 2)
    assert heard[-1] == "The time for the session is up"


def test_the_minutes_of_a_prompt_run_while_it_is_at_hand(
    screen: TableScreen, window: Window
) -> None:
    at_time(window, screen, 12, 5)
    go(screen, "1.3b")
    at_time(window, screen, 12, 15)
    go(screen, "1.3c")
    go(screen, "1.3b")
    minutes = screen.crew.covering.minutes
    planned = screen.prompt.minutes  # type: ignore[union-attr]
    at_time(window, screen, 12, 19)
    assert (
        minutes.prompt.left == planned - 9
    )  # of the fourteen it is at hand, the session has run for nine
    go(screen, "1.3c")
    at_time(window, screen, 12, 24)
    assert minutes.prompt.left == screen.prompt.minutes - 5  # type: ignore[union-attr]
    go(screen, "1.3b")
    assert minutes.prompt.left == planned - 9


def test_the_minutes_of_a_prompt_outlive_the_window(
    screen: TableScreen, window: Window, demo: Path, open_window: Callable[[], Window]
) -> None:
    at_time(window, screen, 12, 20)
    go(screen, "1.3c")
    at_time(window, screen, 12, 26)
    left = screen.crew.covering.minutes.prompt.left
    read = window.services.clock.read
    window.close()
    later = open_window()
    later.services.clock.read = read
    again = sit(later, demo)
    go(again, "1.3c")
    assert again.crew.covering.minutes.prompt.left == left


def test_what_must_be_asked_stands_out_when_the_session_ends(
    screen: TableScreen, window: Window
) -> None:
    desk = screen.desk
    assert desk is not None
    must = [each for each in desk.prompts if each.must_ask and each.code != "1.3a"]
    assert must, "the demo has a prompt that must be asked"
    letters = ", ".join(f"({desk.letter_of(each)})" for each in must)
    at_time(window, screen, 12, 30)
    assert card(screen, desk.letter_of(must[0])).course.is_owed
    assert not screen.guide.owed.isVisible()
    at_time(window, screen, 12, 56)
    assert screen.guide.owed.text() == f"Not asked yet: {letters}"
    for each in must:
        screen.crew.covering.turn("asked", each)
    assert not screen.guide.owed.isVisible()


def test_eight_prompts_fit_and_the_one_at_hand_is_whole(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    with Workspace.open(demo) as workspace:
        [session] = [each for each in workspace.all(Session) if each.code == "1.3"]
        for place, letter in enumerate("defgh"):
            workspace.add(Prompt.named(
                workspace.programme, session_id=session.id, code=f"1.3{letter}",
                position=9 + place, minutes=8, must_ask=True, record_what="Who loses, and how",
                question="Who would be left out by an online-first way in?",
                probes=("Language", "A carer acting for someone", "A quiet place"),
            ))  # fmt: skip
    screen = sit(window, demo)
    for letter in "aeh":
        go(screen, f"1.3{letter}")
        view = screen.guide._scrolled.viewport()
        qtbot.waitUntil(lambda: card(screen, "b").is_brief)
        for each in (*screen.guide.cards, screen.guide.acts):
            top = each.mapTo(view, each.rect().topLeft()).y()
            assert top >= 0, letter
            assert top + each.height() <= view.height(), letter
