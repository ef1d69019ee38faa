"""Commands that bring entries into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import back_up, passphrase_of, programme_to_change, to_change
from facilitator_app.imports import import_ballots, import_notes

if TYPE_CHECKING:
    import argparse

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases


class ImportNotes:
    """Brings in notes from a spreadsheet."""

    name: ClassVar[str] = "import-notes"
    help: ClassVar[str] = "bring in notes from a spreadsheet (.csv, .xlsx)"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file and a spreadsheet."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("notes", type=file_path, metavar="NOTES")
        parser.add_argument(
            "--create",
            action="store_true",
            help="make the sessions, prompts, tables and themes that are not there yet",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Bring in every row, or none."""
        with programme_to_change(options.file, passphrases, console) as workspace:
            back_up(workspace, console)
            done = import_notes(
                workspace,
                options.notes,
                create=options.create,
                progress=console.progress("Reading notes"),
            )
        console.result(done.plain(), done.lines())
        return True


class ImportBallots:
    """Brings in ballots from a spreadsheet."""

    name: ClassVar[str] = "import-ballots"
    help: ClassVar[str] = "bring in ballots from a spreadsheet (.csv, .xlsx)"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file, a spreadsheet, and what trade-offs are to be made of."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("ballots", type=file_path, metavar="BALLOTS")
        parser.add_argument(
            "--create",
            metavar="METHOD:OPTION,OPTION,...",
            help="make the trade-offs that are not there yet, such as choice:agree,disagree,pass",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Bring in every ballot, or none."""
        with programme_to_change(options.file, passphrases, console) as workspace:
            back_up(workspace, console)
            done = import_ballots(
                workspace,
                options.ballots,
                create=options.create,
                progress=console.progress("Reading ballots"),
            )
        console.result(done.plain(), done.lines())
        return True


class Merge:
    """Takes in what copies of a file hold."""

    name: ClassVar[str] = "merge"
    help: ClassVar[str] = (
        "take in what other copies of a file hold, in any order, any number of times"
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file and its copies."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("others", type=file_path, nargs="+", metavar="OTHER")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Take in all of them, or none."""
        with to_change(options.file, passphrases, console) as workspace:
            back_up(workspace, console)
            others = [(path, passphrase_of(path, passphrases)) for path in options.others]
            merged = workspace.merge_files(others, console.progress("Merging"))
            found = {
                "files": [
                    {"file": str(path), "new": one.new, "known": one.known}
                    for path, one in zip(options.others, merged, strict=True)
                ],
                "new": sum(one.new for one in merged),
                "conflicts": len(workspace.conflicting()),
                "loose_ends": len(workspace.loose_ends()),
                "waiting_for": len(workspace.waiting_for()),
            }
        lines = [
            f"{path.name}: {one.new} revisions were new, {one.known} were known."
            for path, one in zip(options.others, merged, strict=True)
        ]
        console.result(found, [*lines, _outcome(found)])
        return True


def _outcome(found: dict[str, object]) -> str:
    """Return what is left to do after a merge, in one line."""
    return (
        f"Conflicts to resolve: {found['conflicts']}. Loose ends: {found['loose_ends']}. "
        f"Revisions not arrived yet: {found['waiting_for']}."
    )
