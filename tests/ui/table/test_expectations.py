"""Draft expectations and flipcharts: any number, each on a card, saved as one goes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import DraftExpectation, Flipchart
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.drafts_page import DraftCard, DraftsPage
from facilitator_app.ui.table.flipcharts_page import FlipchartsPage, SheetCard
from tests.ui.acting import button, press, said, write
from tests.ui.screens import do
from tests.ui.table.seated import page_of, sit

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

ENTER = Qt.Key.Key_Return


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    screen = sit(window, demo)
    screen._workspace.remove(*screen._workspace.all(Flipchart))
    return screen


def drafts(screen: TableScreen) -> list[DraftExpectation]:
    desk = screen.desk
    assert desk is not None
    return desk.workspace.of(DraftExpectation, "session_id", [desk.session.id])


def sheets(screen: TableScreen) -> list[Flipchart]:
    return screen._workspace.all(Flipchart)


def test_a_draft_is_written_part_by_part(screen: TableScreen, window: Window) -> None:
    do(window, "drafts")
    for part in ("somebody answers", "people wait", "it is a person", "it costs"):
        write(part)
        press(ENTER)
    [draft] = drafts(screen)
    assert (draft.text, draft.because) == ("somebody answers", "people wait")
    assert (draft.as_long_as, draft.disagreement) == ("it is a person", "it costs")
    assert screen.prompt is not None
    assert draft.prompt_id == screen.prompt.id
    assert "Draft expectations: 1" in [each.accessibleName() for each in screen.side.rows]


def test_a_second_draft_goes_on_the_empty_card(screen: TableScreen) -> None:
    page = page_of(screen, DraftsPage)
    for text in ("somebody answers", "nobody waits"):
        page.cards[page._new].first.setFocus()
        write(text)
        press(ENTER)
    assert {each.text for each in drafts(screen)} == {"somebody answers", "nobody waits"}
    assert len(page.cards) == 3


def test_a_draft_goes_to_another_prompt(screen: TableScreen) -> None:
    page = page_of(screen, DraftsPage)
    write("somebody answers")
    press(ENTER)
    first = next(iter(page.cards.values()))
    assert isinstance(first, DraftCard)
    first.prompt.setCurrentIndex(1)
    first.prompt.activated.emit(1)
    [draft] = drafts(screen)
    assert draft.prompt_id == screen.desk.prompts[0].id  # type: ignore[union-attr]


def test_a_draft_is_removed_and_taken_back(screen: TableScreen, window: Window) -> None:
    page = page_of(screen, DraftsPage)
    write("somebody answers")
    press(ENTER)
    next(iter(page.cards.values())).remove.click()
    assert not drafts(screen)
    assert said(window) == "One draft expectation removed."
    button(window.strip, "Undo").click()
    assert [each.text for each in drafts(screen)] == ["somebody answers"]


def test_a_half_typed_draft_is_there_after_a_crash(
    screen: TableScreen, window: Window, qtbot: QtBot, demo: Path, tmp_path: Path
) -> None:
    page_of(screen, DraftsPage)
    write("somebody ans")
    place = f"drafts of {screen.desk.draft_place}"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "somebody ans" in screen._workspace.draft(place), timeout=3_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    do(window, "close")
    qtbot.waitUntil(lambda: not window.findChildren(TableScreen))
    again = sit(window, file)
    assert "half typed" in said(window)
    button(window.strip, "Look at it").click()
    page = page_of(again, DraftsPage)
    first = next(iter(page.cards.values()))
    assert first.words["text"].text() == "somebody ans"
    first.words["text"].setFocus()
    press(Qt.Key.Key_End)
    write("wers")
    press(ENTER)
    [draft] = drafts(again)
    assert draft.text == "somebody answers"
    assert draft.prompt_id is not None


def test_what_another_version_kept_is_no_obstacle(screen: TableScreen) -> None:
    place = f"drafts of {screen.desk.draft_place}"  # type: ignore[union-attr]
    for kept in ("half a sentence", "[1]"):
        screen._workspace.keep_draft(place, kept)
        screen.load()
        assert page_of(screen, DraftsPage).cards


def test_a_sheet_is_given_the_next_code(screen: TableScreen, window: Window) -> None:
    do(window, "flipcharts")
    write("What a good way in needs")
    press(ENTER)
    [sheet] = sheets(screen)
    assert (sheet.code, sheet.about) == ("C1", "What a good way in needs")
    page = page_of(screen, FlipchartsPage)
    first, fresh = page.cards.values()
    assert isinstance(first, SheetCard)
    assert fresh.words["code"].text() == "C2"
    first.agreement.setCurrentIndex(4)
    first.agreement.activated.emit(4)
    assert sheets(screen)[0].agreement == "most"
    assert "Flipcharts: 1" in [each.accessibleName() for each in screen.side.rows]


@pytest.mark.parametrize(
    ("written", "proposed"), [("C-1.4-2", "C-1.3-1"), ("C7", "C8"), ("Blue 1.4", "Blue 1.5")]
)
def test_a_code_follows_what_the_table_wrote_in_another_session(
    window: Window, demo: Path, written: str, proposed: str
) -> None:
    screen = sit(window, demo, "1.4")
    screen._workspace.remove(*screen._workspace.all(Flipchart))
    before = page_of(screen, FlipchartsPage)
    card = next(iter(before.cards.values()))
    card.words["code"].setText(written)
    card.words["about"].setFocus()
    write("What a good way in needs")
    press(ENTER)
    page = page_of(sit(window, demo), FlipchartsPage)
    assert [each.words["code"].text() for each in page.cards.values()] == [proposed]


def test_a_sheet_keeps_its_card_when_its_code_changes(screen: TableScreen) -> None:
    page = page_of(screen, FlipchartsPage)
    write("What a good way in needs")
    press(ENTER)
    code = next(iter(page.cards.values())).words["code"]
    code.setFocus()
    code.selectAll()
    write("Flip-07")
    press(ENTER)
    [sheet] = sheets(screen)
    assert sheet.code == "Flip-07"
    assert QApplication.focusWidget() is next(iter(page.cards.values())).words["about"]
    assert page.cards[page._new].words["code"].text() == "Flip-08"


def test_a_code_is_given_once_and_never_taken_away(screen: TableScreen, window: Window) -> None:
    page = page_of(screen, FlipchartsPage)
    write("What a good way in needs")
    press(ENTER)
    fresh = page.cards[page._new].words["code"]
    fresh.setFocus()
    fresh.selectAll()
    write("c1")
    press(ENTER)
    assert said(window).startswith("C1 stands on another sheet of this table.")
    assert fresh.text() == "c1"
    code = next(iter(page.cards.values())).words["code"]
    code.setFocus()
    code.clear()
    press(ENTER)
    assert said(window).startswith("A sheet is found by its code.")
    assert [each.code for each in sheets(screen)] == ["C1"]
