"""A workbook from a laptop whose clock is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.exports import Scope, export
from tests.exports.reading import read
from tests.exports.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_clock_of_1970_keeps_nobody_from_a_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pack.xlsx"
    with monkeypatch.context() as patch:
        patch.setattr("time.time", lambda: 5.0)
        export("xlsx", sample().snapshot(), Scope(), path)
    assert read(path)["Notes"].rows
