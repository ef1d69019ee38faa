"""Commands that make a programme."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import author
from facilitator_app.demo import make_demo
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import SUFFIX

if TYPE_CHECKING:
    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases


class New:
    """Makes an empty programme."""

    name: ClassVar[str] = "new"
    help: ClassVar[str] = "make an empty programme"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file, a name, and whether it is to be encrypted."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--name", required=True, help="what the programme is called")
        parser.add_argument(
            "--encrypt", action="store_true", help="protect the file with a passphrase"
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Make the file."""
        name = options.name.strip()
        if options.file.suffix == SUFFIX:
            raise FacilitatorError(
                f"{options.file.name} would look like a key file.", advice="Use .facilitator."
            )
        if not name:
            raise FacilitatorError("A programme needs a name.", advice="Give it with --name.")
        passphrase = passphrases.ask(options.file.name, new=True) if options.encrypt else None
        with Workspace.create(options.file, name, author(), passphrase=passphrase) as workspace:
            console.result(
                {"file": str(options.file), "programme": str(workspace.programme)},
                [f"{options.file} holds the new programme “{name}”."],
            )
        return True


class Demo:
    """Makes the demo programme."""

    name: ClassVar[str] = "demo"
    help: ClassVar[str] = "make the demo programme, with or without people and answers"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file and how much is to be in it."""
        parser.add_argument("--out", type=file_path, required=True, metavar="FILE")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--filled", action="store_true", default=True, help="with answers")
        how.add_argument("--empty", dest="filled", action="store_false", help="the design alone")
        parser.add_argument("--seed", type=int, default=1, metavar="N", help="draws other answers")
        parser.add_argument("--days", type=_days, default=3, metavar="N", help="workshops (3)")

    def run(self, options: argparse.Namespace, console: Console, _: Passphrases) -> bool:
        """Make the file and, beside it, its key file."""
        make_demo(
            options.out,
            filled=options.filled,
            seed=options.seed,
            days=options.days,
            progress=console.progress("Making the demo"),
        )
        console.result(
            {"file": str(options.out)},
            [
                f"{options.out} holds the demo programme: invented people, invented answers.",
                "The passphrase of the key file beside it is: demo",
            ],
        )
        return True


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 1000:  # noqa: PLR2004 - more would only fill the disk
        raise argparse.ArgumentTypeError("between 1 and 1000 days")
    return days
