"""What the readers are given elsewhere by the thousand, a few of it here, on every system."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.planted import PLANTED
from tests.fuzz.running import run, why_not
from tests.fuzz.targets import TARGETS, Target, tried
from tests.fuzz.watching import WrittenError, watched

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [each.name for each in TARGETS]
SLOW = {"kit file"}
"""Readers that stretch a code before they say no."""


def changed(data: bytes, by: random.Random) -> bytes:
    """Return bytes with a few of them changed, taken out or doubled."""
    for _ in range(by.choice((1, 1, 2, 5))):
        start = by.randrange(len(data) + 1)
        end = start + by.choice((0, 1, 1, 4, 40))
        new = by.choice((b"", by.randbytes(1), b"[" * 50, b"9" * 30, data[start:end] * 2))
        data = data[:start] + new + data[end:]
    return data


@pytest.mark.parametrize("target", TARGETS, ids=NAMES)
def test_a_reader_takes_what_its_writer_wrote(target: Target, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    seeds = target.seeds(tmp_path / "seeds")
    (tmp_path / "tried").touch()
    with watched(tmp_path / "tried"):
        assert tried(target, seeds[0], tmp_path / "tried")


@pytest.mark.parametrize("target", TARGETS, ids=NAMES)
def test_a_reader_refuses_the_rest_in_a_sentence(target: Target, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    seeds = target.seeds(tmp_path / "seeds")
    (tmp_path / "tried").touch()
    by = random.Random(target.name)  # noqa: S311 - the same trials every time
    with watched(tmp_path / "tried"):
        for _ in range(3 if target.name in SLOW else 40):
            tried(target, changed(by.choice(seeds), by), tmp_path / "tried")


def test_a_file_that_is_written_is_seen(tmp_path: Path) -> None:
    with watched(tmp_path / "tried"):
        (tmp_path / "tried").write_bytes(b"x")
        with pytest.raises(WrittenError):
            (tmp_path / "other").write_bytes(b"x")
        with pytest.raises(WrittenError):
            (tmp_path / "folder").mkdir()
    (tmp_path / "other").write_bytes(b"x")


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_each_reader_can_be_guided(tmp_path: Path) -> None:
    ran = run(TARGETS[NAMES.index("lines")], tmp_path, 1, 7)
    assert (ran.problem, ran.name) == ("", "lines")
    assert ran.trials > 10


@pytest.mark.skipif(bool(why_not()), reason=why_not())
@pytest.mark.parametrize(
    ("target", "said"),
    [*zip(PLANTED, ["KeyError: 'planted'", "WrittenError", "out-of-memory"], strict=True)],
)
def test_a_planted_fault_is_found(target: Target, said: str, tmp_path: Path) -> None:
    ran = run(target, tmp_path, 30, 7)
    assert said in ran.problem
    assert "ended with" in ran.problem
