"""Makes kits: for each table a file that only its code opens, with nothing that is not its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import PackError
from facilitator_app.domain.file_names import beginning, file_name, told_apart
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

    from facilitator_app.domain.records import Record, Table, Workshop
    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.workspace import Workspace

    Progress = Callable[[int, int], None]
    Told = Callable[["MadeKit"], object]

_KITS = ISSUED[1]


@dataclass(frozen=True, slots=True)
class MadeKit:
    """A kit that lies in its place, and the code for the card that goes with it."""

    kit: Kit
    table: Table
    path: Path
    code: str


@dataclass(frozen=True, slots=True)
class PlannedKit:
    """A kit that may be written: that it was made is saved."""

    kit: Kit
    table: Table
    name: str
    """What its file is called."""
    head: KitHead = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedKits:
    """Kits that may be written, on whatever thread: the programme is not asked for anything."""

    kits: tuple[PlannedKit, ...]
    contents: KitContents
    locks: tuple[Record, ...]
    """What locks questions that were in no kit before."""
    secret: str = field(repr=False)

    def write(
        self, folder: Path, progress: Progress | None = None, told: Told | None = None
    ) -> list[MadeKit]:
        """Write them into a folder, where one that is there already is replaced.

        `told` hears of each that is in its place; `progress` may raise to stop.
        """
        made: list[MadeKit] = []
        for done, each in enumerate(self.kits):
            if progress is not None:
                progress(done, len(self.kits))
            path = folder / each.name
            revisions = self.contents.of_table(each.table)
            write_kit(path, each.head, revisions, each.code, self.secret)
            made.append(MadeKit(each.kit, each.table, path, each.code))
            if told is not None:
                told(made[-1])
        return made


def make_kits(
    workspace: Workspace,
    key: LeadKey,
    workshop: Workshop,
    tables: Sequence[Table],
    folder: Path,
    progress: Progress | None = None,
) -> list[MadeKit]:
    """Make a kit for each of these tables in a folder; one that is there already is replaced.

    `progress` is told how many are made, and may raise to stop. What was not made then, or could
    not be, counts as never planned.
    """
    planned = plan_kits(workspace, key, workshop, tables)
    made: list[MadeKit] = []
    try:
        planned.write(folder, progress, made.append)
    finally:
        forget_unmade(workspace, planned, made)
    return made


def plan_kits(
    workspace: Workspace, key: LeadKey, workshop: Workshop, tables: Sequence[Table]
) -> PlannedKits:
    """Save that kits are made for these tables, and return all that it takes to write them.

    It is saved before the first is written: a table whose kit is out can always give back its pack.
    """
    workspace.refuse_read_only()
    refuse_without_backup(workspace, key)
    if not tables:
        raise PackError("There is no table to make a kit for.", advice="Add tables in Plan.")
    seal_for(workspace, key.publics)
    if verifiable := list(_verifiable(workspace, key)):
        workspace.do(verifiable, "lead's key")
    locks = workspace.add(*_locks(workspace), name=f"kits of {workshop.code}: questions locked")
    contents = KitContents.read(workspace, workshop)
    kits = _remember(workspace, key, workshop, tables, contents.stamp)
    [programme] = workspace.all(Programme)
    planned = [
        PlannedKit(
            kit,
            table,
            kit_name(programme.name, workshop, table),
            _head(workspace, key, workshop, table, kit),
            code_of(workspace, key, workshop, table),
        )
        for table, kit in zip(tables, kits, strict=True)
    ]
    return PlannedKits(tuple(planned), contents, locks, key.secret)


def forget_unmade(workspace: Workspace, planned: PlannedKits, made: Sequence[MadeKit]) -> None:
    """Take back that kits were made which are not in their place after all.

    If none is, no question is locked for them either.
    """
    there = {each.kit.id for each in made}
    ids = [each.kit.id for each in planned.kits if each.kit.id not in there]
    left: list[Record] = [*workspace.of(Kit, "id", ids)]
    if not made:
        left += workspace.of(Issued, "id", [each.id for each in planned.locks])
    if left:
        workspace.remove(*left, name="kits that were not made")


def kit_name(programme: str, workshop: Workshop, table: Table) -> str:
    """Return what the file of a kit is called: no two tables' are called alike on any disk."""
    day, code = told_apart(workshop.code), told_apart(table.code)
    return file_name(f"{beginning(programme)} {day} table {code}", SUFFIX)


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
    """Save that kits are made: their tables may sign."""
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
    workspace.add(*kits, name=f"kits of {workshop.code}")
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
