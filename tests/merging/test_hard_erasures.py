"""Orders to erase: whatever else is edited, arrives or was copied, what they name is gone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import FacilitatorError, OvertakenError
from facilitator_app.domain.records import Ballot, Coding, Erasure, Note
from tests.merging import kit
from tests.merging.pair import (
    NOTE,
    ballot_of,
    edited,
    journal,
    meet,
    new_note,
    note_of,
    open_as,
    open_pair,
    paper,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from facilitator_app.workspace import Workspace
    from tests.merging.pair import Pair

SAID = "something that only Ludmila Onyschuk of Long Lane can have said"


def is_blank(workspace: Workspace, record_id: UUID) -> bool:
    contents = {each.content for each in workspace.history(record_id)}
    shown = {each.id for each in [*workspace.all(Note), *workspace.all(Ballot)]}
    return contents <= {None} and record_id not in shown and not workspace.damage()


def test_what_was_erased_stays_erased_when_an_old_journal_comes_again(two: Pair) -> None:
    one, other = two
    edited(other, SAID)
    old = journal(other)
    one.merge(old)
    assert one.erase([note_of(one)], "withdrawn") == []
    one.merge(old)
    assert is_blank(one, NOTE.id)
    other.merge(journal(one))
    assert is_blank(other, NOTE.id)
    with pytest.raises(OvertakenError):
        other.undo()
    for each in two:
        with pytest.raises(OvertakenError, match="erased"):
            each.add(NOTE)
        assert each.conflicts() == []
        assert each.search("Ludmila") == []


def test_an_edit_beside_an_erasure_is_erased_too(two: Pair) -> None:
    one, other = two
    one.erase([NOTE], "withdrawn")
    edited(other, SAID)
    meet(*two)
    assert [is_blank(each, NOTE.id) for each in two] == [True, True]


def test_an_order_may_come_before_its_record(two: Pair) -> None:
    one, other = two
    secret = new_note(SAID)
    one.add(secret)
    old = journal(one)
    one.erase([secret], "withdrawn")
    orders = [each for each in journal(one) if each.kind == Erasure.record_kind]
    other.merge(orders)
    assert other.history(secret.id) == []
    other.merge(old)
    assert is_blank(other, secret.id)
    assert len(other.history(secret.id)) == 1, "the graph stays whole"


def test_an_order_and_its_record_may_come_together(two: Pair) -> None:
    one, other = two
    secret = new_note(SAID)
    one.add(secret)
    old = journal(one)
    one.erase([secret], "withdrawn")
    other.merge([*old, *journal(one)])
    assert is_blank(other, secret.id)


def test_an_order_to_erase_an_order_is_ignored(two: Pair) -> None:
    one, _ = two
    one.erase([NOTE], "withdrawn")
    (order,) = one.all(Erasure)
    one.erase([order], "regretted")
    meet(*two)
    for each in two:
        assert order in each.all(Erasure)
        assert is_blank(each, NOTE.id)


def test_an_order_is_neither_removed_nor_edited_nor_given_like_a_record(two: Pair) -> None:
    one, _ = two
    one.erase([kit.NOTES[1]], "withdrawn")
    (order,) = one.all(Erasure)
    before = journal(one)
    for attempt in (
        lambda: one.remove(order),
        lambda: one.edit(order, replace(order, record_id=NOTE.id)),
        lambda: one.add(Erasure(record_id=NOTE.id)),
    ):
        with pytest.raises(FacilitatorError):
            attempt()
    assert journal(one) == before
    assert one.undo_name is None
    assert one.damage() == []


def test_a_choice_of_a_record_that_was_erased_meanwhile_is_refused(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    edited(other, "other")
    meet(*two)
    (conflict,) = one.conflicts()
    one.erase([note_of(one)], "withdrawn")
    before = journal(one)
    with pytest.raises(OvertakenError):
        one.resolve(conflict, NOTE)
    assert journal(one) == before


def test_a_ballot_code_is_not_keyed_again_after_its_erasure(two: Pair) -> None:
    one, other = two
    one.add(paper("AAA2", "Buses"))
    one.erase([paper("AAA2", "Buses")], "withdrawn")
    with pytest.raises(OvertakenError, match="erased"):
        one.add(paper("AAA2", "Parks"))
    other.add(paper("AAA2", "Parks"))
    meet(*two)
    for each in two:
        assert ballot_of(each, "AAA2") is None
        assert is_blank(each, paper("AAA2", "Buses").id)


def test_two_laptops_that_mask_one_note_meet(two: Pair) -> None:
    one, other = two
    coding = Coding.named(kit.PROGRAMME, note_id=NOTE.id, theme_id=kit.THEME.id, coder="")
    one.add(coding)
    meet(*two)
    assert one.mask(NOTE, "[name] wants shade").id == other.mask(NOTE, "somebody wants shade").id
    meet(*two)
    for each in two:
        assert is_blank(each, NOTE.id)
        (conflict,) = each.conflicts()
        assert len(conflict.versions) == 2
        (masked,) = [note for note in each.all(Note) if note.masks == NOTE.id]
        assert [code.note_id for code in each.all(Coding)] == [masked.id], "its theme goes with it"


def test_a_note_that_is_not_as_it_was_seen_is_not_masked(two: Pair) -> None:
    one, _ = two
    edited(one, "changed since")
    with pytest.raises(OvertakenError):
        one.mask(NOTE, "[name] wants shade")
    assert note_of(one).text == "changed since"


def files_with(folder: Path, word: bytes) -> Iterator[str]:
    """Return every file under a folder that holds these bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and word in path.read_bytes():
            yield path.name


