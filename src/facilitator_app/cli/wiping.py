"""The command that wipes a table's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import programme_to_change
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.settings import Settings
from facilitator_app.travel.receipt_file import read_receipt
from facilitator_app.workspace.packing import kit_at
from facilitator_app.workspace.wiping import allowed, certificate, keep_certificate

if TYPE_CHECKING:
    import argparse

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases


class Wipe:
    """Wipes a table's file off this laptop."""

    name: ClassVar[str] = "wipe"
    help: ClassVar[str] = "destroy a table's file, once a receipt says that the lead has all of it"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a table's file and the receipt that came back for its last pack."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--receipt", type=file_path, required=True, metavar="RECEIPT")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Wipe it with its backups, and leave a certificate beside the receipt."""
        with programme_to_change(options.file, passphrases, console) as workspace:
            kit = kit_at(workspace)
            receipt = read_receipt(options.receipt, [verify for _, verify in kit.leads])
            wiping = allowed(workspace, receipt)
        wiped = wiping.carry_out()
        Settings().forget(str(wiping.path.absolute()))
        kept = None
        try:
            kept = keep_certificate(wiped, [options.receipt.absolute().parent])
        except FacilitatorError as error:
            console.remark(error.sentence())
        console.result(
            {
                "file": str(options.file),
                "copies": wiped.copies,
                "left": [str(each) for each in wiped.left],
                "certificate": None if kept is None else str(kept),
            },
            certificate(wiped).splitlines(),
        )
        return not wiped.left
