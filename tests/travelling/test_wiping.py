"""Wiping destroys what was made of one kit on this laptop: all of it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import (
    FacilitatorError,
    FileInUseError,
    MissingFileError,
    PackError,
)
from facilitator_app.workspace import Workspace, wiping
from facilitator_app.workspace.captured import counted
from facilitator_app.workspace.receipts import leave_receipts, receipts_in
from facilitator_app.workspace.wiping import allowed, certificate, keep_certificate, would_be_lost
from tests.travelling.room import Room, note

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.travel.receipt_file import Receipt


def receipt_of(room: Room, laptop: Workspace) -> Receipt:
    return room.collect(room.pack(laptop)).receipt


def test_only_this_file_and_its_backups_go(room: Room) -> None:
    made = room.kits()
    one = room.laptop(made["A"], "one laptop")
    other = room.laptop(made["B"], "one laptop")
    for each in (one, other, room.lead):
        each.backups.make_now()
    kept = [each.path for each in (*other.backups.all(), *room.lead.backups.all())]
    gone = [each.path for each in one.backups.all()]
    assert one.path is not None
    damaged = one.path.with_name(f"{one.path.stem} damaged 2026-09-13 10-00-00.facilitator")
    damaged.write_bytes(one.path.read_bytes())
    cut_off = gone[0].with_name(f".{gone[0].name}.part")
    cut_off.write_bytes(b"half a backup")
    plan = allowed(one, receipt_of(room, one))
    one.close()
    other.close()
    wiped = plan.carry_out()
    assert not [each for each in (one.path, damaged, cut_off, *gone) if each.exists()]
    assert all(each.is_file() for each in kept)
    assert (wiped.left, wiped.copies) == ((), 3 + len(gone))
    with pytest.raises(MissingFileError):
        plan.carry_out()
    Workspace.open(other.path, passphrase=made["B"].code).close()  # type: ignore[arg-type]


def test_it_is_refused_while_the_file_is_open(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        plan = allowed(laptop, receipt_of(room, laptop))
        with pytest.raises(FileInUseError):
            plan.carry_out()
        assert laptop.path is not None
        assert laptop.path.is_file()


def test_what_came_after_the_receipt_would_be_lost(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"), note("no bench"))
        receipt = receipt_of(room, laptop)
        assert not would_be_lost(laptop, receipt)
        later = note("a bench at last")
        laptop.add(later)
        loss = would_be_lost(laptop, receipt)
        assert loss
        assert loss.counts == {"note": 1}
        assert loss.since == laptop.history(later.id)[0].made_at
        assert would_be_lost(laptop, None).counts == counted(laptop.made_here())
        with pytest.raises(PackError, match="It would be lost: 1 note, entered since"):
            allowed(laptop, receipt)


def test_the_receipt_of_another_laptop_covers_nothing(room: Room) -> None:
    made = room.kits()["A"]
    with room.laptop(made, "one") as one, room.laptop(made, "two") as two:
        one.add(note("said here"))
        two.add(note("said there"))
        receipt = receipt_of(room, one)
        assert would_be_lost(two, receipt).counts == {"note": 1}


def test_copies_out_of_reach_are_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = room.laptop(room.kits()["A"])
    laptop.backups.make_now()
    copies = [each.path for each in laptop.backups.all()]
    plan = allowed(laptop, receipt_of(room, laptop))
    laptop.close()
    real = wiping._is_spoilt
    monkeypatch.setattr(wiping, "_is_spoilt", lambda path: path not in copies and real(path))
    wiped = plan.carry_out()
    assert wiped.left == tuple(copies)
    assert all(each.is_file() for each in copies)
    text = certificate(wiped)
    assert "Still to be removed by hand:" in text
    assert str(copies[0]) in text


def test_what_cannot_be_removed_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = room.laptop(room.kits()["A"])
    plan = allowed(laptop, receipt_of(room, laptop))
    laptop.close()
    path, real = plan.path, type(plan.path).unlink

    def unlink(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - pathlib's
        if self == path:
            raise PermissionError(13, "no")
        real(self, missing_ok=missing_ok)

    monkeypatch.setattr(type(path), "unlink", unlink)
    assert plan.carry_out().left == (path,)


def test_the_certificate_is_kept_where_it_can_be(room: Room, tmp_path: Path) -> None:
    laptop = room.laptop(room.kits()["A"])
    plan = allowed(laptop, receipt_of(room, laptop))
    laptop.close()
    wiped = plan.carry_out()
    path = keep_certificate(wiped, [tmp_path / "gone", tmp_path])
    assert path.parent == tmp_path
    assert path.read_text(encoding="utf-8") == certificate(wiped)
    with pytest.raises(FacilitatorError, match="is wiped, but its certificate"):
        keep_certificate(wiped, [tmp_path])


def test_the_receipt_that_covers_most_is_found_first(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"))
        early = receipt_of(room, laptop)
        laptop.add(note("no bench"))
        late = receipt_of(room, laptop)
        folder = room.folder / "receipts"
        folder.mkdir()
        packs = [(folder / "a.tablepack", late), (folder / "b.tablepack", early)]
        assert not leave_receipts(packs, room.key)
        (folder / "c.receipt").write_text("none", encoding="utf-8")
        found = [receipt for _, receipt in receipts_in(laptop, [folder])]
        assert found == [late, early]


def test_nothing_of_it_is_left_and_nothing_of_others_goes(room: Room) -> None:
    made = room.kits()["A"]
    with room.laptop(made) as laptop:
        laptop.add(note("x"))
        path, receipt = laptop.path, receipt_of(room, laptop)
    assert path is not None
    folder = path.parent
    cut_off = folder / f".{path.name}.123.opening"
    cut_off.write_bytes(path.read_bytes())
    beside = folder / f"{cut_off.name} backups"
    beside.mkdir()
    (beside / "of the draft.opening").write_bytes(path.read_bytes())
    letter = folder / f"{path.stem} damaged 2026-09-13 letter.docx"
    letter.write_text("to the insurance", encoding="utf-8")
    with Workspace.open(path, passphrase=made.code) as laptop:
        plan = allowed(laptop, receipt)
    plan.carry_out()
    assert list(folder.rglob("*")) == [letter]


def test_a_backup_that_is_being_made_goes_too(room: Room) -> None:
    made = room.kits()["A"]
    with room.laptop(made) as laptop:
        laptop.add(*[note(f"{number} " * 800) for number in range(600)])
        path, receipt = laptop.path, receipt_of(room, laptop)
    assert path is not None
    with Workspace.open(path, passphrase=made.code) as laptop:
        plan = allowed(laptop, receipt)
    plan.carry_out()
    assert not list(path.parent.rglob("*"))
