"""A laptop is wiped only when the lead has all of it, and then nothing of it can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.table_file.wipe_panel import WipePanel
from facilitator_app.workspace import Workspace
from tests.travelling.stick import prepared
from tests.ui.acting import said
from tests.ui.conftest import is_open
from tests.ui.table_file.at_table import capture, collected, open_table, over, packed, sticks_in

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window
    from tests.travelling.stick import Stick


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return prepared(tmp_path, "A")


def recents(window: Window) -> list[str]:
    return [each.path for each in window.services.settings.preferences.recent]


def test_without_a_receipt_it_says_what_would_be_lost(window: Window, stick: Stick) -> None:
    open_table(window, stick)
    with sticks_in():
        panel = over(window, "table.wipe", WipePanel)
    assert "the lead does not have 2 notes, entered since today" in panel.words.text()
    assert not panel.wipe.isVisible()
    assert stick.laptops["A"].is_file()


def test_what_was_entered_after_the_pack_keeps_it_from_being_wiped(
    window: Window, stick: Stick
) -> None:
    collected(stick)
    capture(open_table(window, stick), "later")
    with sticks_in(stick.folder):
        panel = over(window, "table.wipe", WipePanel)
        assert "the lead does not have 1 note, entered since today" in panel.words.text()
        panel.pack.click()
        packed(window)
    assert stick.laptops["A"].is_file()


def test_it_is_wiped_with_its_backups_and_off_the_list(window: Window, stick: Stick) -> None:
    receipt = collected(stick)
    workspace = open_table(window, stick)
    workspace.backups.make_now()
    copies = [each.path for each in workspace.backups.all()]
    assert copies
    path = stick.laptops["A"]
    assert str(path) in recents(window)
    with sticks_in(stick.folder):
        panel = over(window, "table.wipe", WipePanel)
    assert panel.words.text().startswith("The lead has all that was made on this laptop")
    panel.wipe.click()
    assert not is_open(window)
    assert not path.exists()
    assert not [each for each in copies if each.exists()]
    assert not path.with_name(f"{path.name} backups").exists()
    assert str(path) not in recents(window)
    [certificate] = receipt.parent.glob("*wiped*.txt")
    text = certificate.read_text(encoding="utf-8")
    assert "Table: A" in text
    assert "cannot be opened" in text
    assert certificate.name in said(window)
    assert "is wiped with its backups" in said(window)


def test_what_is_half_typed_is_told(window: Window, stick: Stick) -> None:
    collected(stick)
    workspace = open_table(window, stick)
    with sticks_in(stick.folder):
        assert not over(window, "table.wipe", WipePanel).half_typed.isVisible()
        workspace.keep_draft("somewhere", "half a")
        assert window.overlay is not None
        window.overlay.close()
        QTest.qWait(50)
        panel = over(window, "table.wipe", WipePanel)
    assert panel.half_typed.isVisible()
    assert panel.half_typed.text().startswith("1 text half typed on this laptop")


def test_a_receipt_of_another_table_or_of_nobody_is_none(
    window: Window, tmp_path: Path, stick: Stick
) -> None:
    other = prepared(tmp_path / "other")
    folder = tmp_path / "receipts"
    folder.mkdir()
    collected(other, "B").rename(folder / "other.receipt")
    (folder / "forged.receipt").write_text("{}", encoding="utf-8")
    open_table(window, stick)
    with sticks_in(folder):
        panel = over(window, "table.wipe", WipePanel)
    assert not panel.wipe.isVisible()


def test_what_cannot_be_written_to_is_not_wiped(
    window: Window, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected(stick)
    open_table(window, stick)
    with sticks_in(stick.folder):
        panel = over(window, "table.wipe", WipePanel)
    path, real = stick.laptops["A"], type(stick.laptops["A"]).open

    def open_(self: Path, mode: str = "r", *others: object, **more: object) -> object:
        if mode == "rb+":
            raise PermissionError(13, "no")
        return real(self, mode, *others, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(type(path), "open", open_)
    panel.wipe.click()
    monkeypatch.undo()
    assert "cannot be written to: nothing was wiped" in said(window)
    Workspace.open(path, passphrase=stick.codes["A"]).close()


def test_the_wiped_file_cannot_be_opened_even_if_it_is_found_again(
    window: Window, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected(stick)
    open_table(window, stick)
    path = stick.laptops["A"]
    kept: list[bytes] = []
    real = type(path).unlink

    def unlink(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - pathlib's
        if self == path:
            kept.append(path.read_bytes())
        real(self, missing_ok=missing_ok)

    with sticks_in(stick.folder):
        panel = over(window, "table.wipe", WipePanel)
    monkeypatch.setattr(type(path), "unlink", unlink)
    panel.wipe.click()
    monkeypatch.undo()
    path.write_bytes(kept[-1])
    with pytest.raises(FacilitatorError):
        Workspace.open(path, passphrase=stick.codes["A"])
