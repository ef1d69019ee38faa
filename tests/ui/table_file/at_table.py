"""What the tests of a table's file share: the window, with the file that a kit was opened into."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtTest import QTest

from facilitator_app.travel.keys import lead_verify
from facilitator_app.travel.lead_key_file import write_lead_key
from facilitator_app.ui.parts import volumes
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.programmes import Programmes
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table_file.other_key import KeyPanel, OtherKey
from facilitator_app.ui.table_file.pack_making import PackMaking
from facilitator_app.ui.table_file.preflight_panel import PreflightPanel
from facilitator_app.ui.table_file.wipe_panel import WipePanel
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.collecting import collect, open_pack
from facilitator_app.workspace.key_file import make_key_file, open_key
from facilitator_app.workspace.receipts import leave_receipts
from tests.travelling.room import PROGRAMME, note
from tests.travelling.stick import prepared
from tests.ui.conftest import current

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window
    from facilitator_app.workspace.key_file import LeadKey
    from tests.travelling.stick import Stick

    Come = Callable[[Window, Path], QWidget]

P = TypeVar("P", bound=Overlay)
_PATIENCE = 1_000


def open_table(window: Window, stick: Stick, code: str = "A") -> Workspace:
    """Open the file of a table in the window."""
    [programmes] = window.findChildren(Programmes)
    programmes.open(stick.laptops[code], stick.codes[code])
    workspace = current(window).workspace
    assert workspace.kit is not None
    [screen] = current(window).page.findChildren(TableScreen)
    screen._context.hands.are_known = True
    return workspace


def packing_of(window: Window) -> PackMaking:
    [found] = current(window).page.findChildren(PackMaking)
    return found


def packed(window: Window) -> None:
    """Wait until no pack is being made."""
    packing = packing_of(window)
    for _ in range(_PATIENCE):
        if packing._job is None:
            return
        QTest.qWait(10)
    raise AssertionError("the pack is still being made")


def capture(workspace: Workspace, text: str) -> None:
    workspace.add(note(text))


def at_table_closing(window: Window, demo: Path) -> QWidget:
    open_table(window, prepared(demo.with_name("room"), "A"))
    window.services.actions["closing"].trigger()
    return window


def collected(stick: Stick, code: str = "A") -> Path:
    """Let the lead collect a pack; return the receipt that comes back on the stick."""
    with Workspace.open(stick.lead) as lead:
        found = collect(lead, open_pack(lead, stick.key, stick.packs[code]))
        assert not leave_receipts([(stick.packs[code], found.receipt)], stick.key)
    return stick.packs[code].with_suffix(".receipt")


def over(window: Window, command: str, kind: type[P]) -> P:
    """Give a command, and return the panel that comes."""
    window.services.actions[command].trigger()
    for _ in range(_PATIENCE):
        if isinstance(window.overlay, kind):
            return window.overlay
        QTest.qWait(10)
    raise AssertionError("no panel has come")


def at_wiping(window: Window, demo: Path) -> QWidget:
    stick = prepared(demo.with_name("room"), "A")
    collected(stick)
    open_table(window, stick)
    with sticks_in(stick.folder):
        return over(window, "table.wipe", WipePanel)


def at_not_wiping(window: Window, demo: Path) -> QWidget:
    open_table(window, prepared(demo.with_name("room"), "A"))
    with sticks_in():
        return over(window, "table.wipe", WipePanel)


def other_key(folder: Path) -> tuple[Path, LeadKey]:
    """Make another key for the lead's programme, and its public half."""
    with make_key_file(folder / "new.key", PROGRAMME, "again"):
        pass
    key = open_key(folder / "new.key", "again", PROGRAMME)
    path = folder / "new.leadkey"
    write_lead_key(path, key.public, lead_verify(key.secret))
    return path, key


def look_at_key(window: Window, path: Path) -> KeyPanel:
    """Have chosen the public half of a key."""
    [keys] = current(window).page.findChildren(OtherKey)
    keys.look_at(path)
    assert isinstance(window.overlay, KeyPanel)
    return window.overlay


def at_other_key(window: Window, demo: Path) -> QWidget:
    open_table(window, prepared(demo.with_name("room"), "A"))
    return look_at_key(window, other_key(demo.parent)[0])


def checked(panel: PreflightPanel) -> PreflightPanel:
    """Wait until everything was looked at."""
    for _ in range(_PATIENCE):
        if panel.found and panel.again.isEnabled():
            return panel
        QTest.qWait(10)
    raise AssertionError("it is still being looked at")


def at_preflight(window: Window, demo: Path) -> QWidget:
    open_table(window, prepared(demo.with_name("room"), "A"))
    return checked(over(window, "table.check", PreflightPanel))


@contextmanager
def sticks_in(*folders: Path) -> Iterator[None]:
    """Let these be the sticks that are in."""
    before = volumes.removable
    volumes.removable = lambda: list(folders)
    try:
        yield
    finally:
        volumes.removable = before


TABLE_FILE_SCREENS: dict[str, Come] = {
    "end of the session, at a table": at_table_closing,
    "another key of the lead's": at_other_key,
    "check this laptop": at_preflight,
    "wipe this laptop": at_wiping,
    "wipe this laptop, something would be lost": at_not_wiping,
}
