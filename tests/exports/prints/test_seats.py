"""Seat cards and sign-in sheets: where people sit, by code, and nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.records import Participant, Seating, Table
from tests.exports.prints.prints import DAYS, DESIGN, all_text, cards, design, made, said
from tests.exports.samples import uid

if TYPE_CHECKING:
    from pathlib import Path

FIRST = DAYS[0].id
FIRST_TABLE = DESIGN.tables[0]


def seated(number: int, round_name: str, table: Table, seat: int) -> list[Any]:
    person = Participant(id=uid(number), code=f"P{number:03}")
    place = {"round": round_name, "table_id": table.id, "seat": seat}
    return [person, Seating.named(DESIGN.id, participant_id=person.id, **place)]


def test_seat_cards_name_table_seat_and_round_and_nobody(tmp_path: Path) -> None:
    tables = tuple(each.id for each in DESIGN.tables[:2])
    snapshot = design(*seated(17, "R2", DESIGN.tables[1], 3))
    root, done = made("seat-cards", snapshot, tmp_path, workshop_id=DAYS[1].id, tables=tables)
    assert done.rows == {"Round R2": 16}
    found = [said(card) for card in cards(root)]
    assert found[0] == ["Front Door to Care · FICTIONAL", "Table", "Seat", "A", "1", "Round R2"]
    assert found[10][3:] == ["B", "3", "Round R2 · P017"]
    assert sum("P017" in "".join(card) for card in found) == 1
    assert all_text(tmp_path / "print.pdf").count("P017") == 1


def test_seat_cards_are_made_for_each_round_or_for_one(tmp_path: Path) -> None:
    tables = (FIRST_TABLE.id,)
    _, done = made("seat-cards", design(), tmp_path, tables=tables)
    assert list(done.rows) == ["Round R1", "Round R2", "Round R3", "Round R4"]
    _, done = made("seat-cards", design(), tmp_path, tables=tables, round="R3")
    assert done.rows == {"Round R3": 8}
    with pytest.raises(ExportError, match="no round of seating “R9”"):
        made("seat-cards", design(), tmp_path, round="R9")


def test_a_long_seat_label_is_smaller_and_whole(tmp_path: Path) -> None:
    long = Table.named(DESIGN.id, code="Interpreter corner", seats=1)
    root, _ = made("seat-cards", design(long), tmp_path, workshop_id=FIRST, tables=(long.id,))
    (card,) = cards(root)
    assert "Interpreter corner" in card.all_text()


def test_the_sign_in_sheet_lists_codes_and_where_they_sit(tmp_path: Path) -> None:
    others = [*seated(12, "R1", FIRST_TABLE, 2), *seated(3, "R1", DESIGN.tables[1], 1)]
    others.append(Participant(id=uid(200), code="P200"))
    root, done = made("sign-in", design(*others), tmp_path, workshop_id=FIRST)
    rows = [[cell.text for cell in row.kids] for row in root.every("TR")]
    assert rows[0][3:] == ["Morning: signature", "Afternoon: signature"]
    assert rows[1:] == [
        ["P003", "B", "1", "", ""],
        ["P012", "A", "2", "", ""],
        ["P200", "", "", "", ""],
    ]
    assert done.rows == {"D1": 3}
    one = {"workshop_id": FIRST, "tables": (FIRST_TABLE.id,)}
    root, done = made("sign-in", design(*others), tmp_path, **one)
    assert done.rows == {"D1, table A": 1}
    assert "P003" not in root.all_text()


def test_before_anybody_is_recruited_there_is_a_line_for_each_seat(tmp_path: Path) -> None:
    root, done = made("sign-in", design(), tmp_path, workshop_id=FIRST)
    assert len(done.rows) == 12
    rows = [[cell.text for cell in row.kids] for row in root.every("TR")]
    assert rows[1][:3] == ["", "A", "1"]
    none = Table.named(DESIGN.id, code="Z", seats=0)
    snapshot = design(none)
    with pytest.raises(ExportError, match="no participants and no seats"):
        made("sign-in", snapshot, tmp_path, workshop_id=FIRST, tables=(none.id,))
