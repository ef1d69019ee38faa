"""The completeness board on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader

from facilitator_app.domain.records import AcceptedGap, CollectedPack, Kit, Record
from tests.domain.board.day import DAY, DESIGN, FIRST, A, all_of_first, at, kit, pack
from tests.exports.prints.prints import made, said
from tests.exports.samples import snapshot_of

if TYPE_CHECKING:
    from pathlib import Path

NOT_YET = "No session of this day asks the tables for anything."


def test_tables_stand_down_and_sessions_across(tmp_path: Path) -> None:
    root, done = made("board", snapshot_of([*DESIGN, *all_of_first()]), tmp_path)
    assert done.rows == {"D1": 2}
    rows = [[" ".join(cell.text.split()) for cell in row.kids] for row in root.every("TR")]
    assert rows[0] == ["Table", "1.1", "1.2", "V1"]
    assert [row[0] for row in rows[1:]] == ["A", "B"]
    page = PdfReader(tmp_path / "print.pdf").pages[0].mediabox
    assert page.width > page.height


def test_what_to_say_stands_below_for_each_table(tmp_path: Path) -> None:
    own = kit()
    gap = AcceptedGap(table_id=A.id, session_id=FIRST.id, what="pack", reason="Typed up here.")
    records: list[Record] = [own, pack(own, at(3)), gap]
    root, _ = made("board", snapshot_of([*DESIGN, *records]), tmp_path)
    told = said(root)
    assert "Table A" in told
    assert any(each.startswith("Accepted in 1.1: no pack. Typed") for each in told)
    assert any("no pack has come since 1.2 ended" in each for each in told)
    assert any(each.startswith("Table B: 1.1a must be asked") for each in told)
    assert any("pack of" in each for each in told)
    assert {type(each) for each in records} == {Kit, CollectedPack, AcceptedGap}


def test_many_sessions_stand_in_several_grids(tmp_path: Path) -> None:
    talks = [
        type(FIRST)(workshop_id=DAY.id, code=f"2.{number}", minutes=10) for number in range(20)
    ]
    root, _ = made("board", snapshot_of([*DESIGN, *talks]), tmp_path)
    heads = [len(table.kids[0].kids) - 1 for table in root.every("Table")]
    assert sum(heads) == 23
    assert max(heads) <= 8


def test_some_tables_alone_and_a_day_on_which_nothing_is_owed(tmp_path: Path) -> None:
    snapshot = snapshot_of(DESIGN)
    root, done = made("board", snapshot, tmp_path, tables=(A.id,))
    assert done.rows == {"D1": 1}
    assert not any(each.startswith("Table B") for each in said(root))
    breaks = [each for each in DESIGN if getattr(each, "kind", "break") == "break"]
    without = [each for each in breaks if each.record_kind not in {"trade-off", "prompt"}]
    root, _ = made("board", snapshot_of(without), tmp_path)
    assert NOT_YET in said(root)
