"""What becomes of the rows of a ballots file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Ballot, Table, TradeOff
from facilitator_app.imports import import_ballots
from tests.imports.sheets import BALLOT_HEAD, counts, marks, write_csv, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.imports import BallotsImported
    from facilitator_app.workspace import Workspace

AB = "choice:a,b"


@pytest.fixture
def take_in(workspace: Workspace, tmp_path: Path) -> TakeIn:
    return TakeIn(workspace, tmp_path)


class TakeIn:
    """Imports rows, each time from another file."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self._folder = folder
        self._files = 0

    def __call__(
        self,
        rows: Sequence[Sequence[object]],
        create: str | None = AB,
        head: Sequence[str] = BALLOT_HEAD,
    ) -> BallotsImported:
        self._files += 1
        path = write_csv(self._folder / f"b{self._files}.csv", [head, *rows])
        return import_ballots(self.workspace, path, create=create)


def outcome(done: BallotsImported) -> tuple[int, int, int, int]:
    return done.new, done.changed, done.older, done.known


def test_a_choice(take_in: TakeIn) -> None:
    done = take_in(
        [
            ("T", "K1", "before", "a", "1", ""),
            ("T", "K1", "after", "b", "x", ""),
            ("T", "K2", "before", "b", "", ""),
            ("T", "K3", "before", "a", "0", ""),
            ("T", "K3", "before", "b", "X", ""),
            ("T", " K4 ", "before", "Don\N{RIGHT SINGLE QUOTATION MARK}t know", "1", ""),
            ("T", "K5", "before", "spoilt", "", ""),
            ("T", "K6", "before", "neither", "0", ""),
        ]
    )
    assert outcome(done) == (6, 0, 0, 0)
    assert (done.rows, done.ballots, done.unmarked_rows) == (8, 6, 2)
    assert done.created == {"trade-off": 1}
    (trade_off,) = take_in.workspace.all(TradeOff)
    assert (trade_off.code, trade_off.method, trade_off.options) == ("T", "choice", ("a", "b"))
    assert marks(take_in.workspace) == {
        "K1": {"b": 1},
        "K2": {"b": 1},
        "K3": {"b": 1},
        "K4": {"dont_know": 1},
        "K5": {"spoilt": 1},
    }
    first, *others = done.lines()
    assert first.startswith("8 rows, 6 ballots: 6 new, 0 in place of earlier ones, 0 kept as")
    assert first.endswith(" history, 0 known already, 0 left out.")
    assert others == [
        "2 rows marked nothing.",
        "Made besides: 1 trade-off.",
    ]
    assert done.plain()["ballots"] == 6


@pytest.mark.parametrize("row", [("4", ""), ("4", "x"), ("4", "1"), ("", "4"), ("answer", "4")])
def test_a_scale_with_one_answer(take_in: TakeIn, row: tuple[str, str]) -> None:
    take_in([("T", "K", "", *row, "")], "likert:1,2,3,4,5,6,7")
    (trade_off,) = take_in.workspace.all(TradeOff)
    assert (trade_off.scale, trade_off.options) == ((1, 7), ())
    assert marks(take_in.workspace) == {"K": {"answer": 4}}


def test_a_scale_with_several_items(take_in: TakeIn) -> None:
    rows = [
        ("T", "K", "", "cost", "0", ""),
        ("T", "K", "", "care", "10", ""),
        ("T", "L", "", "cost", "", ""),
        ("T", "L", "", "care", "3", ""),
        ("T", "N", "", "dont_know", "x", ""),
    ]
    done = take_in(rows, "slider:cost,care")
    assert (done.ballots, done.unmarked_rows) == (3, 1)
    assert marks(take_in.workspace) == {
        "K": {"cost": 0, "care": 10},
        "L": {"care": 3},
        "N": {"dont_know": 1},
    }


def test_zero_beside_a_number_says_that_it_is_not_the_answer(take_in: TakeIn) -> None:
    rows = [("T", "K", "", point, int(point == 3), "") for point in range(1, 6)]
    done = take_in([*rows, ("T", "L", "", "", "decline", ""), ("T", "M", "", "", "", "")], "likert")
    assert done.unmarked_rows == 5
    assert marks(take_in.workspace) == {"K": {"answer": 3}, "L": {"decline": 1}}


