"""The lead's key is lost: a table's pack is made for another one, once its words were compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from facilitator_app.travel.keys import lead_verify
from facilitator_app.travel.lead_key_file import fingerprint
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.collecting import open_pack
from facilitator_app.workspace.sticks import mark
from tests.travelling.room import PROGRAMME
from tests.travelling.stick import prepared
from tests.ui.acting import said
from tests.ui.screens import do
from tests.ui.table_file.at_table import (
    look_at_key,
    open_table,
    other_key,
    packed,
    sticks_in,
)

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window


def test_the_pack_is_made_for_the_new_key_and_for_the_old_one(
    window: Window, tmp_path: Path
) -> None:
    stick = prepared(tmp_path, "A")
    path, key = other_key(tmp_path)
    mark(stick.folder, PROGRAMME)
    workspace = open_table(window, stick)
    with sticks_in(stick.folder):
        panel = look_at_key(window, path)
        assert panel.words.text() == fingerprint(key.public, lead_verify(key.secret))
        assert len(panel.words.text().split()) == 4
        panel.take.click()
        packed(window)
    assert "Give it to the lead" in said(window)
    kit = workspace.kit
    assert kit is not None
    assert len(kit.leads) == 2
    with Workspace.open(stick.lead) as lead:
        for each in (key, stick.key):
            assert len(open_pack(lead, each, stick.packs["A"]).revisions) == 2


def test_words_that_differ_change_nothing(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path, "A")
    path, _ = other_key(tmp_path)
    workspace = open_table(window, stick)
    before = workspace.kit
    look_at_key(window, path).refuse.click()
    assert workspace.kit == before


def test_what_is_no_key_is_refused(window: Window, tmp_path: Path) -> None:
    stick = prepared(tmp_path, "A")
    path, _ = other_key(tmp_path)
    path.write_text("no key", encoding="utf-8")
    open_table(window, stick)
    do(window, "table.key")
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    dialog.close()
    dialog.fileSelected.emit(str(path))
    assert "it is no lead's key" in said(window)
    assert window.overlay is None
