"""Commands of kits: they are made for tables, and opened on the tables' laptops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.choosing import tables_named, workshop_named
from facilitator_app.cli.console import table
from facilitator_app.cli.files import programme_to_change
from facilitator_app.cli.lead_key import refuse_absent
from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.domain.records import Workshop
from facilitator_app.travel.kit_file import read_kit
from facilitator_app.travel.words import tidy_code
from facilitator_app.workspace.key_file import SUFFIX, open_key
from facilitator_app.workspace.kits import make_kits
from facilitator_app.workspace.opened_kit import file_in, open_into
from facilitator_app.workspace.sticks import mark

if TYPE_CHECKING:
    import argparse

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.workspace.kits import MadeKit

_APART = "Give each table its code apart from its kit: whoever has both can read it."


class Kits:
    """Makes kits."""

    name: ClassVar[str] = "kits"
    help: ClassVar[str] = "make the kits of a workshop, one for each table"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a programme, its key file, a workshop, tables, and where kits go."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument(
            "--workshop", required=True, metavar="N", help="the day, by its number or code"
        )
        parser.add_argument(
            "--table", action="append", metavar="CODE", help="a table; may be repeated (all)"
        )
        parser.add_argument("--key", type=file_path, metavar="KEYFILE", help="default: beside FILE")
        parser.add_argument(
            "--out", type=Path, required=True, metavar="DIR", help="a folder, such as a stick"
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Make the kits and tell their codes, which are written nowhere else."""
        path = options.key or options.file.with_suffix(SUFFIX)
        with programme_to_change(options.file, passphrases, console) as workspace:
            workshop = workshop_named(workspace.all(Workshop), options.workshop)
            tables = tables_named(workspace, options.table)
            _refuse_no_folder(options.out)
            refuse_absent(path)
            key = open_key(path, passphrases.ask(path.name), workspace.programme)
            mark(options.out, workspace.programme)
            told = console.progress("Making kits")
            made = make_kits(workspace, key, workshop, tables, options.out, told)
        console.result({"kits": [_plain(each) for each in made]}, _lines(made))
        return True


class OpenKit:
    """Opens a kit."""

    name: ClassVar[str] = "open-kit"
    help: ClassVar[str] = "open a table's kit with its code, as an encrypted file of this laptop"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a kit, and the file that it becomes."""
        parser.add_argument("kit", type=file_path, metavar="KIT")
        parser.add_argument(
            "--out",
            type=Path,
            required=True,
            metavar="FILE",
            help="the table's file, renewed if it is there; or a folder: then named as usual",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Make the table's file, or renew it; its passphrase is the code."""
        code = tidy_code(passphrases.ask(options.kit.name, called="code"))
        opened = read_kit(options.kit, code)
        head, out = opened.head, options.out
        file = file_in(out, opened) if out.is_dir() else out
        open_into(file, opened, code)
        console.result(
            {
                "file": str(file),
                "table": head.table_code,
                "workshop": head.workshop_code,
                "number": head.number,
                "stamp": head.stamp,
            },
            [
                f"{file} is the file of table {head.table_code}, {head.workshop_code}.",
                f"It has kit {head.number} ({head.stamp}).",
                "Its passphrase is the code, in small letters with a blank between the words.",
            ],
        )
        return True


def _plain(made: MadeKit) -> dict[str, Any]:
    return {
        "table": made.table.code,
        "number": made.kit.number,
        "stamp": made.kit.stamp,
        "file": str(made.path),
        "code": made.code,
    }


def _lines(made: list[MadeKit]) -> list[str]:
    rows = [(each.table.code, each.kit.number, each.path.name, each.code) for each in made]
    return [*table(("Table", "Kit", "File", "Code"), rows), _APART]


def _refuse_no_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise ProgrammeFileError(
            f"There is no folder {folder}.", advice="Make it, or put the stick in."
        )
