"""Laptops of a room: each has a file, a clock that may be wrong, and a screen that is kept up."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from typing_extensions import override

from facilitator_app.domain.changes import Author
from facilitator_app.domain.records import Record
from facilitator_app.storage import migrations, opening
from facilitator_app.storage.engine import Database
from facilitator_app.storage.opening import PROGRAMME, OpenFile
from facilitator_app.workspace import Merged, Workspace
from tests.merging import kit
from tests.merging.chance import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.changes import Change, Revision

EMPTY, KIT = "empty", "kit"
T = TypeVar("T", bound=Record)


@dataclass(slots=True)
class Step:
    """An edit as the person at the laptop remembers it: what each record was and what it became."""

    name: str
    was: dict[UUID, Record | None]
    was_disputed: frozenset[UUID]
    became: dict[UUID, Record | None] = field(default_factory=dict)
    versions: dict[UUID, list[UUID]] = field(default_factory=dict)
    """Which versions each record had when the step was taken, its own among them."""
    mine: frozenset[UUID] = frozenset()
    """Which versions the step wrote."""


class Place(Protocol):
    """Where the files of a room lie."""

    def start(self, name: str, source: str) -> None:
        """Give a laptop the kit, an empty file, or a copy of another's file."""

    def open(self, author: Author) -> Workspace:
        """Open the file of a laptop."""

    def merge(self, into: Workspace, source: str) -> Merged:
        """Merge the whole file of a laptop into another."""

    def close(self, workspace: Workspace) -> None:
        """Let a laptop close its file."""

    def clear(self) -> None:
        """Throw all files away."""


class InMemoryWorkspace(Workspace):
    """A file in memory has no lock, and can be written all the same."""

    @property
    @override
    def read_only(self) -> bool:
        return False


class InMemory:
    """Files in memory: made once, then overwritten with the kit page by page."""

    def __init__(self) -> None:
        self._made = {each: Database(None) for each in (EMPTY, KIT)}
        self._free: list[Database] = []
        self._used: dict[str, Database] = {}
        for each in self._made.values():
            migrations.migrate(each)
            migrations.set_fact(each, "sort", PROGRAMME)
            migrations.set_fact(each, "programme", str(kit.PROGRAMME))
        made = InMemoryWorkspace(self._file(self._made[KIT]))
        made.add(kit.NAME)
        made.add(*kit.REST)

    def start(self, name: str, source: str) -> None:
        target = self._free.pop() if self._free else Database(None)
        (self._made | self._used)[source].driver.backup(target.driver)
        self._used[name] = target

    def open(self, author: Author) -> Workspace:
        return InMemoryWorkspace(self._file(self._used[author.laptop]), author)

    def merge(self, into: Workspace, source: str) -> Merged:
        whole = InMemoryWorkspace(self._file(self._used[source]))
        return into.merge(list(whole.revisions()))

    def close(self, workspace: Workspace) -> None:
        """Keep it: a file in memory that is closed is gone."""

    def clear(self) -> None:
        self._free += self._used.values()
        self._used.clear()

    def end(self) -> None:
        for each in (*self._made.values(), *self._free):
            each.close()

    def _file(self, database: Database) -> OpenFile:
        return OpenFile(database, None, PROGRAMME, kit.PROGRAMME)


class OnDisk:
    """Real files, with their locks and backups."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = {each: folder / f"{each}.facilitator" for each in (EMPTY, KIT)}
        opening.make(self._made[EMPTY], PROGRAMME, kit.PROGRAMME, None, "kit").close()
        made = Workspace.create(self._made[KIT], kit.NAME.name, programme=kit.PROGRAMME)
        made.add(*kit.REST)
        made.close()

    def path(self, name: str) -> Path:
        return self._folder / "laptops" / f"{name}.facilitator"

    def start(self, name: str, source: str) -> None:
        self.path(name).parent.mkdir(exist_ok=True)
        shutil.copyfile(self._made.get(source) or self.path(source), self.path(name))

    def open(self, author: Author) -> Workspace:
        return Workspace.open(self.path(author.laptop), author)

    def merge(self, into: Workspace, source: str) -> Merged:
        return into.merge_files([(self.path(source), None)])[0]

    def close(self, workspace: Workspace) -> None:
        workspace.close()

    def clear(self) -> None:
        shutil.rmtree(self._folder / "laptops", ignore_errors=True)


class Laptop:
    """One laptop: its workspace, its clock, what its screen shows, and what can be undone."""

    def __init__(self, place: Place, name: str, hours: int, source: str) -> None:
        self.place, self.name, self.hours = place, name, hours
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.lasting: set[UUID] = set()
        """Versions made here that no undo takes back: to settle something, or by a lost step."""
        place.start(name, source)
        self.workspace = self._open()
        self.screen = self.records()
        self.seen = {each.id for each in self.workspace.revisions()}

    def reopen(self) -> None:
        self.place.close(self.workspace)
        self.workspace = self._open()

    def sit_down(self) -> None:
        CLOCK.of_a_laptop(self.hours)

    def records(self) -> dict[UUID, Record]:
        return {each.id: each for kind in kit.KINDS_USED for each in self.workspace.all(kind)}

    def conflicts(self) -> list[tuple[UUID, tuple[UUID, ...]]]:
        found = self.workspace.conflicts()
        return [(each.record_id, tuple(one.id for one in each.versions)) for each in found]

    def disputed(self) -> frozenset[UUID]:
        return frozenset(self.workspace._store.conflicting())

    def erased(self) -> set[bytes]:
        rows = self.workspace._store.database.driver.execute("SELECT record_id FROM erased")
        return {row[0] for row in rows}

    def some(self, kind: type[T]) -> list[T]:
        return sorted(self.workspace.all(kind), key=lambda each: each.id)

    def arrived(self) -> list[Revision]:
        """Return what has come into the journal since this was last asked."""
        found = [each for each in self.workspace.revisions() if each.id not in self.seen]
        self.seen.update(each.id for each in found)
        return found

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Hold that what is done inside changes nothing."""
        before = self.known()
        yield
        assert self.known() == before
        assert self.records() == self.screen

    def known(self) -> tuple[int, frozenset[UUID]]:
        return self.workspace.revision_count(), self.disputed()

    def _open(self) -> Workspace:
        workspace = self.place.open(Author(self.name, "note-taker"))
        workspace.on_change(self._show)
        return workspace

    def _show(self, changes: Sequence[Change]) -> None:
        for each in changes:
            assert self.screen.get(each.record.id) == each.before, "the screen can follow"
            if each.after is None:
                del self.screen[each.record.id]
            else:
                self.screen[each.record.id] = each.after
