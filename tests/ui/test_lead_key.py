"""The lead's key in the window: made once, opened with its passphrase, closed again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from facilitator_app.domain.records import Person, SealingKey
from facilitator_app.ui.leading.panels import MakePanel, OpenPanel
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import LeadKey, make_key_file, open_key
from tests.ui.acting import button, press, said, write
from tests.ui.conftest import current
from tests.ui.screens import SESAME, do
from tests.ui.table.seated import sit

if TYPE_CHECKING:
    import pytest

    from facilitator_app.ui.window import Window


def bare(path: Path) -> Path:
    Workspace.create(path, "Bare").close()
    return path


def test_a_key_is_made_beside_the_programme(window: Window, tmp_path: Path) -> None:
    path = bare(tmp_path / "bare.facilitator")
    window.asked_to_open.emit(path)
    do(window, "key.make")
    panel = window.overlay
    assert isinstance(panel, MakePanel)
    panel.make.click()
    assert "Type a passphrase" in panel.problem.text
    write(SESAME)
    press(Qt.Key.Key_Return)
    write("other")
    press(Qt.Key.Key_Return)
    assert "differ" in panel.problem.text
    write(SESAME)
    press(Qt.Key.Key_Return)
    assert "bare.key holds the lead's key" in said(window)
    workspace = current(window).workspace
    key = open_key(path.with_suffix(".key"), SESAME, workspace.programme)
    assert [each.public for each in workspace.all(SealingKey)] == list(key.publics)


def test_it_overwrites_nothing_and_offers_to_open(window: Window, tmp_path: Path) -> None:
    path = bare(tmp_path / "bare.facilitator")
    key = path.with_suffix(".key")
    key.write_bytes(b"mine")
    window.asked_to_open.emit(path)
    do(window, "key.make")
    assert "is there already" in said(window)
    assert key.read_bytes() == b"mine"
    button(window, "Open it").click()
    assert isinstance(window.overlay, OpenPanel)


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(window: Window, tmp_path: Path) -> None:
    path = bare(tmp_path / "bare.facilitator")
    with Workspace.open(path) as workspace:
        own = workspace.programme
    with make_key_file(path.with_suffix(".key"), own, SESAME) as made:
        made.add(Person(participant_code="P001", ballot_code="KX7", name="Amara Unexpected"))
    window.asked_to_open.emit(path)
    do(window, "key.open")
    panel = window.overlay
    assert isinstance(panel, OpenPanel)
    panel.open.click()
    assert "Type the passphrase" in panel.problem.text
    write("wrong")
    press(Qt.Key.Key_Return)
    assert "does not open bare.key" in panel.problem.text
    assert panel.passphrase.selectedText() == "wrong"
    write(SESAME)
    press(Qt.Key.Key_Return)
    opened = current(window).key
    assert list(opened.names) == ["Amara Unexpected"]
    assert "is open in this window" in said(window)
    assert "sealed for it from now on" in said(window), "an older key is made known"
    assert len(current(window).workspace.all(SealingKey)) == 1
    button(window, "Lead's key is open").click()
    assert not list(opened.names)
    assert "closed" in said(window)


def test_the_key_closes_with_the_programme(window: Window, tmp_path: Path) -> None:
    path = bare(tmp_path / "bare.facilitator")
    window.asked_to_open.emit(path)
    opened = current(window)
    make_key_file(path.with_suffix(".key"), opened.workspace.programme, SESAME).close()
    do(window, "key.open")
    write(SESAME)
    press(Qt.Key.Key_Return)
    assert opened.key.key is not None
    do(window, "close")
    assert opened.key.key is None


def test_the_key_of_another_programme_is_refused(window: Window, tmp_path: Path) -> None:
    path, other = bare(tmp_path / "bare.facilitator"), bare(tmp_path / "other.facilitator")
    with Workspace.open(other) as workspace:
        make_key_file(path.with_suffix(".key"), workspace.programme, SESAME).close()
    window.asked_to_open.emit(path)
    do(window, "key.open")
    write(SESAME)
    press(Qt.Key.Key_Return)
    panel = window.overlay
    assert isinstance(panel, OpenPanel)
    assert "another programme" in panel.problem.text
    assert current(window).key.key is None


def test_no_key_is_made_where_nothing_can_be_written(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bare(tmp_path / "bare.facilitator")
    monkeypatch.setattr(Workspace, "read_only", True)
    window.asked_to_open.emit(path)
    assert not window.services.actions["key.make"].isEnabled()


def test_a_name_on_the_roster_is_warned_of_while_the_key_is_open(
    window: Window, demo: Path
) -> None:
    screen = sit(window, demo)
    key = LeadKey(
        Path("a.key"), people=(Person(participant_code="P1", ballot_code="K", name="Amara Oy"),)
    )
    write("Half a line")
    screen._context.key.open(key)
    assert screen.desk is not None
    assert screen.desk.room.names == {"Amara Oy"}
    assert screen.notes.entry.line.toPlainText() == "Half a line"
    do(window, "key.close")
    assert not screen.desk.room.names
