"""What is printed before a day and during it. To add a print, write its module and name it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import Programme
from facilitator_app.exports.exporter import LookingInError, Watch
from facilitator_app.exports.prints.ballots import Ballots
from facilitator_app.exports.prints.board import BoardPrint
from facilitator_app.exports.prints.briefings import Briefings
from facilitator_app.exports.prints.choice import Choice
from facilitator_app.exports.prints.guides import Guides
from facilitator_app.exports.prints.job import Print
from facilitator_app.exports.prints.note_sheets import NoteSheets
from facilitator_app.exports.prints.run_of_show import RunOfShow
from facilitator_app.exports.prints.scope_card import ScopeCard
from facilitator_app.exports.prints.seat_cards import SeatCards
from facilitator_app.exports.prints.sign_in import SignIn
from facilitator_app.exports.prints.writer import SUFFIX, Printed, written
from facilitator_app.pausing import collector_paused

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.planning.plan import Source
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Cancelled, Progress

PRINTS: dict[str, Print] = {
    each.name: each
    for each in (
        RunOfShow(),
        Guides(),
        NoteSheets(),
        Ballots(),
        SeatCards(),
        SignIn(),
        ScopeCard(),
        Briefings(),
        BoardPrint(),
    )
}


def print_out(
    name: str,
    snapshot: Snapshot,
    choice: Choice,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Write one print to a file; raise ExportError and leave any older file."""
    return print_watched(name, snapshot, choice, path, Watch(progress, cancelled))


def print_watched(
    name: str, snapshot: Snapshot, choice: Choice, path: Path, watch: Watch
) -> Printed:
    """Do the same for somebody who looks in on it in ways of their own."""
    if name not in PRINTS:
        raise ExportError(
            f"There is no print named “{name}”.", advice=f"There are: {', '.join(PRINTS)}."
        )
    try:
        with collector_paused():
            return written(PRINTS[name], snapshot, choice, path, watch)
    except LookingInError as error:
        raise error.fault from None


def name_of_file(name: str, source: Source, choice: Choice) -> str:
    """Return what the file of a print is called unless somebody says otherwise."""
    kind = PRINTS[name]
    if not source.all(Programme):
        return file_name(kind.title, SUFFIX)
    plan = Plan.of(source, ())
    words = choice.heeded(kind.asks).in_words(plan)
    return file_name(" ".join([plan.programme.name, kind.title.lower(), *words]), SUFFIX)


__all__ = [
    "PRINTS",
    "SUFFIX",
    "Choice",
    "Print",
    "Printed",
    "name_of_file",
    "print_out",
    "print_watched",
]
