"""Two copies of the lead's key, each made and read back in the window."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from facilitator_app.domain.records import KeyBackup
from facilitator_app.travel.words import key_words
from facilitator_app.ui.leading.copy_panels import AgainPanel, ReadBackPanel, WordsPanel
from facilitator_app.ui.leading.panels import OpenPanel
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_lead_key, open_key
from tests.exports.prints.prints import all_text
from tests.ui.acting import button, choose, press, said, write
from tests.ui.conftest import current
from tests.ui.screens import SESAME, do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window
    from facilitator_app.workspace.key_file import LeadKey


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a programme with its key beside it."""
    path = tmp_path / "bare.facilitator"
    with Workspace.create(path, "Bare") as workspace:
        make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    return path


@pytest.fixture
def key(window: Window, path: Path) -> LeadKey:
    """Return its key, open in the window."""
    window.asked_to_open.emit(path)
    do(window, "key.open")
    write(SESAME)
    press(Qt.Key.Key_Return)
    found = current(window).key.key
    assert found is not None
    return found


def backups(window: Window) -> list[tuple[bool, bool]]:
    return [(e.file_read, e.words_read) for e in current(window).workspace.all(KeyBackup)]


def test_the_key_must_be_open(window: Window, path: Path) -> None:
    window.asked_to_open.emit(path)
    do(window, "key.words")
    assert "must be open for that" in said(window)
    button(window, "Open it").click()
    assert isinstance(window.overlay, OpenPanel)


def test_a_copy_is_saved_and_read_back(
    window: Window, key: LeadKey, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = stick / "copy.key"
    do(window, "key.copy")
    choose(window, copy, qtbot)
    assert "copy.key is saved" in said(window)
    assert copy.read_bytes() == key.path.read_bytes()
    assert not backups(window)
    button(window, "Read it back…").click()
    choose(window, copy, qtbot)
    panel = window.overlay
    assert isinstance(panel, ReadBackPanel)
    panel.read.click()
    assert "Type the passphrase" in panel.problem.text
    panel.passphrase.setText("wrong")
    panel.read.click()
    assert "does not open copy.key" in panel.problem.text
    panel.passphrase.setText(SESAME)
    panel.read.click()
    assert "was read back" in said(window)
    assert backups(window) == [(True, False)]


def test_the_key_file_itself_is_no_copy(window: Window, key: LeadKey, qtbot: QtBot) -> None:
    do(window, "key.copy.read")
    choose(window, key.path, qtbot)
    panel = window.overlay
    assert isinstance(panel, ReadBackPanel)
    panel.passphrase.setText(SESAME)
    panel.passphrase.returnPressed.emit()
    assert "is the key file itself" in panel.problem.text
    assert not backups(window)


def test_the_words_are_printed_typed_in_and_the_print_is_removed(
    window: Window, key: LeadKey, tmp_path: Path, qtbot: QtBot
) -> None:
    page = tmp_path / "words.pdf"
    words = key_words(key.secret)
    do(window, "key.words")
    choose(window, page, qtbot)
    qtbot.waitUntil(lambda: "Print it" in said(window), timeout=20_000)
    assert all(word in all_text(page) for word in words)
    do(window, "key.words.read")
    panel = window.overlay
    assert isinstance(panel, WordsPanel)
    panel.words.setPlainText(" ".join(words[:5]) + " xylophone")
    panel.take.click()
    assert "“xylophone” is none of the words" in panel.problem.text
    panel.words.setPlainText(" ".join(words[:5]))
    panel.take.click()
    assert "has 24 words, and there are 5" in panel.problem.text
    panel.words.setPlainText("\n".join(word[:4].title() for word in words))
    panel.take.click()
    assert "The words are right" in said(window)
    assert backups(window) == [(False, True)]
    assert not page.exists()


def test_a_print_that_cannot_be_removed_is_named(
    window: Window, key: LeadKey, tmp_path: Path, qtbot: QtBot
) -> None:
    page = tmp_path / "words.pdf"
    do(window, "key.words")
    choose(window, page, qtbot)
    qtbot.waitUntil(lambda: "Print it" in said(window), timeout=20_000)
    page.unlink()
    page.mkdir()
    do(window, "key.words.read")
    panel = window.overlay
    assert isinstance(panel, WordsPanel)
    panel.words.setPlainText(" ".join(key_words(key.secret)))
    panel.take.click()
    assert "Remove words.pdf yourself" in said(window)


def test_a_copy_on_a_stick_that_was_pulled_is_told(
    window: Window, key: LeadKey, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    do(window, "key.copy")
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    shutil.rmtree(stick)
    dialog.fileSelected.emit(str(stick / "copy.key"))
    dialog.close()
    assert "copy.key could not be written" in said(window)
    assert key.path.exists()
    qtbot.wait(1)


def test_a_lost_key_file_is_made_again_from_the_words(window: Window, key: LeadKey) -> None:
    do(window, "key.again")
    assert "bare.key is there" in said(window)
    key.path.unlink()
    do(window, "key.again")
    panel = window.overlay
    assert isinstance(panel, AgainPanel)
    panel.make.click()
    assert "Type a passphrase" in panel.problem.text
    panel.passphrase.setText("another one")
    panel.make.click()
    assert "differ" in panel.problem.text
    panel.again.setText("another one")
    panel.words.setPlainText("about zebra")
    panel.make.click()
    assert "has 24 words" in panel.problem.text
    assert not key.path.exists()
    panel.words.setPlainText(" ".join(key_words(key.secret)))
    panel.make.click()
    assert "holds the lead's key again" in said(window)
    again = open_key(key.path, "another one", current(window).workspace.programme)
    assert again.secrets == key.secrets
