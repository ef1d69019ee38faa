"""A disk that does not take ballots while they are keyed: said as it is, saved once it does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.shell.bottom_line import BottomLine
from tests.ui.acting import said
from tests.ui.table.seated import workspace_of
from tests.ui.table.votes.keyed import press, sheet_of, vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


@contextmanager
def read_only(window: Window) -> Iterator[None]:
    """Let nothing be written for a while."""
    driver = workspace_of(window)._file.database.driver
    driver.execute("PRAGMA query_only = ON")
    yield
    driver.execute("PRAGMA query_only = OFF")


def corner(window: Window) -> str:
    [bottom] = window.findChildren(BottomLine)
    return bottom.saved.text()


def test_ballots_are_saved_by_themselves_once_the_disk_takes_them(
    screen: TableScreen, window: Window, qtbot: QtBot
) -> None:
    page = vote(screen, "likert")
    with read_only(window):
        press(page, "1234")
        told = str(page.grid.ballots.index(1, 0).data())
        assert told.startswith("Not saved yet. ways.facilitator cannot be written to.")
        assert told.endswith("It is tried again by itself.")
        assert page.progress.text() == "2 of 4 keyed, 2 not saved"
        assert corner(window).startswith("Not saved")
    qtbot.waitUntil(lambda: len(workspace_of(window).all(Ballot)) == 2, timeout=4_000)
    assert page.progress.text() == "2 of 4 keyed"
    assert page.grid.ballots.rowCount() == 4
    assert corner(window).startswith("Saved")


def test_what_the_disk_does_not_take_breaks_no_rule(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "likert")
    with read_only(window):
        press(page, "12")
        code = sheet_of(page).rows[0].code
        [button] = page.grid.indexWidget(page.grid.ballots.index(1, 0)).findChildren(Button)
        assert button.text().strip() == "Save it now"
        page.back.click()
        assert said(window).startswith(f"Keyed, but not saved yet: ballot {code}.")
    button.click()
    assert [each.marks for each in workspace_of(window).all(Ballot)] == [{"One": 1, "Two": 2}]


def test_a_round_is_not_closed_without_what_is_not_saved(
    screen: TableScreen, window: Window
) -> None:
    page = vote(screen, "likert")
    with read_only(window):
        press(page, "1234")
        page.close_round.click()
        assert not page.closing.isVisible()
        codes = [each.code for each in sheet_of(page).rows[:2]]
        assert page.told.text().startswith(f"{codes[0]} is not saved yet.")
    page._kept.flush()
    window.services.actions["overview"].trigger()
    window.services.actions["table"].trigger()
    page = vote(screen, "likert")
    for _ in codes:
        page.close_round.click()
    assert page.closing.isVisible()
    assert {each.code for each in workspace_of(window).all(Ballot)} == {*codes}
