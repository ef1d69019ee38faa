from __future__ import annotations

import pytest

from tests.faults.disks import WAYS, after_cut, survival
from tests.faults.operations import (
    Ack,
    Name,
    Operation,
    Sync,
    SyncFolder,
    Tree,
    Truncate,
    Write,
)
from tests.faults.outcomes import drawn

SECTOR = 512
OLD = Tree({0: b"old"}, {"": {"file": 0}})
DRAFT: list[Operation] = [
    Name((("", "draft", 1),)),
    Write(1, 0, b"new"),
    Sync(1),
    Name((("", "draft", None), ("", "file", 1))),
    SyncFolder(""),
    Ack("saved"),
]


def outcomes(operations: list[Operation], start: Tree = OLD) -> set[tuple[tuple[str, bytes], ...]]:
    """Return every folder that was found after a cut, in all ways, a hundred times each."""
    found = set()
    for way in WAYS:
        for turn in range(100):
            left = survival(drawn(way, turn), way, len(operations))
            tree = after_cut(start, operations, left)
            files = {name: tree.files.get(each, b"") for name, each in tree.folders[""].items()}
            found.add(tuple(sorted(files.items())))
    return found


def test_a_write_that_was_not_synced_is_there_or_not() -> None:
    assert outcomes([Write(0, 0, b"new")]) == {(("file", b"old"),), (("file", b"new"),)}


def test_a_write_that_was_synced_is_there() -> None:
    assert outcomes([Write(0, 0, b"new"), Sync(0)]) == {(("file", b"new"),)}


def test_a_sync_is_of_one_file() -> None:
    start = Tree({0: b"a", 1: b"b"}, {"": {"one": 0, "two": 1}})
    found = outcomes([Write(0, 0, b"A"), Write(1, 0, b"B"), Sync(1)], start)
    assert found == {(("one", b"a"), ("two", b"B")), (("one", b"A"), ("two", b"B"))}


def test_a_later_write_can_be_there_without_an_earlier_one() -> None:
    found = outcomes([Write(0, 0, b"N"), Write(0, 2, b"W")])
    assert found == {(("file", each),) for each in (b"old", b"Nld", b"olW", b"NlW")}


def test_a_write_is_torn_at_sectors() -> None:
    start = Tree({0: b"." * 3 * SECTOR}, {"": {"file": 0}})
    found = {dict(each)["file"] for each in outcomes([Write(0, 100, b"#" * 2 * SECTOR)], start)}
    parts = {100: SECTOR, SECTOR: 2 * SECTOR, 2 * SECTOR: 2 * SECTOR + 100}
    wanted = set()
    for chosen in range(8):
        data = bytearray(b"." * 3 * SECTOR)
        for number, (start_, end) in enumerate(parts.items()):
            if chosen >> number & 1:
                data[start_:end] = b"#" * (end - start_)
        wanted.add(bytes(data))
    assert found == wanted


def test_where_nothing_was_written_is_anything() -> None:
    found = {dict(each)["file"] for each in outcomes([Write(0, 3, b"a"), Write(0, 4, b"b")])}
    assert {b"old", b"olda", b"oldab", b"old\0b"} <= found
    assert any(each.startswith(b"old") and each[3] not in b"a\0" for each in found if each[3:])


def test_a_new_size_is_there_or_not() -> None:
    assert outcomes([Truncate(0, 0)]) == {(("file", b"old"),), (("file", b""),)}
    assert outcomes([Truncate(0, 0), Sync(0)]) == {(("file", b""),)}


def test_a_draft_that_is_synced_and_renamed_is_the_old_file_or_the_new() -> None:
    assert outcomes(DRAFT) == {(("file", b"new"),)}
    for cut in range(len(DRAFT)):
        for each in outcomes(DRAFT[:cut]):
            assert dict(each)["file"] in {b"old", b"new"}


@pytest.mark.parametrize("left_out", [Sync, SyncFolder])
def test_without_either_sync_it_is_not(left_out: type[Operation]) -> None:
    found = outcomes([each for each in DRAFT if not isinstance(each, left_out)])
    assert found != {(("file", b"new"),)}


def test_a_folder_that_was_made_is_there_or_not_with_all_in_it() -> None:
    made: list[Operation] = [Name((("", "new", -1),), "new"), Name((("new", "x", 1),)), Sync(1)]
    found = {
        ("new" in tree.folders[""], tuple(tree.folders["new"]))
        for way in WAYS
        for turn in range(100)
        for tree in [after_cut(OLD, made, survival(drawn(way, turn), way, 3))]
    }
    assert found == {(True, ("x",)), (True, ()), (False, ("x",)), (False, ())}
