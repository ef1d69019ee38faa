"""Votes whose numbers have more than one digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.codes import new_code
from facilitator_app.domain.records import Ballot, Session, Table, TradeOff, Workshop
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace import Workspace
from tests.ui.table.seated import workspace_of
from tests.ui.table.test_votes import vote

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table.votes.page import VotePage
    from facilitator_app.ui.window import Window


@pytest.fixture
def wide(window: Window, tmp_path: Path) -> TableScreen:
    """Return the screen over votes whose numbers have more than one digit; no codes are listed."""
    path = tmp_path / "wide.facilitator"
    with Workspace.create(path, "Wide") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        session = Session.named(programme, code="1.1", workshop_id=day.id)
        options = tuple(f"Site {number}" for number in range(1, 13))
        votes = [
            TradeOff.named(programme, session_id=session.id, version=1, rounds=("once",), **values)
            for values in (
                {"code": "TO1", "method": "slider", "scale": (0, 100), "options": ("Cost", "Care")},
                {"code": "TO2", "method": "choice", "options": options},
                {"code": "TO3", "method": "slider", "scale": (-5, 5), "options": ("Cost", "Care")},
                {
                    "code": "TO4",
                    "method": "slider",
                    "scale": (-10, 10),
                    "options": ("Cost", "Care"),
                },
                {
                    "code": "TO5",
                    "method": "slider",
                    "scale": (-50, 50),
                    "options": ("Cost", "Care"),
                },
            )
        ]
        workspace.add(day, session, Table.named(programme, code="A"), *votes)
    window.asked_to_open.emit(path)
    window.services.actions["table"].trigger()
    [screen] = window.findChildren(TableScreen)
    return screen


def key_code(page: VotePage, code: str) -> None:
    page.code.setText(code.lower())
    QTest.keyClick(page.code, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("code", "keys", "marks"),
    [
        ("TO1", "45\r7\r", {"Cost": 45, "Care": 7}),
        ("TO1", "458", {"Cost": 45, "Care": 8}),
        ("TO1", "10010\r", {"Cost": 100, "Care": 10}),
        ("TO1", "00", {"Cost": 0, "Care": 0}),
        ("TO3", "-34", {"Cost": -3, "Care": 4}),
        ("TO3", "--3-0", {"Cost": -3, "Care": 0}),
        ("TO3", "-d", {"dont_know": 1}),
        ("TO4", "-t-1", {"Cost": -10, "Care": -1}),
        ("TO4", "1t", {"Cost": 1, "Care": 10}),
        ("TO5", "-42-7\r", {"Cost": -42, "Care": -7}),
        ("TO5", "-4\r42", {"Cost": -4, "Care": 42}),
        ("TO2", "12", {"Site 12": 1}),
        ("TO2", "1\r", {"Site 1": 1}),
        ("TO2", "9", {"Site 9": 1}),
    ],
)
def test_a_number_of_more_digits_is_one_number(
    wide: TableScreen, window: Window, code: str, keys: str, marks: dict[str, int]
) -> None:
    page = vote(wide, code)
    ballot = new_code(4)
    key_code(page, ballot)
    assert page.told.text() == ""
    for key in keys:
        if key == "\r":
            QTest.keyClick(page.grid, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(page.grid, key)
    page.back.click()
    [kept] = workspace_of(window).all(Ballot)
    assert (kept.code, kept.marks) == (ballot, marks)


def test_a_minus_is_seen_and_refused_in_words_where_no_number_is_below_zero(
    wide: TableScreen,
) -> None:
    page = vote(wide, "TO3")
    key_code(page, new_code(4))
    assert "below 0" in page.legend.text()
    index = page.grid.currentIndex()
    QTest.keyClicks(page.grid, "-")
    assert index.data() == "\u2212"
    QTest.keyClick(page.grid, Qt.Key.Key_Backspace)
    assert index.data() == ""
    page = vote(wide, "TO1")
    key_code(page, new_code(4))
    assert "below 0" not in page.legend.text()
    QTest.keyClicks(page.grid, "-4")
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    [row] = [each for each in page.grid.ballots.sheet.rows if each.wrong]  # type: ignore[union-attr]
    assert row.wrong == "-4 is not on the scale from 0 to 100."


def test_a_digit_in_another_cell_begins_anew(wide: TableScreen, window: Window) -> None:
    page = vote(wide, "TO2")
    first, second = sorted(new_code(4) for _ in range(2))
    for code in (first, second):
        key_code(page, code)
        QTest.keyClicks(page.grid, "1")
    page.back.click()
    assert [each.marks for each in workspace_of(window).all(Ballot)] == [{"Site 1": 1}] * 2
