"""A small programme, and what people at a table do with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.changes import Author
from facilitator_app.domain.records import Note, Session, Table, Workshop
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

NAME = "heat.facilitator"
PROGRAMME = UUID("0190d3a0-0000-7000-8000-0000000000aa")
TEAM = Author(laptop="table-3", role="note-taker")
DAY = Workshop.named(PROGRAMME, code="D1")
SESSION = Session.named(PROGRAMME, code="S1", workshop_id=DAY.id)
TABLE = Table.named(PROGRAMME, code="T1")
OTHER_TABLE = Table.named(PROGRAMME, code="T2")


def new_file(path: Path, passphrase: str | None = None) -> Path:
    with Workspace.create(path, "Heat", programme=PROGRAMME, passphrase=passphrase) as made:
        made.add(DAY, SESSION, TABLE, OTHER_TABLE, name="design")
    return path


def note(text: str, table: Table = TABLE) -> Note:
    return Note(session_id=SESSION.id, table_id=table.id, text=text, noted_at=None)


def texts(workspace: Workspace) -> list[str]:
    return [each.text for each in workspace.all(Note)]


def rewritten(workspace: Workspace, before: Note, text: str, name: str = "") -> Note:
    return workspace.edit(before, replace(before, text=text), name=name)
