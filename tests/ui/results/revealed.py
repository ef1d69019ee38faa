"""What the tests of results share: a programme with votes of each sort, and the screen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest

from facilitator_app.domain.records import (
    Ballot,
    ExpectedBallot,
    Session,
    Table,
    TablePosition,
    TradeOff,
    Workshop,
)
from facilitator_app.ui.results import ResultsScreen
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.results.round_line import RoundLine
    from facilitator_app.ui.window import Window

PEOPLE = 40
SLIDER: dict[str, Any] = {
    "code": "TO1",
    "title": "Getting an answer",
    "wording": "Today or later?",
    "method": "slider",
    "scale": (0, 10),
    "scale_labels": ("today", "later"),
    "rounds": ("before", "table position", "after"),
}
RANKING: dict[str, Any] = {
    "code": "TO2",
    "title": "Whom first",
    "method": "ranking",
    "options": ("x", "y", "z"),
    "rounds": ("once",),
}


def make(path: Path) -> Path:
    """Make a programme in which a slider and a ranking were voted on."""
    with Workspace.create(path, "Votes") as workspace:
        own = workspace.programme
        day = Workshop.named(own, code="D1", position=1)
        session = Session.named(own, code="1.1", workshop_id=day.id)
        tables = [Table.named(own, code=code) for code in "AB"]
        slider = planned(own, session, **SLIDER)
        ranking = planned(own, session, **RANKING)
        codes = [f"C{number:03}" for number in range(PEOPLE)]
        workspace.add(day, session, *tables, slider, ranking)
        workspace.add(*(ExpectedBallot.named(own, code=code) for code in codes))
        workspace.add(*cast(own, slider, ranking, codes[:-2]))
        workspace.add(
            TablePosition.named(
                own,
                trade_off_id=slider.id,
                round="table position",
                table_id=tables[1].id,
                marks={"answer": 7},
                text="Later, if somebody calls.",
            )
        )
    return path


def planned(own: UUID, session: Session, **values: Any) -> TradeOff:  # noqa: ANN401
    return TradeOff.named(own, session_id=session.id, version=1, **values)


def cast(own: UUID, slider: TradeOff, ranking: TradeOff, codes: Sequence[str]) -> Iterator[Ballot]:
    """Let the first spoil their ballot, the second no longer know, and the others move up."""
    for at, code in enumerate(codes):
        before = {"answer": at % 11} if at else {"spoilt": 1}
        after = {"answer": min(at % 11 + 3, 10)} if at > 1 else {"dont_know": 1}
        order = {"x": 1, "y": 2, "z": 3} if at % 3 else {"x": 3, "y": 1, "z": 2}
        for vote, name, marks in (
            (slider, "before", before),
            (slider, "after", after),
            (ranking, "once", order),
        ):
            yield Ballot.named(own, trade_off_id=vote.id, round=name, code=code, marks=marks)


def show(window: Window, path: Path) -> ResultsScreen:
    window.asked_to_open.emit(path)
    window.services.actions["results"].trigger()
    [screen] = window.findChildren(ResultsScreen)
    return screen


def line(screen: ResultsScreen, name: str) -> RoundLine:
    [found] = [each for each in screen.page.lines if each.name == name]
    return found


def reveal(screen: ResultsScreen, *names: str) -> None:
    for name in names:
        line(screen, name).button.click()


def hidden(window: Window, demo: Path) -> QWidget:
    """Show votes of which nothing is revealed."""
    show(window, make(demo.with_name("hidden.facilitator")))
    return window


def pictures(window: Window, demo: Path) -> QWidget:
    """Show what was revealed of a vote, as pictures."""
    screen = show(window, make(demo.with_name("revealed.facilitator")))
    reveal(screen, "before", "table position", "after")
    QTest.qWait(300)
    screen.panels.bring("Result")
    screen.page.shown_as.setFocus()
    return window


def tables(window: Window, demo: Path) -> QWidget:
    """Show what was revealed of a ranking, as tables."""
    screen = show(window, make(demo.with_name("ranked.facilitator")))
    screen.list.choose(1)
    reveal(screen, "once")
    screen.page.turn_view()
    QTest.qWait(300)
    screen.panels.bring("Result")
    return window


def nothing_voted(window: Window, demo: Path) -> QWidget:
    """Show a programme without a trade-off."""
    path = demo.with_name("no votes.facilitator")
    Workspace.create(path, "No votes").close()
    show(window, path)
    return window


RESULT_SCREENS = {
    "results, hidden": hidden,
    "results, pictures": pictures,
    "results, tables": tables,
    "results, nothing voted": nothing_voted,
}