def test_columns_that_may_be_left_out(workspace: Workspace, tmp_path: Path) -> None:
    workspace.add(Table(code="A"), TradeOff(code="T", method="choice", options=("a", "b")))
    second = TradeOff(code="T", version=2, method="choice", options=("a", "b"))
    workspace.add(second)
    rows = [("Ballot Code", "TradeOff", "option"), ("K", "T", "a")]
    import_ballots(workspace, write_csv(tmp_path / "b.csv", rows), create=None)
    (ballot,) = workspace.all(Ballot)
    assert (ballot.trade_off_id, ballot.round, ballot.cast_at) == (second.id, "", None)
    head = ("ballot_code", "trade_off", "option", "version", "table")
    rows = [head, (7, "T", "b", 1, "A")]  # type: ignore[list-item]
    done = import_ballots(workspace, write_xlsx(tmp_path / "b.xlsx", rows), create=None)
    # Kept off the ballot: the tables at which one code voted would soon name its owner.
    assert done.unknown_columns == ("table",)
    (other,) = (each for each in workspace.all(Ballot) if each.code == "7")
    assert other.trade_off_id != second.id
    rows = [head, ("K", "T", "b", "3", "")]  # type: ignore[list-item]
    import_ballots(workspace, write_csv(tmp_path / "c.csv", rows), create=AB)
    assert workspace.all(TradeOff)[-1].version == 3


@pytest.mark.parametrize(
    ("cast_at", "moment"),
    [
        ("1403054214196", datetime(2014, 6, 18, 1, 16, 54, 196000, tzinfo=UTC)),
        ("1403054214", datetime(2014, 6, 18, 1, 16, 54, tzinfo=UTC)),
        ("1403054214.5", datetime(2014, 6, 18, 1, 16, 54, 500000, tzinfo=UTC)),
        ("2014-06-18T08:16:54+07:00", datetime(2014, 6, 18, 1, 16, 54, tzinfo=UTC)),
        ("2014-06-18 01:16:54", datetime(2014, 6, 18, 1, 16, 54, tzinfo=UTC)),
    ],
)
def test_when_it_was_cast(take_in: TakeIn, cast_at: str, moment: datetime) -> None:
    take_in([("T", "K", "", "a", "1", cast_at)])
    assert take_in.workspace.all(Ballot)[0].cast_at == moment


def row(option: str, cast_at: str = "", code: str = "K") -> tuple[str, ...]:
    return ("T", code, "", option, "1", f"2026-05-09T{cast_at}Z" if cast_at else "")


def test_the_last_cast_counts_in_whatever_order_they_come(take_in: TakeIn) -> None:
    assert outcome(take_in([row("b", "12:00"), row("a", "11:00")])) == (1, 1, 0, 0)
    assert marks(take_in.workspace) == {"K": {"b": 1}}
    assert outcome(take_in([row("a", "10:00")])) == (0, 0, 1, 0)
    assert outcome(take_in([row("a", "11:30"), row("a", "13:00")])) == (0, 1, 1, 0)
    assert marks(take_in.workspace) == {"K": {"a": 1}}
    everything = [row("a", f"{hour}:00") for hour in (10, 11, 13)] + [row("b", "12:00")]
    assert outcome(take_in(everything)) == (0, 0, 0, 4)
    assert not take_in.workspace.conflicts()
    assert take_in.workspace.undo() == "import 2 ballots"
    assert marks(take_in.workspace) == {"K": {"b": 1}}
    assert not take_in.workspace.damage()


def test_without_a_time_the_later_row_counts(take_in: TakeIn) -> None:
    assert outcome(take_in([row("a"), row("b"), row("b"), row("a")])) == (1, 2, 0, 1)
    assert marks(take_in.workspace) == {"K": {"a": 1}}
    assert outcome(take_in([row("b")])) == (0, 0, 0, 1)
    assert outcome(take_in([row("spoilt")])) == (0, 1, 0, 0)
    assert marks(take_in.workspace) == {"K": {"spoilt": 1}}
    assert outcome(take_in([row("a", "09:00")])) == (0, 1, 0, 0)


@pytest.mark.parametrize("earlier", ["", "n", "y", "ny", "nyn", "yn", "nyy"])
def test_the_last_row_counts_whatever_was_imported_of_it_before(
    take_in: TakeIn, earlier: str
) -> None:
    file = [row(each, code="K") for each in "nyn"]
    for some in (earlier, "nyn"):
        take_in([row(each) for each in some] or [row("y", code="other")], "choice:n,y")
    assert marks(take_in.workspace)["K"] == {"n": 1}
    before = take_in.workspace.revision_count()
    for old in (file, file[:2], file[:1], file):
        assert take_in(old).known == len(old)
    assert take_in.workspace.revision_count() == before
    assert marks(take_in.workspace)["K"] == {"n": 1}
    assert not take_in.workspace.conflicts()


def test_of_a_file_that_has_grown_only_the_new_ballots_are_written(take_in: TakeIn) -> None:
    assert outcome(take_in([row("a"), row("b")])) == (1, 1, 0, 0)
    assert outcome(take_in([row("a"), row("b"), row("b"), row("a")])) == (0, 1, 0, 3)
    assert outcome(take_in([row("a"), row("b"), row("a"), row("b")])) == (0, 1, 0, 3)
    assert marks(take_in.workspace) == {"K": {"b": 1}}


