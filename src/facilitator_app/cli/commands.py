"""Every command. To add one, write its class in a module of its family and name it here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from facilitator_app.cli.boarding import BoardCommand
from facilitator_app.cli.counting import Recount
from facilitator_app.cli.deciding import Conflicts, Resolve
from facilitator_app.cli.designing import Design
from facilitator_app.cli.entering import ImportBallots, ImportNotes, Merge
from facilitator_app.cli.keeping import Check, Info, Restore
from facilitator_app.cli.kits import Kits, OpenKit
from facilitator_app.cli.lead_key import Key, Welfare
from facilitator_app.cli.making import Demo, New
from facilitator_app.cli.packs import Collect, TablePack, Verify
from facilitator_app.cli.printing import PrintOut
from facilitator_app.cli.reporting import Export, Results, Search
from facilitator_app.cli.wiping import Wipe

if TYPE_CHECKING:
    import argparse

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases


class Command(Protocol):
    """One command of the command line."""

    name: ClassVar[str]
    help: ClassVar[str]

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Say what arguments it takes."""

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Do it; tell whether it is done."""
        ...


COMMANDS: tuple[Command, ...] = (
    New(),
    Demo(),
    Key(),
    Design(),
    Info(),
    Check(),
    Restore(),
    BoardCommand(),
    Search(),
    Welfare(),
    ImportNotes(),
    ImportBallots(),
    Results(),
    Recount(),
    Merge(),
    Conflicts(),
    Resolve(),
    Export(),
    PrintOut(),
    Kits(),
    OpenKit(),
    TablePack(),
    Collect(),
    Verify(),
    Wipe(),
)
