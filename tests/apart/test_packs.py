from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from facilitator_app.apart.beside import beside, wait_for
from facilitator_app.apart.packs import Pack, Packs
from facilitator_app.domain.errors import ExportError
from facilitator_app.exports import Scope
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

FREE = 1_000
OLDER = b"PK\x03\x04 older"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "it.facilitator", "It") as workspace:
        yield workspace


@pytest.fixture
def modes_above(tmp_path: Path) -> dict[Path, int]:
    return {each: each.stat().st_mode for each in tmp_path.parents}


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a file that nobody here may write, as if another program had it open."""
    if sys.platform == "win32":
        pytest.skip("a file is held in another way there")
    # From within, its name needs no right to the folders above, which are not ours to open.
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o777)
    path = Path("pack.xlsx")
    path.write_bytes(b"theirs")
    path.chmod(0o444)
    user = os.geteuid()
    if user == 0:
        os.seteuid(FREE)
    try:
        yield path
    finally:
        os.seteuid(user)


class Told:
    """Keeps what is told of a pack, and stops it if that is wanted."""

    def __init__(self, last: int = 1_000) -> None:
        self.packs: list[Pack] = []
        self.steps: list[tuple[int, int]] = []
        self._last = last

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if len(self.steps) > self._last:
            raise KeyboardInterrupt

    def made(self, it: object) -> None:
        assert isinstance(it, Pack)
        self.packs.append(it)

    def placing(self) -> None:
        assert not self.packs


def test_a_place_that_another_program_holds_is_tried_for_two_seconds(held: Path) -> None:
    began = time.monotonic()
    found = wait_for(held)
    assert found == held.with_name("pack (2).xlsx")
    assert 2 <= time.monotonic() - began < 5
    assert held.read_bytes() == b"theirs"


def test_a_held_file_leaves_the_folders_above_it_alone(
    modes_above: dict[Path, int], held: Path
) -> None:
    assert held.exists()
    os.seteuid(os.getuid())
    assert {each: each.stat().st_mode for each in modes_above} == modes_above


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_no_pack_is_left_alone(workspace: Workspace, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "pack.xlsx"
    if kind == "file":
        target.write_bytes(b"theirs")
    elif kind == "folder":
        target.mkdir()
    else:
        (tmp_path / "theirs").touch()
        target.symlink_to(tmp_path / "theirs")
    told = Told()
    Packs(Scope(), (("xlsx", target),)).write(workspace.snapshot(), told)
    [pack] = told.packs
    assert pack.path.name == "pack (2).xlsx"
    assert pack.avoided == "What is called pack.xlsx there is no pack, and was left alone."
    assert kind != "file" or target.read_bytes() == b"theirs"
    assert openpyxl.load_workbook(pack.path).sheetnames


def test_a_place_that_becomes_free_is_taken(held: Path) -> None:
    if os.getuid() == 0:
        os.seteuid(0)
    letting_go = threading.Timer(0.2, held.chmod, [0o666])
    letting_go.start()
    assert wait_for(held) == held
    letting_go.join()


def test_the_next_free_name_is_taken(tmp_path: Path) -> None:
    for name in ("pack.xlsx", "pack (2).xlsx"):
        (tmp_path / name).touch()
    assert beside(tmp_path / "pack.xlsx").name == "pack (3).xlsx"


def test_a_folder_that_is_not_there_is_said(workspace: Workspace, tmp_path: Path) -> None:
    pack = Packs(Scope(), (("xlsx", tmp_path / "nowhere" / "pack.xlsx"),))
    with pytest.raises(ExportError, match="there is no folder"):
        pack.write(workspace.snapshot(), Told())


def test_a_pack_that_is_stopped_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "pack.xlsx"
    target.write_bytes(OLDER)
    with pytest.raises(KeyboardInterrupt):
        Packs(Scope(), (("xlsx", target),)).write(workspace.snapshot(), Told(last=3))
    assert target.read_bytes() == OLDER
    assert not list(tmp_path.glob(".*part*"))
