from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator_app.domain.records import Ballot, Reveal
from facilitator_app.ui.results.picture import PictureView
from facilitator_app.ui.results.tables import NumbersView
from facilitator_app.ui.search.results import SearchResults
from facilitator_app.ui.shell.top_line import SearchField
from tests.ui.conftest import current
from tests.ui.results.revealed import PEOPLE, line, make, reveal, show

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.results import ResultsScreen
    from facilitator_app.ui.window import Window

ALL = ("before", "table position", "after")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path / "votes.facilitator")


@pytest.fixture
def screen(window: Window, path: Path, qtbot: QtBot) -> ResultsScreen:
    found = show(window, path)
    qtbot.waitUntil(lambda: all(found.rows.at(at).vote for at in range(2)))
    return found


def choose(screen: ResultsScreen, code: str, qtbot: QtBot) -> None:
    at = [screen.rows.at(place).trade_off.code for place in range(2)].index(code)
    screen.list.choose(at)
    qtbot.waitUntil(lambda: screen.page.title.accessibleName().startswith(code))


def whole(screen: ResultsScreen, qtbot: QtBot) -> None:
    """Wait until all of the page is there."""
    page = screen.page
    qtbot.waitUntil(lambda: page._told.count() == len(page.blocks))


def rows_of(screen: ResultsScreen, name: str) -> list[list[str]]:
    for view in screen.page.findChildren(NumbersView):
        if view.accessibleName() == name and not view.isHidden():
            model = view.model()
            return [
                [model.index(row, column).data() for column in range(model.columnCount())]
                for row in range(model.rowCount())
            ]
    raise AssertionError(name)


def test_nothing_is_told_before_it_is_revealed(screen: ResultsScreen) -> None:
    hidden = f"38 of {PEOPLE} in, hidden until somebody reveals it"
    assert line(screen, "before").words.text() == hidden
    assert line(screen, "after").words.text() == hidden
    assert line(screen, "table position").words.text().startswith("1 of 2 tables in, hidden")
    assert not screen.page.blocks
    assert not screen.page.findChildren(PictureView)
    assert "Later" not in screen.page.plain
    assert screen.rows.at(0).told == (
        "TO1  Getting an answer, Before: hidden, 38 of 40 in · Table position: hidden, 1 of 2 "
        "tables in · After: hidden, 38 of 40 in"
    )


def test_only_the_round_that_is_revealed_is_told(screen: ResultsScreen, qtbot: QtBot) -> None:
    reveal(screen, "before")
    whole(screen, qtbot)
    assert line(screen, "before").words.text() == (
        "38 of 40 in · n = 37 · 0 abstained · 3 missing (1 of them blank or spoilt)"
    )
    [picture] = screen.page.findChildren(PictureView)
    told = picture.accessibleDescription()
    assert told.startswith("Column chart of TO1 Getting an answer. From 0, today, to 10, later.")
    assert "after" not in told
    figures = rows_of(screen, "Votes: Item")
    assert [row[1] for row in figures] == ["before"]
    assert "hidden" in line(screen, "after").words.text()


def test_who_moved_is_told_when_both_rounds_are_revealed(
    screen: ResultsScreen, qtbot: QtBot
) -> None:
    reveal(screen, "before", "after")
    whole(screen, qtbot)
    words = [each.text() for each in screen.page.findChildren(QLabel)]
    assert (
        "From before to after: 37 answered in both rounds and are compared; 1 answered in one of "
        "them only and are not." in words
    )
    assert "33 to a higher number, 1 to another answer; 3 stayed." in words
    [drawing] = [
        each
        for each in screen.page.findChildren(PictureView)
        if each.accessibleDescription().startswith("Drawing of who moved")
    ]
    assert "only the 37 who voted in both" in drawing.accessibleDescription()
    screen.page.turn_view()
    whole(screen, qtbot)
    moved = rows_of(screen, "Who moved from before to after: From (before)")
    assert ["0", "3", "3"] in moved
    assert sum(int(row[2]) for row in moved) == 37


def test_it_can_be_hidden_again_and_undone_by_name(
    screen: ResultsScreen, window: Window, qtbot: QtBot
) -> None:
    reveal(screen, "before")
    workspace = current(window).workspace
    assert workspace.undo_name == "reveal TO1 before"
    reveal(screen, "before")
    assert workspace.undo_name == "hide TO1 before again"
    assert not workspace.all(Reveal)
    assert not screen.page.blocks
    window.services.actions["undo"].trigger()
    assert line(screen, "before").words.text().startswith("38 of 40 in · n = 37")
    window.services.actions["undo"].trigger()
    assert not screen.page.blocks
    reveal(screen, "before")
    whole(screen, qtbot)
    assert screen.page.blocks


def test_tables_stand_apart_and_are_added_to_nothing(screen: ResultsScreen, qtbot: QtBot) -> None:
    reveal(screen, *ALL)
    whole(screen, qtbot)
    assert rows_of(screen, "Where tables stand: Table") == [["B", "7", "Later, if somebody calls."]]
    assert any("never added" in each.plain for each in screen.page.blocks)
    assert {row[1] for row in rows_of(screen, "Votes: Item")} == {"before", "after"}