def test_a_ballot_without_a_time_opens_no_way_for_an_old_one(take_in: TakeIn) -> None:
    take_in([row("a", "12:00")])
    assert outcome(take_in([row("spoilt"), row("b", "11:00")])) == (0, 1, 1, 0)
    assert marks(take_in.workspace) == {"K": {"a": 1}}
    assert outcome(take_in([row("blank"), row("b", "13:00")])) == (0, 2, 0, 0)
    assert marks(take_in.workspace) == {"K": {"b": 1}}


def test_an_item_that_is_marked_again_begins_the_next_ballot(take_in: TakeIn) -> None:
    rows = [("T", "K", "", item, mark, "") for item, mark in zip("ababa", "12341", strict=True)]
    done = take_in(rows, "slider:a,b")
    assert outcome(done) == (1, 2, 0, 0)
    assert marks(take_in.workspace) == {"K": {"a": 1}}


def test_a_vote_that_was_erased_or_removed_since(take_in: TakeIn) -> None:
    rows = [row("a", code="K"), row("b", code="L"), row("a", code="M")]
    take_in(rows)
    first, second, _ = sorted(take_in.workspace.all(Ballot), key=lambda each: each.code)
    take_in.workspace.erase([first], "withdrawn")
    take_in.workspace.remove(second)
    done = take_in(rows)
    assert outcome(done) == (0, 0, 0, 2)
    assert [(each.row, each.sentence) for each in done.left] == [
        (2, "the ballot of this code was erased for good.")
    ]
    assert marks(take_in.workspace) == {"M": {"a": 1}}
    assert outcome(take_in([row("a", code="L")])) == (1, 0, 0, 0)


def test_a_vote_that_a_newer_app_wrote_is_left(take_in: TakeIn) -> None:
    workspace = take_in.workspace
    take_in([row("a", "10:00")])
    (version,) = workspace.history(workspace.all(Ballot)[0].id)
    newer = replace(version, id=new_id(), parents=(version.id,), content='{"marks": "by hand"}')
    workspace.merge([newer])
    done = take_in([row("b", "11:00")])
    assert [each.sentence for each in done.left] == [
        "a newer Facilitator wrote the ballot of this code."
    ]


def test_no_side_of_a_conflict_is_taken(take_in: TakeIn) -> None:
    workspace = take_in.workspace
    take_in([row("a", "10:00")])
    (ballot,) = workspace.all(Ballot)
    other = Ballot(
        id=ballot.id, trade_off_id=ballot.trade_off_id, round="", code="K", marks={"b": 1},
        cast_at=ballot.cast_at,
    )  # fmt: skip
    workspace.merge([workspace.new_edit().revision(Change(None, other), ())])
    assert len(workspace.conflicts()) == 1
    assert outcome(take_in([row("spoilt", "10:00")])) == (0, 0, 1, 0)
    assert len(workspace.conflicts()) == 1
    assert outcome(take_in([row("blank", "11:00")])) == (0, 0, 1, 0)
    assert not workspace.conflicts()
    assert marks(workspace) == {"K": {"blank": 1}}


def test_an_import_that_was_undone_can_come_again(take_in: TakeIn) -> None:
    rows = [row("a", "10:00"), row("b", "11:00"), row("a", code="L")]
    for _ in range(3):
        assert outcome(take_in(rows)) == (2, 1, 0, 0)
        assert outcome(take_in(rows)) == (0, 0, 0, 3)
        assert take_in.workspace.undo() == "import 3 ballots"
        assert counts(take_in.workspace) == {}
        assert take_in.workspace.all(TradeOff) == []
    assert take_in.workspace.redo() == "import 3 ballots"
    assert outcome(take_in(rows)) == (0, 0, 0, 3)
    assert marks(take_in.workspace) == {"K": {"b": 1}, "L": {"a": 1}}


def test_a_trade_off_that_was_erased_is_not_made_again(take_in: TakeIn) -> None:
    take_in([row("a")])
    take_in.workspace.remove(*take_in.workspace.all(Ballot))
    take_in.workspace.erase(take_in.workspace.all(TradeOff), "named somebody")
    for rows in ([row("a")], [row("a"), row("b")]):
        with pytest.raises(OvertakenError, match="was erased for good"):
            take_in(rows)


def test_tells_how_far_it_is(workspace: Workspace, tmp_path: Path) -> None:
    rows = [BALLOT_HEAD, *(row("a", code=f"K{number}") for number in range(6000))]
    told: list[tuple[int, int]] = []
    import_ballots(
        workspace,
        write_csv(tmp_path / "b.csv", rows),
        create=AB,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(5000, 6000), (6000, 6000)]
