"""The pack of a table: made when it is asked for, and again by itself while its stick is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from facilitator_app.ui.parts import volumes
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace.collecting import open_pack
from facilitator_app.workspace.safekeeping import Safekeeping
from facilitator_app.workspace.sticks import mark
from facilitator_app.workspace.workspace import Workspace
from tests.travelling.room import PROGRAMME
from tests.travelling.stick import prepared
from tests.ui.acting import button, said
from tests.ui.conftest import current
from tests.ui.screens import do
from tests.ui.table.seated import closing_of
from tests.ui.table_file.at_table import capture, open_table, packed, packing_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window
    from tests.travelling.stick import Stick


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stick:
    """Return what lies on a stick that is not in."""
    monkeypatch.setattr(volumes, "removable", list)
    return prepared(tmp_path, "A")


@pytest.fixture
def usb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put another stick of the lead's in."""
    folder = tmp_path / "USB"
    folder.mkdir()
    monkeypatch.setattr(volumes, "removable", lambda: [folder])
    return folder


def revisions_in(stick: Stick, path: Path) -> int:
    with Workspace.open(stick.lead) as lead:
        return len(open_pack(lead, stick.key, path).revisions)


def test_it_goes_onto_a_stick_of_the_leads_at_once(window: Window, stick: Stick, usb: Path) -> None:
    mark(usb, PROGRAMME)
    open_table(window, stick)
    do(window, "table.pack")
    packed(window)
    assert said(window) == "The pack of Table A is on USB: 2 notes. Give it to the lead."
    [path] = usb.glob("*.tablepack")
    assert path.name == stick.packs["A"].name
    assert revisions_in(stick, path) == 2


def test_a_folder_that_kits_lie_in_on_a_stick_is_found(
    window: Window, stick: Stick, usb: Path
) -> None:
    (usb / "kits").mkdir()
    mark(usb / "kits", PROGRAMME)
    open_table(window, stick)
    do(window, "table.pack")
    packed(window)
    assert list((usb / "kits").glob("*.tablepack"))


def test_without_such_a_stick_a_folder_is_asked_for_once(
    window: Window, stick: Stick, usb: Path
) -> None:
    open_table(window, stick)
    do(window, "table.pack")
    packed(window)
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(str(usb))
    dialog.close()
    packed(window)
    [path] = usb.glob("*.tablepack")
    path.unlink()
    do(window, "table.pack")
    packed(window)
    assert path.is_file()


def test_it_says_why_it_could_not_be_made_and_asks_for_another_folder(
    window: Window, stick: Stick, usb: Path
) -> None:
    mark(usb, PROGRAMME)
    open_table(window, stick)
    (usb / stick.packs["A"].name).mkdir()
    do(window, "table.pack")
    packed(window)
    assert "could not be written" in said(window)
    button(window, "Another folder…").click()
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    dialog.close()


def test_it_is_offered_at_the_end_of_a_session(window: Window, stick: Stick, usb: Path) -> None:
    mark(usb, PROGRAMME)
    open_table(window, stick)
    do(window, "closing")
    button(window, "Make the table pack").click()
    packed(window)
    assert list(usb.glob("*.tablepack"))


def test_it_is_neither_offered_nor_done_in_the_leads_file(window: Window, stick: Stick) -> None:
    window.asked_to_open.emit(stick.lead)
    do(window, "table")
    assert not window.services.actions["table.pack"].isEnabled()
    [screen] = current(window).page.findChildren(TableScreen)
    screen.choose_table(screen.whereabouts.tables()[0])
    do(window, "closing")
    page = closing_of(screen)
    assert not [each for each in page.findChildren(type(page)) if each.isVisible()]
    assert "Make the table pack" not in [
        each.accessibleName() for each in page.findChildren(type(button(window, "Menu")))
        if each.isVisible()
    ]  # fmt: skip


def test_it_is_made_again_quietly_after_a_change(window: Window, stick: Stick, usb: Path) -> None:
    mark(usb, PROGRAMME)
    workspace = open_table(window, stick)
    packing = packing_of(window)
    assert not packing.timer.isActive()
    capture(workspace, "one more")
    assert packing.timer.isActive()
    packing.timer.timeout.emit()
    packed(window)
    [path] = usb.glob("*.tablepack")
    assert revisions_in(stick, path) == 3
    assert not said(window)
    assert not packing.timer.isActive()


def test_nothing_happens_while_the_stick_is_out(window: Window, stick: Stick) -> None:
    workspace = open_table(window, stick)
    capture(workspace, "one more")
    packing_of(window).timer.timeout.emit()
    packed(window)
    assert not said(window)
    assert not [each for each in window.findChildren(QFileDialog) if each.isVisible()]


def test_while_a_vote_is_keyed_it_waits(
    window: Window, stick: Stick, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(usb, PROGRAMME)
    open_table(window, stick)
    monkeypatch.setattr(Safekeeping, "is_voting", lambda _: True)
    packing_of(window).make_quietly()
    assert not list(usb.glob("*.tablepack"))
    assert packing_of(window).timer.isActive()


def test_that_it_failed_is_said_once(window: Window, stick: Stick, usb: Path) -> None:
    mark(usb, PROGRAMME)
    open_table(window, stick)
    taken = usb / stick.packs["A"].name
    taken.mkdir()
    packing = packing_of(window)
    packing.make_quietly()
    packed(window)
    assert said(window).startswith("The pack on the stick is not up to date.")
    window.services.messages.clear()
    packing.make_quietly()
    packed(window)
    assert not said(window)
    taken.rmdir()
    packing.make_quietly()
    packed(window)
    assert taken.is_file()


def test_closing_the_file_waits_for_the_pack(window: Window, stick: Stick, usb: Path) -> None:
    mark(usb, PROGRAMME)
    open_table(window, stick)
    do(window, "table.pack")
    do(window, "close")
    [path] = usb.glob("*.tablepack")
    assert revisions_in(stick, path) == 2
