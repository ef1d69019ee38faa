"""A room with kits, quickly made: its key is in memory alone, as if it had been opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.records import (
    KeyBackup,
    Kit,
    Prompt,
    SealingKey,
    Session,
    Table,
    Workshop,
)
from facilitator_app.storage.key_pair import new_key_pair
from facilitator_app.ui.collect.kits import KitsPage
from facilitator_app.ui.leading.copy_panels import AgainPanel, ReadBackPanel, WordsPanel
from facilitator_app.ui.programmes import Programmes
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import LeadKey
from facilitator_app.workspace.kits import MadeKit, make_kits
from facilitator_app.workspace.opened_kit import open_kit
from tests.ui.conftest import current

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window

    Come = Callable[[Window, Path], QWidget]

CODE = "about zebra able zoo acid zone"


@dataclass
class Room:
    """The lead's file, the open key, and a stick."""

    path: Path
    key: LeadKey

    @property
    def stick(self) -> Path:
        folder = self.path.parent / "STICK"
        folder.mkdir(exist_ok=True)
        return folder

    def kits(self, *codes: str, day: str = "D1") -> list[MadeKit]:
        """Make the kits of these tables."""
        with Workspace.open(self.path) as lead:
            workshop = next(each for each in lead.all(Workshop) if each.code == day)
            tables = [each for each in lead.all(Table) if each.code in codes]
            return make_kits(lead, self.key, workshop, tables, self.stick)


def a_key(workspace: Workspace) -> LeadKey:
    """Give a programme a key, of which the copies were read back."""
    pair = new_key_pair()
    programme = workspace.programme
    workspace.add(
        SealingKey.named(programme, public=pair.public),
        KeyBackup.named(programme, public=pair.public, file_read=True, words_read=True),
    )
    return LeadKey(Path("lead.key"), (pair.public,), (pair.secret,))


def a_room(folder: Path) -> Room:
    """Make a programme of two days at two tables."""
    path = folder / "heat.facilitator"
    with Workspace.create(path, "Heat") as lead:
        programme = lead.programme
        days = [
            Workshop.named(programme, code=f"D{place}", position=place, title=title)
            for place, title in enumerate(("Homes", "Streets"), 1)
        ]
        sessions = [
            Session.named(programme, code=f"{place}.1", workshop_id=day.id, title="What is it like")
            for place, day in enumerate(days, 1)
        ]
        prompt = Prompt.named(
            programme, session_id=sessions[0].id, code="a", question="What is it like?"
        )
        tables = [
            Table.named(programme, code=code, title=f"Table {code}", seats=8) for code in "AB"
        ]
        lead.add(*days, *sessions, prompt, *tables)
        return Room(path, a_key(lead))


def kits_page(window: Window, room: Room) -> KitsPage:
    """Show the kits of a room whose key is open."""
    window.asked_to_open.emit(room.path)
    window.services.actions["collect.kits"].trigger()
    current(window).key.open(room.key)
    [page] = window.findChildren(KitsPage)
    page.send_to(room.stick)
    return page


# screens


def locked(window: Window, demo: Path) -> QWidget:
    """Show the kits of a programme whose key is not open."""
    window.asked_to_open.emit(demo)
    window.services.actions["collect.kits"].trigger()
    return window


def some_out(window: Window, demo: Path) -> QWidget:
    """Show one kit that is behind the design, one that was just made, and one that is not."""
    room = a_room(demo.parent)
    with Workspace.open(room.path) as lead:
        lead.add(Table.named(lead.programme, code="C", title="Table C"))
        day, tables = lead.all(Workshop)[0], lead.all(Table)
        lead.add(
            Kit(workshop_id=day.id, table_id=tables[0].id, stamp="OLD0-OLD0", verify="0"),
            made := Kit(workshop_id=day.id, table_id=tables[1].id, stamp="NEW0-NEW0", verify="0"),
        )
    page = kits_page(window, room)
    page._stamps[day.id] = made.stamp
    page._made = [MadeKit(made, tables[1], room.stick / "Heat D1 table B.tablekit", CODE)]
    page._refresh()
    return window


def reading_back(window: Window, _demo: Path) -> QWidget:
    window.put_over(ReadBackPanel, Path("copy.key"), lambda _: "")
    assert window.overlay is not None
    return window.overlay


def typing_words(window: Window, _demo: Path) -> QWidget:
    window.put_over(WordsPanel, lambda _: "")
    panel = window.overlay
    assert isinstance(panel, WordsPanel)
    panel.words.setPlainText("about zebra xylophone ab")
    return panel


def making_again(window: Window, _demo: Path) -> QWidget:
    window.put_over(AgainPanel, Path("lead.key"), lambda *_: "")
    assert window.overlay is not None
    return window.overlay


def asking_for_code(window: Window, demo: Path) -> QWidget:
    window.asked_to_open.emit(demo.with_name("Heat D1 table A.tablekit"))
    panel = window.start.panel
    assert panel is not None
    panel.field.setText("about xylophone ab")  # type: ignore[attr-defined]
    return window


def opening(window: Window, demo: Path) -> QWidget:
    asking_for_code(window, demo)
    window.start.panel.progress(1, 2)  # type: ignore[union-attr]
    return window


def table_alone(window: Window, demo: Path) -> QWidget:
    room = a_room(demo.parent)
    [made] = room.kits("A")
    file = open_kit(made.path, made.code, demo.parent)
    [programmes] = window.findChildren(Programmes)
    programmes.open(file, made.code)
    current(window).page.go("table")
    return window


KIT_SCREENS: dict[str, Come] = {
    "kits, the key not open": locked,
    "kits, some out": some_out,
    "the copy of the key is read back": reading_back,
    "the words of the key are typed in": typing_words,
    "the key is made again": making_again,
    "the code of a kit": asking_for_code,
    "a kit is being opened": opening,
    "a table alone": table_alone,
}
