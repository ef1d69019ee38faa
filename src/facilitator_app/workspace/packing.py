"""Makes the pack of a table: all that was made there since its kit, for the lead alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import PackError
from facilitator_app.domain.file_names import beginning, file_name
from facilitator_app.domain.records import Programme, SealingKey
from facilitator_app.travel.pack_file import SUFFIX, covers_of, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.travel.pack_file import PackHead
    from facilitator_app.travel.receipt_file import Receipt
    from facilitator_app.workspace.kit_facts import KitFacts
    from facilitator_app.workspace.reader import Reader
    from facilitator_app.workspace.workspace import Workspace


def kit_at(reader: Reader) -> KitFacts:
    """Return the kit that a file was made of, or refuse the lead's file."""
    if (kit := reader.kit) is None:
        raise PackError(
            "This is no table's file: table packs are made of opened kits.",
            advice="Open the kit of a table first.",
        )
    return kit


def pack_name(reader: Reader) -> str:
    """Return what the pack of a table's file is called: always the same, so that it is replaced.

    It has the laptop's name, so that two laptops of one table do not write over each other.
    """
    kit = kit_at(reader)
    [programme] = reader.all(Programme)
    return file_name(f"{beginning(programme.name)} {kit.workshop_code} {kit.laptop}", SUFFIX)


def make_pack(reader: Reader, path: Path) -> PackHead:
    """Write all that was made since the kit was opened; the file that was there is replaced."""
    kit = kit_at(reader)
    return write_pack(
        path,
        reader.made_here(),
        programme=reader.programme,
        kit=kit.kit,
        laptop=kit.laptop,
        table=kit.table,
        workshop=kit.workshop,
        readers=[public for public, _ in kit.leads],
        seed=bytes.fromhex(kit.seed),
        drift=kit.drift,
    )


def is_covered(reader: Reader, receipt: Receipt) -> bool:
    """Tell whether the lead has all that was made here: then nothing is lost if it is wiped."""
    kit = kit_at(reader)
    ours = (reader.programme, kit.laptop, covers_of(each.id for each in reader.made_here()))
    return ours == (receipt.programme, receipt.laptop, receipt.covers)


def take_lead_key(workspace: Workspace, public: str, verify: str) -> None:
    """Let a table's file be packed for a new key, when the lead has lost the old one."""
    kit = kit_at(workspace)
    record = SealingKey.named(workspace.programme, public=public, verify=verify)
    new = workspace.new_edit().revision(Change(None, record), ())
    others = tuple(each for each in kit.leads if each[0] != public)
    workspace.take_kit([new], replace(kit, leads=(*others, (public, verify))))