def test_a_ranking_is_told_by_every_rule(screen: ResultsScreen, qtbot: QtBot) -> None:
    choose(screen, "TO2", qtbot)
    reveal(screen, "once")
    whole(screen, qtbot)
    words = screen.page.plain
    assert "In pairs x beats every other one. Most Borda points: y. Instant runoff: x." in words
    head, *rows = [each.split("\t") for each in words.splitlines() if "\t" in each][:4]
    assert {"Rank sum", "Borda", "First", "Split", "Support", "Enough"} <= set(head)
    assert [row[0] for row in rows] == ["x", "y", "z"]
    assert rows_of(screen, "Votes: Instant runoff")[0] == ["x", "25"]
    assert "Instant runoff: the last leave" in words
    assert "No tie is broken by lot." in words


def test_every_figure_is_explained(screen: ResultsScreen, qtbot: QtBot) -> None:
    reveal(screen, "before")
    whole(screen, qtbot)
    [view] = screen.page.findChildren(NumbersView)
    explained = Qt.ItemDataRole.AccessibleDescriptionRole
    model = view.model()
    titles = {
        model.headerData(at, Qt.Orientation.Horizontal): model.headerData(
            at, Qt.Orientation.Horizontal, explained
        )
        for at in range(model.columnCount())
    }
    assert titles.pop("Item") == titles.pop("Round") == ""
    assert titles["Median"] == "the middle number when all are put in order"
    assert titles["Split"].startswith("how split the room is")
    assert all(titles.values())
    for title, words in titles.items():
        assert f"{title}: {words}." in screen.page.plain


def test_what_is_keyed_meanwhile_is_counted(
    screen: ResultsScreen, window: Window, qtbot: QtBot
) -> None:
    reveal(screen, "before")
    workspace = current(window).workspace
    trade_off = screen.trade_off
    assert trade_off is not None
    late = Ballot.named(
        workspace.programme,
        trade_off_id=trade_off.id,
        round="before",
        code="C038",
        marks={"answer": 10},
    )
    workspace.add(late)
    qtbot.waitUntil(lambda: "39 of 40 in · n = 38" in line(screen, "before").words.text())
    row = screen.rows.at(0)
    assert row.vote is not None
    assert row.vote.rounds[0].handed_in == 39


def test_it_is_copied_as_text(screen: ResultsScreen, window: Window) -> None:
    reveal(screen, "before")
    window.services.actions["results.copy"].trigger()
    copied = QApplication.clipboard().text()
    assert copied.startswith("TO1  Getting an answer\n\nToday or later?\n\nBefore: 38 of 40 in")
    assert "Column chart of TO1" in copied
    assert "Median" in copied
    QTest.keyClick(screen.page, Qt.Key.Key_F4)
    assert "Column chart" not in screen.page.plain
    assert "n: valid votes\t37" in screen.page.plain


def test_a_table_is_copied_with_ctrl_c(screen: ResultsScreen, qtbot: QtBot) -> None:
    reveal(screen, "before")
    whole(screen, qtbot)
    [view] = screen.page.findChildren(NumbersView)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("Item\tRound\tn\tMedian")


def test_one_comes_there_and_reveals_by_the_keyboard(screen: ResultsScreen) -> None:
    assert screen.list.hasFocus()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is line(screen, "before").button:
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert line(screen, "before").words.text().startswith("38 of 40 in · n = 37")
    assert line(screen, "before").button.hasFocus(), "the way back is under the same key"


def test_no_other_screen_tells_what_is_hidden(
    screen: ResultsScreen, window: Window, qtbot: QtBot
) -> None:
    window.services.actions["find"].trigger()
    [field] = window.findChildren(SearchField)
    for words in ("somebody calls", "dont_know", "spoilt"):
        field.setText(words)
        field.returnPressed.emit()
        [hits] = window.findChildren(SearchResults)
        qtbot.waitUntil(hits.isVisible)
        assert not hits.list.model().rowCount(), words
    for name in ("plan", "overview", "share"):
        window.services.actions[name].trigger()
        told = " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
        assert "somebody calls" not in told
        assert "n = 37" not in told
        assert not [e for e in window.findChildren(PictureView) if e.isVisible()]
    assert not screen.page.blocks


def test_rounds_come_in_their_order_with_the_position_between(screen: ResultsScreen) -> None:
    assert [each.name for each in screen.page.lines] == list(ALL)
    assert [each.heading for each in screen.page.lines] == ["Before", "Table position", "After"]


def test_what_people_wrote_is_told_without_their_codes(
    screen: ResultsScreen, window: Window, qtbot: QtBot
) -> None:
    workspace = current(window).workspace
    at_hand = screen.trade_off
    assert at_hand is not None
    ballots = workspace.of(Ballot, "trade_off_id", [at_hand.id])
    before = [each for each in ballots if each.round == "before"][3:5]
    for ballot, text in zip(before, ("Zebra crossings", "a bus"), strict=True):
        workspace.edit(ballot, replace(ballot, texts={"why": text}))
    assert "Zebra" not in screen.page.plain
    reveal(screen, "after")
    assert "Zebra" not in screen.page.plain
    reveal(screen, "before")
    whole(screen, qtbot)
    told = screen.page.plain
    assert "What people wrote\n\nWhy (before)\n\n“a bus”\n\n“Zebra crossings”" in told
    assert not [each.code for each in ballots if each.code in told]


def test_an_empty_round_cannot_be_revealed_yet(screen: ResultsScreen, window: Window) -> None:
    workspace = current(window).workspace
    at_hand = screen.trade_off
    assert at_hand is not None
    workspace.remove(
        *[e for e in workspace.of(Ballot, "trade_off_id", [at_hand.id]) if e.round == "after"]
    )
    after = line(screen, "after")
    assert after.words.text() == f"0 of {PEOPLE} in, nothing to reveal yet"
    assert not after.button.isEnabled()
