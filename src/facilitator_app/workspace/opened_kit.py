"""Opens kits: on a bare laptop as a file of its own, on one that has it as what is newer in it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import PackError, PassphraseError
from facilitator_app.domain.file_names import beginning, file_name, told_apart
from facilitator_app.domain.identifiers import named_id
from facilitator_app.placing import put_in_place
from facilitator_app.storage import Store, opening
from facilitator_app.travel.kit_file import read_kit
from facilitator_app.travel.words import tidy_code
from facilitator_app.workspace.kit_facts import ROLE, KitFacts
from facilitator_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.travel.kit_file import OpenedKit

_SUFFIX = ".facilitator"
_STEPS = 2
"""The kit is opened, and then the file."""


def open_kit(
    path: Path, typed: str, folder: Path, progress: Callable[[int, int], None] | None = None
) -> Path:
    """Open a kit with its code into a folder of this laptop; return the table's file.

    If this laptop has that file already, it takes in what is newer in the kit, and what was
    captured in it stays. The code is the passphrase of the file.
    """
    code = tidy_code(typed)
    opened = read_kit(path, code)
    if progress is not None:
        progress(1, _STEPS)
    file = file_in(folder, opened)
    open_into(file, opened, code)
    return file


def open_into(file: Path, opened: OpenedKit, code: str) -> None:
    """Make the file of a table of a kit, or renew the one that has that name."""
    if file.exists():
        _renew_file(file, opened, code)
    else:
        make_table_file(file, opened, code)


def file_in(folder: Path, opened: OpenedKit) -> Path:
    """Return where the file of a table is in a folder, or is to be.

    The lead may have given another name to the programme, the day or the table since it was made.
    """
    there = sorted(folder.glob(f"* {_mark(opened)}{_SUFFIX}"))
    return there[0] if there else folder / _name_of(opened)


def _mark(opened: OpenedKit) -> str:
    """Return what the name of a table's file ends with: the same for every kit of it."""
    head = opened.head
    return named_id(head.programme, "table's file", head.workshop, head.table).hex[-6:]


def _name_of(opened: OpenedKit) -> str:
    head = opened.head
    day, code = told_apart(head.workshop_code), told_apart(head.table_code)
    name = f"{beginning(head.programme_name)} {day} table {code}"
    return file_name(f"{name} {_mark(opened)}", _SUFFIX)


def make_table_file(file: Path, opened: OpenedKit, code: str) -> None:
    """Make the file of a table: all of it, or nothing."""
    about = KitFacts.of(opened)
    draft = file.with_name(f".{file.name}.{os.getpid()}.opening")
    author = Author(about.laptop, ROLE)
    try:
        made = opening.make(draft, opening.PROGRAMME, opened.head.programme, code, author.holder)
        try:  # as a draft it has no backup: that would stay behind when it gets its name
            Store(made.database, about.laptop).take_kit(opened.revisions, about.text())
        finally:
            made.close()
        if file.exists():
            raise PackError(f"{file.name} is there already.", advice="Open the kit once more.")
        put_in_place(draft, file)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def renew(workspace: Workspace, opened: OpenedKit) -> bool:
    """Take in what is newer in a kit; tell whether there was anything.

    It must be of the same table and day, and signed with the key that the first one brought. A lead
    whose file was put back from a backup counts its kits from an earlier number again.
    """
    have, head = workspace.kit, opened.head
    if have is None or workspace.programme != head.programme:
        raise PackError("This kit is of another programme.", advice="Open it for itself.")
    if (have.workshop, have.table) != (head.workshop, head.table):
        raise PackError(
            f"This is the kit of table {head.table_code} on {head.workshop_code}.",
            advice=f"Take that of table {have.table_code} on {have.workshop_code}.",
        )
    known = {verify for _, verify in have.leads}
    if opened.signer not in known | {have.signer}:
        raise PackError(
            "This kit was not signed by the lead who made the first one.",
            advice="Nothing was taken from it. Ask the lead for another.",
        )
    if head.number <= have.number and head.made_at <= _made_at(have):
        return False
    workspace.take_kit(opened.revisions, KitFacts.of(opened, have.laptop, have.drift))
    return True


def _made_at(kit: KitFacts) -> datetime:
    """Return when a kit was made; what does not say so was made before any other."""
    with suppress(ValueError):
        return datetime.fromisoformat(kit.made_at).astimezone(UTC)
    return datetime.min.replace(tzinfo=UTC)


def _renew_file(file: Path, opened: OpenedKit, code: str) -> None:
    try:
        with Workspace.open(file, passphrase=code) as workspace:
            renew(workspace, opened)
    except PassphraseError as error:
        raise PackError(
            f"{file.name} on this laptop was made with another code.",
            advice="Move it elsewhere, then open the kit again.",
        ) from error
