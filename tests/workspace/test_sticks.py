"""Sticks say whose they are; what somebody else wrote there does no harm."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import PackError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.workspace.sticks import NAME, is_marked, mark

if TYPE_CHECKING:
    from pathlib import Path


def test_a_stick_says_whose_kits_are_on_it(tmp_path: Path) -> None:
    ours, theirs = new_id(), new_id()
    assert not is_marked(tmp_path, ours)
    mark(tmp_path, ours)
    assert is_marked(tmp_path, ours)
    assert not is_marked(tmp_path, theirs)
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_two_programmes_share_a_stick(tmp_path: Path) -> None:
    ours, theirs = new_id(), new_id()
    mark(tmp_path, ours)
    mark(tmp_path, theirs)
    mark(tmp_path, ours)
    assert is_marked(tmp_path, ours)
    assert is_marked(tmp_path, theirs)
    assert len(json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["programmes"]) == 2


def test_a_stick_with_many_programmes_can_still_be_read(tmp_path: Path) -> None:
    programmes = [new_id() for _ in range(100)]
    for each in programmes:
        mark(tmp_path, each)
    assert is_marked(tmp_path, programmes[-1])
    assert not is_marked(tmp_path, programmes[0])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"null",
        b'{"programmes": 7}',
        b'{"programmes": [[], {}, 3]}',
        b"[" * 4000,
        b'{"programmes": ["' + b"x" * 10_000_000 + b'"]}',
    ],
    ids=["empty", "bytes", "other", "nothing", "number", "mixed", "deep", "endless"],
)
def test_what_somebody_else_wrote_there_says_nothing_and_is_replaced(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / NAME).write_bytes(content)
    ours = new_id()
    assert not is_marked(tmp_path, ours)
    mark(tmp_path, ours)
    assert is_marked(tmp_path, ours)


def test_a_folder_in_its_place_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    ours = new_id()
    assert not is_marked(tmp_path, ours)
    with pytest.raises(PackError, match="cannot be written to"):
        mark(tmp_path, ours)
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_a_stick_that_was_pulled_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be written to"):
        mark(tmp_path / "gone", new_id())


if sys.platform != "win32":

    def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        os.mkfifo(tmp_path / NAME)
        assert not is_marked(tmp_path, new_id())