def test_erased_bytes_are_gone_from_the_file_and_from_every_backup(tmp_path: Path) -> None:
    one, other = open_pair(tmp_path)
    with one, other:
        edited(one, SAID)
        for workspace in (one, other):
            workspace.add(*(new_note(f"filling {number} " + "x" * 300) for number in range(50)))
        one.backups.make_now()
        edited(one, SAID.upper())
        meet(one, other)
        for workspace in (one, other):
            workspace.backups.make_now()
        found = set(files_with(tmp_path, b"Ludmila Onyschuk"))
        assert {"one.facilitator", "other.facilitator"} < found, "it was there before"
        assert one.erase([note_of(one)], "withdrawn") == []
        meet(one, other)
    for word in (b"Ludmila", b"ludmila", b"onyschuk", b"LUDMILA", b"Long Lane"):
        assert list(files_with(tmp_path, word)) == []


def test_erased_content_is_gone_from_encrypted_files_and_backups(tmp_path: Path) -> None:
    one, other = open_pair(tmp_path, "kept")
    with one, other:
        edited(one, SAID)
        meet(one, other)
        for workspace in (one, other):
            workspace.backups.make_now()
        assert one.erase([note_of(one)], "withdrawn") == []
        meet(one, other)
        copies = [each.path for workspace in (one, other) for each in workspace.backups.all()]
    assert len(copies) >= 2
    for number, path in enumerate([*copies, tmp_path / "one.facilitator"]):
        shutil.copyfile(path, copy := tmp_path / f"copy {number}.facilitator")
        with open_as(copy, "kept") as opened:
            assert is_blank(opened, NOTE.id)
            pages = b"".join(plain_pages(opened))
            assert b"ludmila" not in pages.lower()
            assert b"benches" in pages, "and this is how it would be seen"


def plain_pages(workspace: Workspace) -> Iterator[bytes]:
    """Read all that is in a file as it would be without its encryption."""
    plain = f"{workspace._store.database.path}.plain"
    workspace.backups.wait()
    driver = workspace._store.database.driver
    driver.execute("ATTACH ? AS plain KEY ''", (plain,))
    driver.execute("SELECT sqlcipher_export('plain')").fetchall()
    driver.execute("DETACH plain")
    yield Path(plain).read_bytes()


def test_a_backup_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    one, other = open_pair(tmp_path)
    with one, other:
        one.backups.make_now()
        backup, *_ = one.backups.all()
        backup.path.write_bytes(b"not a file of ours any more")
        assert one.erase([NOTE], "withdrawn") == [backup.path]
        assert is_blank(one, NOTE.id)
