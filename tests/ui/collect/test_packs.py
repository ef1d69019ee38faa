"""The page of packs: what comes from sticks and files, in any order, again and again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from facilitator_app.domain.records import CollectedPack, Kit, Note
from facilitator_app.travel.keys import lead_verify
from facilitator_app.travel.pack_file import write_pack
from facilitator_app.travel.receipt_file import read_receipt
from facilitator_app.ui.collect.packs import PacksPage, taking
from facilitator_app.ui.collect.packs.pack_list import EVER
from facilitator_app.ui.leading.panels import OpenPanel
from facilitator_app.ui.parts import volumes
from facilitator_app.workspace.safekeeping import Safekeeping
from tests.travelling.room import SESAME
from tests.travelling.stick import prepared
from tests.ui.acting import button, said
from tests.ui.collect.collected import finished, packs_page
from tests.ui.conftest import current
from tests.ui.table_file.at_table import open_table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window


def notes(window: Window) -> set[str]:
    return {each.text for each in current(window).workspace.all(Note)}


def test_a_folder_is_searched_and_each_pack_has_a_receipt(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path)
    deeper = stick.folder / "Tuesday" / "afternoon"
    deeper.mkdir(parents=True)
    moved = stick.packs["B"].rename(deeper / "b.tablepack")
    (stick.folder / "._b.tablepack").write_bytes(b"left by another system")
    page = packs_page(window, stick)
    assert page.packs.missing == "D1: no pack has come yet."
    page.collect([stick.folder])
    finished(page)
    assert page.packs.said == "2 packs collected."
    assert page.packs.missing == "D1: there is a pack of every table."
    assert notes(window) == {"said at A", "said at B", "the bus never comes"}
    assert [each.counts for each in page.packs.rows] == ["2 new · 0 known · 0 conflicts"] * 2
    verify = lead_verify(stick.key.secret)
    receipt = read_receipt(moved.with_suffix(".receipt"), [verify])
    assert (receipt.new, receipt.revisions) == (2, 2)


def test_a_row_shows_its_receipt(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick)
    page.collect([stick.packs["A"]])
    finished(page)
    [record] = current(window).workspace.all(CollectedPack)
    words = page.details.text
    assert "Table A · D1" in words
    assert "2 entries: 2 new, 0 known already." in words
    assert record.laptop in words
    assert "note 2" in words
    assert "as the lead's" in words
    assert record.fingerprint in words.replace(" ", "")


def test_the_same_pack_may_come_again_and_all_are_there_after_a_restart(
    window: Window, tmp_path: Path
) -> None:
    stick = prepared(tmp_path)
    page = packs_page(window, stick)
    page.collect([stick.packs["B"]])
    finished(page)
    page.collect([stick.folder])
    finished(page)
    assert sorted(each.counts for each in page.packs.rows) == [
        "0 new · 2 known · 0 conflicts",
        "2 new · 0 known · 0 conflicts",
    ]
    window.services.actions["close"].trigger()
    page = packs_page(window, stick)
    assert page.packs.showing == EVER
    assert [each.title for each in page.packs.rows] == ["Table A · D1", "Table B · D1"]
    assert [each.counts for each in page.packs.rows] == ["2 new · 0 known"] * 2


def test_what_is_no_pack_of_this_programme_is_named_and_left(
    window: Window, tmp_path: Path
) -> None:
    stick = prepared(tmp_path, "A")
    (stick.folder / "broken.tablepack").write_bytes(b"no pack at all")
    foreign = stick.folder / "foreign.tablepack"
    write_pack(foreign, [], programme=uuid4(), kit=uuid4(), laptop="Table X", table=uuid4(),
               workshop=uuid4(), readers=[stick.key.public], seed=bytes(32))  # fmt: skip
    before = foreign.read_bytes()
    page = packs_page(window, stick)
    page.collect([stick.folder])
    finished(page)
    assert page.packs.said == "1 pack collected. 2 packs refused: the list says why."
    refused = {each.name: each.refusal for each in page.packs.rows if each.refusal}
    assert "another programme" in refused["foreign.tablepack"]
    assert "is no table pack" in refused["broken.tablepack"]
    assert foreign.read_bytes() == before
    assert len(current(window).workspace.all(CollectedPack)) == 1


def test_the_key_is_asked_for_first(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick, key=False)
    assert button(page, "Open the key").isVisible()
    page.collect([stick.folder])
    assert not notes(window)
    panel = window.overlay
    assert isinstance(panel, OpenPanel)
    QTest.keyClicks(panel.passphrase, SESAME)
    panel.open.click()
    finished(page)
    assert "said at A" in notes(window)
    assert not page.packs.key.isVisible()


def test_every_stick_that_is_in_is_searched(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick)
    monkeypatch.setattr(volumes, "removable", lambda: [stick.folder])
    page.packs.stick.click()
    finished(page)
    assert "said at A" in notes(window)


def test_without_a_stick_a_folder_is_asked_for(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick)
    monkeypatch.setattr(volumes, "removable", list)
    page.packs.stick.click()
    [dialog] = [each for each in page.findChildren(QFileDialog) if each.isVisible()]
    dialog.filesSelected.emit([str(stick.folder)])
    dialog.close()
    finished(page)
    qtbot.wait(1)
    assert "said at A" in notes(window)


def test_packs_are_dropped_on_the_page(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(stick.packs["A"]))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    finished(page)
    assert "said at A" in notes(window)


def dropped_on(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def test_packs_are_dropped_anywhere_on_the_window(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = prepared(tmp_path)
    window.asked_to_open.emit(stick.lead)
    current(window).key.open(stick.key)
    dropped_on(window, *stick.packs.values())
    qtbot.waitUntil(lambda: len(notes(window)) == 3, timeout=20_000)
    [page] = current(window).page.findChildren(PacksPage)
    finished(page)
    assert page.isVisible()
    assert page.packs.said == "2 packs collected."


def test_a_pack_is_not_collected_where_no_lead_is(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = prepared(tmp_path)
    dropped_on(window, stick.packs["A"])
    qtbot.waitUntil(lambda: "open the lead's programme first" in said(window))
    open_table(window, stick, "B")
    dropped_on(window, stick.packs["A"])
    qtbot.waitUntil(lambda: "not here" in said(window))
    assert notes(window) == {"said at B", "the bus never comes"}


def test_without_a_backup_nothing_is_collected_unless_somebody_wants_it(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick)
    monkeypatch.setattr(Safekeeping, "take_problem", lambda _: "There is no room for a backup.")
    page.collect([stick.folder])
    finished(page)
    assert said(window) == "There is no room for a backup. Nothing was collected yet."
    assert not notes(window)
    button(window, "Collect without it").click()
    finished(page)
    assert "said at A" in notes(window)


def test_it_can_be_stopped_and_what_was_taken_in_stays(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path)
    page = packs_page(window, stick)
    page.taking.listed.connect(lambda _: page.packs.stop.click())
    page.collect([stick.packs["A"], stick.packs["B"]])
    finished(page)
    assert page.packs.said == "1 pack collected. 1 pack not opened."
    assert notes(window) == {"said at A", "the bus never comes"}
    assert stick.packs["A"].with_suffix(".receipt").is_file()


def test_after_a_bug_packs_can_be_collected_again(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick)

    def fail(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(taking, "open_pack", fail)
    with qtbot.capture_exceptions() as met:
        page.collect([stick.folder])
        finished(page)
    assert [each[0] for each in met] == [ValueError]
    monkeypatch.undo()
    page.collect([stick.folder])
    finished(page)
    assert "said at A" in notes(window)


def test_a_receipt_that_cannot_be_written_is_only_remarked(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path, "A")
    stick.packs["A"].with_suffix(".receipt").mkdir()
    page = packs_page(window, stick)
    page.collect([stick.packs["A"]])
    finished(page)
    assert page.packs.said.startswith("1 pack collected. There is no receipt beside")
    assert "said at A" in notes(window)


def test_a_pack_of_an_old_kit_and_of_a_wrong_clock_is_marked(
    window: Window, tmp_path: Path
) -> None:
    stick = prepared(tmp_path, "A")
    page = packs_page(window, stick)
    page.collect([stick.folder])
    finished(page)
    workspace = current(window).workspace
    [record] = workspace.all(CollectedPack)
    workspace.edit(record, replace(record, drift=-240), name="clock")
    kit = next(each for each in workspace.all(Kit) if each.id == record.kit_id)
    workspace.add(Kit(workshop_id=kit.workshop_id, table_id=kit.table_id, number=2, stamp="X",
                      verify=kit.verify))  # fmt: skip
    page.packs.choice.choose(EVER)
    page.packs.choice.chosen.emit(EVER)
    [row] = page.packs.rows
    assert row.warnings == ("old kit", "clock 4 min behind")
    assert "an older one than the newest" in page.details.text


def test_receipts_are_saved_as_a_pdf(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    stick = prepared(tmp_path)
    page = packs_page(window, stick)
    page.collect([stick.folder])
    finished(page)
    path = tmp_path / "receipts.pdf"
    page.saving.save(page.packs.rows, path)
    qtbot.waitUntil(lambda: path.name in said(window), timeout=20_000)
    assert said(window) == "receipts.pdf has 2 receipts."
    words = " ".join(each.extract_text() for each in PdfReader(path).pages)
    assert "Receipt: Table A · D1" in words
    assert "Receipt: Table B · D1" in words
