"""What the sheet of notes holds is what an import of notes understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records.discussion import EVERY_SEAT
from facilitator_app.exports import Scope, export
from facilitator_app.imports.note_rows import READERS
from tests.exports.reading import read
from tests.exports.samples import sample, uid

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seats", [("3",), ("A 1", "2/3"), (EVERY_SEAT,)])
def test_seats_are_read_as_they_were(tmp_path: Path, seats: tuple[str, ...]) -> None:
    made = sample()
    made.without(uid(50))
    made.note(150, "said", seats=seats)
    export("xlsx", made.snapshot(), Scope(), tmp_path / "pack.xlsx")
    sheets = read(tmp_path / "pack.xlsx")
    (cell,) = sheets["Notes"].column("Seats")
    field, reader = READERS["seat"]
    assert (field, reader(str(cell))) == ("seats", seats)
    (told,) = (
        row["Values"]
        for row in sheets["Dictionary"].rows
        if (row["Sheet"], row["Column"]) == ("Notes", "Seats")
    )
    assert f"{EVERY_SEAT} for the whole table" in str(told)
