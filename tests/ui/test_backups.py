"""Getting a file back from its backups, asked for or because it is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import Note, Session, Table
from facilitator_app.ui.start.restore import RestorePanel
from facilitator_app.workspace import Workspace
from tests.ui.acting import choose, panel, said
from tests.ui.conftest import current, is_open
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.window import Window


def test_a_backup_is_looked_into_and_put_back(
    opened: OpenProgramme, window: Window, demo: Path, qtbot: QtBot
) -> None:
    workspace = opened.workspace
    workspace.backups.make_now()
    before = workspace.counts()["note"]
    session, table = workspace.all(Session)[0], workspace.all(Table)[0]
    workspace.add(Note(session_id=session.id, table_id=table.id, text="too much"))
    assert window.services.actions["undo"].isEnabled()
    workspace.backups.make_now()

    do(window, "restore")
    asked = panel(window, RestorePanel)
    assert asked.rows.rowCount() == 2
    qtbot.waitUntil(lambda: f"{before + 1:,} notes" in asked.held.text(), timeout=20_000)
    asked.list.choose(1)
    qtbot.waitUntil(lambda: f"{before:,} notes" in asked.held.text(), timeout=20_000)
    qtbot.waitUntil(lambda: "whole" in asked.whole.text(), timeout=20_000)
    asked.put_back.click()
    assert current(window).workspace.counts()["note"] == before
    assert "kept as" in said(window)
    assert list(demo.parent.glob("*damaged*"))


@pytest.mark.parametrize("beginning", [b"SQLite format 3\0", b"\xfe" * 16])
def test_a_damaged_file_is_offered_its_backup(
    window: Window, demo: Path, beginning: bytes, qtbot: QtBot
) -> None:
    with Workspace.open(demo) as workspace:
        workspace.backups.make_now()
    demo.write_bytes(beginning + b"\xff" * 20_000)
    window.asked_to_open.emit(demo)
    asked = panel(window, RestorePanel)
    assert "damaged" in asked.about.text()
    qtbot.waitUntil(asked.put_back.isEnabled, timeout=20_000)
    asked.put_back.click()
    assert is_open(window)


def test_without_a_backup_it_says_where_to_look(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "lost.facilitator"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 20_000)
    window.asked_to_open.emit(path)
    assert "no backup" in said(window)
    assert not is_open(window)


def test_backups_of_a_lost_file_are_found_by_one_of_them(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    with Workspace.open(demo) as workspace:
        workspace.backups.make_now()
    [backup] = demo.with_name(f"{demo.name} backups").iterdir()
    demo.unlink()
    do(window, "restore")
    choose(window, backup, qtbot)
    asked = panel(window, RestorePanel)
    qtbot.waitUntil(asked.put_back.isEnabled, timeout=20_000)
    asked.put_back.click()
    assert current(window).path == demo
