"""Makes kits: for each table a file that only its code opens, with nothing that is not its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import PackError
from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.records import (
    Issued,
    Kit,
    Programme,
    SealingKey,
    TradeOff,
    now,
)
from facilitator_app.domain.records.voting import ISSUED
from facilitator_app.travel.keys import lead_verify, table_seed, verify_of
from facilitator_app.travel.kit_file import SUFFIX, KitHead, write_kit
from facilitator_app.travel.words import kit_code
from facilitator_app.workspace.key_backup import refuse_without_backup
from facilitator_app.workspace.key_file import seal_for
from facilitator_app.workspace.kit_contents import KitContents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from facilitator_app.domain.records import Table, Workshop
    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.workspace import Workspace

_KITS = ISSUED[1]


@dataclass(frozen=True, slots=True)
class MadeKit:
    """A kit that lies in its place, and the code for the card that goes with it."""

    kit: Kit
    table: Table
    path: Path
    code: str


def make_kits(
    workspace: Workspace,
    key: LeadKey,
    workshop: Workshop,
    tables: Sequence[Table],
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
) -> list[MadeKit]:
    """Make a kit for each of these tables in a folder; one that is there already is replaced.

    That they were made is saved before the first is written: a table whose kit is out can always
    give back its pack. `progress` is told how many are made, and may raise to stop.
    """
    workspace.refuse_read_only()
    refuse_without_backup(workspace, key)
    if not tables:
        raise PackError("There is no table to make a kit for.", advice="Add tables in Plan.")
    seal_for(workspace, key.publics)
    contents = KitContents.read(workspace, workshop)
    kits = _remember(workspace, key, workshop, tables, contents.stamp)
    contents = KitContents.read(workspace, workshop)  # with what was just saved
    made = []
    for done, (table, kit) in enumerate(zip(tables, kits, strict=True)):
        if progress is not None:
            progress(done, len(tables))
        head = _head(workspace, key, workshop, table, kit)
        code = code_of(workspace, key, workshop, table)
        path = folder / kit_name(head.programme_name, workshop, table)
        write_kit(path, head, contents.of_table(table), code, key.secret)
        made.append(MadeKit(kit, table, path, code))
    return made


def kit_name(programme: str, workshop: Workshop, table: Table) -> str:
    """Return what the file of a kit is called."""
    return file_name(f"{programme} {workshop.code} table {table.code}", SUFFIX)


def code_of(workspace: Workspace, key: LeadKey, workshop: Workshop, table: Table) -> str:
    """Return the six words that open the kits of a table: a later kit has the same."""
    return kit_code(key.secret, workspace.programme, workshop.id, table.id)


def _remember(
    workspace: Workspace,
    key: LeadKey,
    workshop: Workshop,
    tables: Sequence[Table],
    stamp: str,
) -> list[Kit]:
    """Save that the kits are made: their tables may sign, their trade-offs are locked."""
    before = workspace.of(Kit, "workshop_id", [workshop.id])
    kits = []
    for table in tables:
        numbers = [each.number for each in before if each.table_id == table.id]
        seed = table_seed(key.secret, workspace.programme, workshop.id, table.id)
        kit = Kit(
            workshop_id=workshop.id,
            table_id=table.id,
            number=max(numbers, default=0) + 1,
            stamp=stamp,
            verify=verify_of(seed),
            made_at=now(),
        )
        kits.append(kit)
    new = [*kits, *_locks(workspace)]
    changes = [*(Change(None, each) for each in new), *_verifiable(workspace, key)]
    workspace.do(changes, f"kits of {workshop.code}")
    return kits


def _locks(workspace: Workspace) -> Iterator[Issued]:
    """Return what locks every trade-off that goes out for the first time."""
    known = {each.trade_off_id for each in workspace.all(Issued) if each.what == _KITS}
    for each in workspace.all(TradeOff):
        if each.id not in known:
            yield Issued.named(workspace.programme, trade_off_id=each.id, what=_KITS)


def _verifiable(workspace: Workspace, key: LeadKey) -> Iterator[Change]:
    """Let the programme say what the lead signs with."""
    verifies = {
        public: lead_verify(secret) for public, secret in zip(key.publics, key.secrets, strict=True)
    }
    for each in workspace.all(SealingKey):
        if each.verify != verifies.get(each.public, each.verify):
            yield Change(each, replace(each, verify=verifies[each.public]))


def _head(
    workspace: Workspace, key: LeadKey, workshop: Workshop, table: Table, kit: Kit
) -> KitHead:
    [programme] = workspace.all(Programme)
    seed = table_seed(key.secret, workspace.programme, workshop.id, table.id)
    return KitHead(
        programme=workspace.programme,
        programme_name=programme.name,
        kit=kit.id,
        workshop=workshop.id,
        workshop_code=workshop.code,
        table=table.id,
        table_code=table.code,
        number=kit.number,
        stamp=kit.stamp,
        made_at=kit.made_at or now(),
        seed=seed,
        leads=tuple(
            (each.public, each.verify) for each in workspace.all(SealingKey) if each.verify
        ),
    )
