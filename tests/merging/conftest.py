from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.merging import kit
from tests.merging.chance import begin, set_all
from tests.merging.laptops import InMemory, OnDisk
from tests.merging.pair import Pair, open_pair

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def memory() -> Iterator[InMemory]:
    with pytest.MonkeyPatch.context() as patch:
        set_all(patch)
        begin(kit.PROGRAMME.int)
        place = InMemory()
    yield place
    place.end()


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnDisk]:
    """Lay real files into memory, if the machine has a folder there: they need not last."""
    quick = Path("/dev/shm")  # noqa: S108
    parent = quick if quick.is_dir() else tmp_path_factory.mktemp("rooms")
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        yield OnDisk(Path(folder))


@pytest.fixture
def clocks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        set_all(patch)
        yield


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Pair]:
    """Give two laptops the same kit."""
    pair = open_pair(tmp_path)
    yield pair
    for each in pair:
        each.close()
