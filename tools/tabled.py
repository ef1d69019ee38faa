"""What is done at a table to see what it hands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from facilitator_app.domain.planning.sheets import sheet_code
from facilitator_app.ui.parts.choices import Tick
from facilitator_app.ui.table.owing import SUMMARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.table import TableScreen

    Sit = Callable[[str], TableScreen]

_SETTLED = 300
"""After how many milliseconds all has found its place, in a page that is long."""


def at_page(command: str, code: str) -> Callable[[Sit], None]:
    """Return what goes to a page in a session."""

    def come(sit: Sit) -> None:
        sit(code).show_page(command)

    return come


def after_a_prompt(sit: Sit) -> None:
    """Go on from a prompt under which not everybody was heard."""
    screen = sit("1.3")
    for by in (-1, -1, 1):
        screen.step(by)


def at_questions(sit: Sit) -> None:
    """Agree on two of the questions."""
    screen = sit("1.2")
    screen.show_page("questions")
    for tick in screen.page("questions").findChildren(Tick)[:2]:
        if not tick.isChecked():
            tick.click()


def at_summary(sit: Sit) -> None:
    """Read a headline back, change it, and begin the summary."""
    screen = sit("1.3")
    screen.show_page("closing")
    page = screen.page("closing")
    for tick in page.findChildren(Tick)[:1]:
        if not tick.isChecked():
            tick.click()
            QTest.keyClicks(page.first, "Above all: ")
    screen.show_page("closing", SUMMARY)
    if isinstance(page.first, QPlainTextEdit) and not page.first.toPlainText():
        QTest.keyClicks(page.first, "Nobody wants one way in; most want a person behind it")
    QTest.qWait(_SETTLED)


def after_a_vote(sit: Sit) -> None:
    """Show what a table says to a vote on which it also takes a position."""
    screen = sit("3.2")
    votes = screen.desk.votes() if screen.desk else []
    screen.show_page("after", next(each for each in votes if each.code == "TO8"))


def at_history(sit: Sit) -> None:
    """Star a note, and look at what has become of it."""
    screen = sit("1.3")
    screen.notes.view.setCurrentIndex(screen.notes.view.notes.last())
    screen.crew.editing.marking.star()
    screen.crew.editing.marking.show_history()


def at_sheet(sit: Sit) -> None:
    """Type up a sheet of paper."""
    screen = sit("1.3")
    screen.window().services.actions["sheet"].trigger()  # type: ignore[attr-defined]
    bar, desk, prompt = screen.crew.paper.bar, screen.desk, screen.prompt
    if bar is not None and desk is not None and prompt is not None:
        programme = desk.workspace.programme
        bar.code.setText(sheet_code(programme, desk.table.id, desk.session.id, prompt.id))
        bar.code.entered.emit()


TABLED: dict[str, Callable[[Sit], None]] = {
    "after": at_page("after", "1.5"),
    "position": after_a_vote,
    "closing": at_page("closing", "1.3"),
    "summary": at_summary,
    "gaps": after_a_prompt,
    "questions": at_questions,
    "drafts": at_page("drafts", "3.3"),
    "flipcharts": at_page("flipcharts", "1.3"),
    "welfare": at_page("welfare", "1.3"),
    "shorthand": at_page("shorthand", "1.3"),
    "history": at_history,
    "removed": at_page("removed", "1.3"),
}
"""Each picture by its name, and how to come to what it shows."""
