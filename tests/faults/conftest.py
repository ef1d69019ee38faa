from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.faults.outcomes import new_scratch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def scratch() -> Iterator[Path]:
    """Return a folder for files that cases start from: made once, since that takes a while."""
    folder = new_scratch()
    yield folder
    shutil.rmtree(folder)
