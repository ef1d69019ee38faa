"""What comes back from the tables: packs on a stick, made once and copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.travelling.room import back_up, new_room, note

if TYPE_CHECKING:
    from facilitator_app.workspace.key_file import LeadKey


@dataclass(frozen=True)
class Stick:
    """What the tables have put on a stick, and the lead's file and key."""

    folder: Path
    lead: Path
    key: LeadKey
    packs: dict[str, Path]
    laptops: dict[str, Path]
    codes: dict[str, str]


_made: dict[str, tuple[TemporaryDirectory[str], Stick]] = {}


def prepared(folder: Path, tables: str = "AB") -> Stick:
    """Return kits, of which each of these tables has captured something and put its pack there.

    Deriving keys takes seconds: it is made once, and copied for each test.
    """
    if tables not in _made:
        home = TemporaryDirectory()
        _made[tables] = home, _prepared(Path(home.name), tables)
    home, stick = _made[tables]
    shutil.copytree(home.name, folder, dirs_exist_ok=True)

    def here(path: Path) -> Path:
        return folder / path.relative_to(home.name)

    return Stick(
        folder=here(stick.folder),
        lead=here(stick.lead),
        key=replace(stick.key, path=here(stick.key.path)),
        packs={code: here(path) for code, path in stick.packs.items()},
        laptops={code: here(path) for code, path in stick.laptops.items()},
        codes=stick.codes,
    )


def _prepared(folder: Path, tables: str) -> Stick:
    room = new_room(folder)
    back_up(room)
    made = room.kits()
    packs, laptops = {}, {}
    for code in tables:
        with room.laptop(made[code]) as laptop:
            table = made[code].table
            laptop.add(note(f"said at {code}", table), note("the bus never comes", table))
            packs[code] = room.pack(laptop)
            assert laptop.path is not None
            laptops[code] = laptop.path
    room.lead.close()
    codes = {code: each.code for code, each in made.items()}
    return Stick(room.stick, folder / "heat.facilitator", room.key, packs, laptops, codes)
