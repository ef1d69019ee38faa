from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.records import Note, Workshop
from facilitator_app.domain.references import reference
from facilitator_app.exports import EXPORTERS
from facilitator_app.ui.parts.labels import Line, Paragraph
from facilitator_app.ui.share import ShareScreen
from facilitator_app.workspace import Workspace
from tests.ui.conftest import current
from tests.ui.table.seated import session_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

LONG = 120_000


@pytest.fixture
def screen(window: Window, demo: Path, tmp_path: Path) -> ShareScreen:
    window.asked_to_open.emit(demo)
    window.services.actions["share"].trigger()
    [screen] = window.findChildren(ShareScreen)
    packs = tmp_path / "packs"
    packs.mkdir()
    screen.send_to(packs)
    return screen


class Catcher(QObject):
    """Takes what would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url)


def take(screen: ShareScreen, extent: str) -> None:
    screen.choosing.extent.choose(extent)
    screen.choosing.extent.chosen.emit(extent)


def make(screen: ShareScreen, qtbot: QtBot) -> list[Path]:
    QTest.mouseClick(screen.making.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen._job is None, timeout=LONG)
    return sorted(screen.folder.glob("*.xlsx"))


def test_a_session_goes_to_excel_and_pdf_and_can_be_read(
    screen: ShareScreen, window: Window, qtbot: QtBot
) -> None:
    place = screen._context.place
    place.go(session_of(place, "1.3"))
    take(screen, "session")
    session = place.session
    assert session is not None
    noted = [e for e in current(window).workspace.all(Note) if e.session_id == session.id]
    assert screen.making.counts["Notes"].text() == str(len(noted))
    [path] = make(screen, qtbot)
    assert path.name.endswith("session 1.3.xlsx")
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book["Notes"].iter_rows(values_only=True))
    assert len(rows) - 1 == len(noted)
    told = {str(value) for row in rows for value in row}
    assert {each.text for each in noted if len(each.text) < 100} <= told
    book.close()
    [page] = screen.folder.glob("*.pdf")
    read = "".join(each.extract_text() for each in PdfReader(page).pages)
    assert session.title in read
    assert screen.making.said.text() == "2 files written."


def test_the_folder_of_what_was_written_is_opened(screen: ShareScreen, qtbot: QtBot) -> None:
    take(screen, "session")
    make(screen, qtbot)
    catcher = Catcher()
    QDesktopServices.setUrlHandler("file", catcher, "take")  # type: ignore[arg-type]
    try:
        button = next(
            each
            for each in screen.making.findChildren(type(screen.making.stop))
            if each.accessibleName().startswith("Open the folder")
        )
        button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [each.toLocalFile() for each in catcher.asked] == [str(screen.folder)]


def test_it_is_stopped_within_a_moment(screen: ShareScreen, qtbot: QtBot) -> None:
    screen.making.make.click()
    qtbot.waitUntil(lambda: screen.making.bar.value() > 0, timeout=LONG)
    began = time.monotonic()
    screen.making.stop.click()
    assert screen.making.said.text() == "Stopped."
    assert time.monotonic() - began < 0.2
    screen._context.jobs._pool.waitForDone()
    assert list(screen.folder.iterdir()) == []
    assert screen.making.make.isEnabled()


def test_every_exporter_can_be_ticked_and_one_must_be(screen: ShareScreen) -> None:
    assert list(screen.choosing.ticks) == list(EXPORTERS)
    for name, tick in screen.choosing.ticks.items():
        assert tick.text() == EXPORTERS[name].title
        tick.setChecked(False)
    assert not screen.making.make.isEnabled()
    assert "Tick a format" in screen.making.place.text()


def test_it_says_that_it_is_for_the_team_alone(screen: ShareScreen) -> None:
    assert screen.choosing.internal.isChecked()
    said = [each.text() for each in screen.choosing.findChildren(type(screen.making.said))]
    assert any("Do not pass it on outside the team" in each for each in said)


def test_what_cannot_be_written_is_said(screen: ShareScreen, window: Window, qtbot: QtBot) -> None:
    screen.send_to(screen.folder / "nowhere")
    make(screen, qtbot)
    assert screen.making.said.text() == "Nothing was written."
    assert window.strip.isVisible()


def test_what_has_its_name_and_is_no_pack_is_left_alone_and_said(
    screen: ShareScreen, window: Window, qtbot: QtBot
) -> None:
    take(screen, "session")
    [_, (_, pdf)] = screen.targets()
    pdf.mkdir()
    make(screen, qtbot)
    pack = pdf.with_stem(f"{pdf.stem} (2)")
    assert pack.is_file()
    assert screen.making.said.text() == "2 files written."
    assert f"What is called {pdf.name} there is no pack, and was left alone." in window.strip.text
    assert [each.text() for each in screen.making.findChildren(Line) if pack.name in each.text()]


def test_what_is_in_its_place_is_not_said_to_be_missing(screen: ShareScreen, qtbot: QtBot) -> None:
    take(screen, "session")
    screen.making.make.click()
    qtbot.waitUntil(lambda: bool(screen._packs), timeout=LONG)
    screen.making.stop.click()
    screen._context.jobs._pool.waitForDone()
    [book] = screen.folder.iterdir()
    assert screen.making.said.text() == "Stopped. Only 1 file written."
    assert [each.text() for each in screen.making.findChildren(Line) if book.name in each.text()]


def test_the_day_counts_its_sessions_only(screen: ShareScreen) -> None:
    whole = screen.making.counts["Notes"].text()
    take(screen, "day")
    day = screen.making.counts["Notes"].text()
    assert int(day.replace(",", "")) < int(whole.replace(",", ""))
    screen.choosing.take_day(screen._context.place.workshops[2])
    assert screen.making.counts["Notes"].text() != day
    assert str(screen.choosing.scope()) == "day:3"
    assert screen.targets()[0][1].name.endswith("day 3.xlsx")


def test_the_folder_is_remembered(screen: ShareScreen, window: Window, tmp_path: Path) -> None:
    screen.send_to(tmp_path)
    assert ShareScreen(current(window).workspace, screen._context).folder == tmp_path


def test_a_pack_is_called_what_somebody_types(screen: ShareScreen, qtbot: QtBot) -> None:
    take(screen, "session")
    name = screen.choosing.name
    assert name.placeholderText().endswith("session 1.1")
    QTest.keyClicks(name, "What now? Board: draft.PDF")
    assert "What now Board draft.xlsx" in screen.making.place.text()
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen._job is None, timeout=LONG)
    assert sorted(each.name for each in screen.folder.iterdir()) == [
        "What now Board draft.pdf",
        "What now Board draft.xlsx",
    ]
    take(screen, "day")
    assert name.text() == ""
    assert "day 1.xlsx" in screen.making.place.text()


def test_the_whole_of_a_long_name_is_told(screen: ShareScreen) -> None:
    screen.choosing.name.setText("A very long name " * 6)
    screen.choosing.name.textEdited.emit(screen.choosing.name.text())
    assert screen.making.place.toolTip().splitlines() == [str(path) for _, path in screen.targets()]


def test_texts_that_no_font_can_draw_are_named(
    screen: ShareScreen, window: Window, qtbot: QtBot
) -> None:
    place = screen._context.place
    place.go(session_of(place, "1.3"))
    workspace = current(window).workspace
    note = next(e for e in workspace.all(Note) if e.session_id == place.session.id)  # type: ignore[union-attr]
    workspace.do([Change(note, replace(note, text="\U00012000 and \ue000"))], "note")
    take(screen, "session")
    make(screen, qtbot)
    told = [each.text() for each in screen.making.findChildren(Paragraph)]
    code = reference(note.id)
    assert f"1 text changed to fit: {code}. See the last chapter." in told


@pytest.mark.parametrize(("extent", "there"), [("day", True), ("session", False)])
def test_no_other_pack_is_made_than_what_is_asked_for(
    window: Window, tmp_path: Path, extent: str, *, there: bool
) -> None:
    path = tmp_path / "plan.facilitator"
    with Workspace.create(path, "Plan") as workspace:
        workspace.add(Workshop.named(workspace.programme, code="D1", position=1))
    window.asked_to_open.emit(path)
    window.services.actions["share"].trigger()
    [screen] = window.findChildren(ShareScreen)
    take(screen, extent)
    assert screen.making.make.isEnabled() is there
    assert ("There is no session yet." in screen.making.place.text()) is not there
    assert bool(screen.targets()) is there
    screen.start()
    assert (screen._job is not None) is there
    screen.stop()
