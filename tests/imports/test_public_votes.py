"""Rankings and votes that were really cast, or made so that the rules disagree."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.domain.results import RoundResult, VoteResult, results
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.domain.votes.ranked import preferences
from facilitator_app.imports import import_ballots
from tests.domain.making import PROGRAMME
from tests.domain.test_results import snapshot
from tests.imports.sheets import BALLOT_HEAD, counts, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.workspace import Workspace

PROFILES = ("Anti-Plurality", "Borda", "Bucklin", "Coombs", "Instant_Runoff", "Plurality")


def read_json(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8"))


def counted(
    method: str,
    options: Sequence[str],
    ballots: dict[str, dict[str, dict[str, int]]],
    **values: tuple[int, ...],
) -> VoteResult:
    """Count ballots, given by round and code."""
    vote = TradeOff.named(
        PROGRAMME,
        code="T",
        version=1,
        method=method,
        options=tuple(options),
        rounds=tuple(ballots),
        **values,
    )
    cast = [
        Ballot.named(PROGRAMME, trade_off_id=vote.id, round=name, code=code, marks=marks)
        for name, each in ballots.items()
        for code, marks in each.items()
    ]
    (found,) = results(snapshot([vote, *cast]))
    return found


def check_ranking(one: RoundResult, expected: dict[str, Any], orders: list[Any]) -> None:
    items = {each.item: each.values for each in one.items}
    assert one.ranked is not None
    assert {item: each["borda"] for item, each in items.items()} == expected["borda_tournament"]
    first = {item: each["first_choices"] for item, each in items.items()}
    assert first == expected["first_preferences"]
    assert (one.ranked.condorcet_winner or None) == expected["condorcet_winner"]
    assert sorted(one.ranked.runoff_winners) == sorted(expected["irv_winner"])
    assert one.ranked.tied == expected["irv_depends_on_tie_break"]
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (above, below), number in preferences(list(items), orders).items():
        found[above][below] = number
    assert found == expected["pairwise(row preferred to column)"]


@pytest.mark.parametrize("name", PROFILES)
def test_rules_that_disagree_are_each_told(shared: Path, name: str) -> None:
    file = f"minimal_{name}.soc"
    expected = read_json(shared / "preflib" / "dev_expected" / "dev.expected.json")[file]
    text = (shared / "preflib" / "dev" / file).read_text(encoding="utf-8")
    orders = [
        (tuple(re.findall(r"\d+", order)), int(number))
        for number, order in re.findall(r"^(\d+): (.+)$", text, re.MULTILINE)
    ]
    cast = [order for order, number in orders for _ in range(number)]
    ballots = {
        f"C{at}": {item: rank for rank, item in enumerate(order, start=1)}
        for at, order in enumerate(cast)
    }
    (one,) = counted("ranking", sorted({*cast[0]}), {"once": ballots}).rounds
    assert one.n == expected["voters"]
    check_ranking(one, expected, orders)
    assert one.ranked is not None
    wanted = expected["irv_rounds"]
    assert [each.votes for each in one.ranked.runoff] == [each["tally"] for each in wanted]
    assert [each.exhausted for each in one.ranked.runoff] == [each["exhausted"] for each in wanted]


def deliberation(shared: Path, letter: str) -> dict[str, dict[str, dict[str, int]]]:
    """Return what people said before and after, by the letter of what they were asked."""
    found: dict[str, dict[str, dict[str, int]]] = {"pre": {}, "post": {}}
    path = shared / "dri" / "dev" / "forest_stakeholder.csv"
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            stage = "pre" if row["stage"].startswith("Pre") else "post"
            found[stage][row["pnum"]] = {
                name: int(value)
                for name, value in row.items()
                if re.fullmatch(rf"{letter}\d+", name) and value != "NA"
            }
    return found


def test_a_deliberation_moves_people_as_published(shared: Path) -> None:
    path = shared / "dri" / "dev_expected" / "forest_stakeholder.expected.json"
    expected = read_json(path)["Forest Stakeholder"]
    cast = deliberation(shared, "C")
    result = counted("likert", list(expected["stages"]["pre"]["likert_n"]), cast, scale=(-5, 5))
    for one in result.rounds:
        stage = expected["stages"][one.round]
        assert one.n == stage["n"]
        for item in one.items:
            assert item.n == stage["likert_n"][item.item]
            mean = stage["likert_mean"][item.item]
            assert item.values["mean"] == pytest.approx(mean, abs=0.00006)
            for value, number in stage["likert_counts"][item.item].items():
                assert one.counts[f"{item.item}: {float(value):.0f}"] == number
    (shift,) = result.shifts
    assert (shift.paired, shift.unpaired) == (expected["stages"]["pre"]["n"], 0)
    for moves in shift.items:
        change = expected["mean_change_post_minus_pre"][moves.item]
        assert moves.net_change == pytest.approx(change, abs=0.0002)


def test_a_deliberation_ranks_as_published(shared: Path) -> None:
    path = shared / "dri" / "dev_expected" / "forest_stakeholder.expected.json"
    expected = read_json(path)["Forest Stakeholder"]
    cast = deliberation(shared, "P")
    result = counted("ranking", expected["stages"]["pre"]["ranking"]["policies"], cast)
    for one in result.rounds:
        stage = expected["stages"][one.round]["ranking"]
        valid = [
            marks
            for marks in cast[one.round].values()
            if sorted(marks.values()) == list(range(1, len(marks) + 1))
        ]
        assert one.n == len(cast[one.round]) - stage["ballots_that_are_not_a_permutation"]
        orders = [(tuple(sorted(each, key=each.__getitem__)), 1) for each in valid]
        check_ranking(one, stage, orders)


def test_agree_and_disagree_add_up(workspace: Workspace, shared: Path, tmp_path: Path) -> None:
    folder = shared / "remesh"
    expected = read_json(folder / "dev_expected" / "foreign_intervention.expected.json")["binary"]
    path = folder / "dev" / "foreign_intervention_binary.csv"
    with path.open(newline="", encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))
    at = next(number for number, line in enumerate(lines) if "Vote" in line)
    rows = [dict(zip(lines[at], line, strict=False)) for line in lines[at + 1 :]]
    marks = [(r["Thought ID"], r["Participant ID"], "", r["Vote"].lower(), 1, "") for r in rows]
    ours = write_csv(tmp_path / "votes.csv", [BALLOT_HEAD, *marks])
    done = import_ballots(workspace, ours, create="choice:agree,disagree")
    assert done.ballots == expected["rows"]
    found = counts(workspace)
    whole: Counter[str] = Counter()
    for each in found.values():
        whole.update(each)
    assert whole == {name.lower(): n for name, n in expected["totals"].items()}
    for thought, each in expected["per_thought"].items():
        given = {name: number for name, number in found[thought].items() if number}
        assert given == {name.lower(): number for name, number in each.items()}
    assert "choice" in VOTE_METHODS


def test_which_of_two_is_preferred_adds_up(
    workspace: Workspace, shared: Path, tmp_path: Path
) -> None:
    folder = shared / "remesh"
    expected = read_json(folder / "dev_expected" / "foreign_intervention.expected.json")
    path = folder / "dev" / "foreign_intervention_preference.csv"
    with path.open(newline="", encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))
    at = next(number for number, line in enumerate(lines) if "Vote" in line)
    rows = [dict(zip(lines[at], line, strict=False)) for line in lines[at + 1 :]]
    pairs: dict[tuple[str, str], int] = {}
    for row in rows:
        pairs.setdefault((row["Thought A ID"], row["Thought B ID"]), len(pairs))
    marks = [
        (
            f"P{pairs[row['Thought A ID'], row['Thought B ID']]}",
            row["Participant ID"],
            "",
            row["Vote"],
            1,
            "",
        )
        for row in rows
    ]
    wanted = expected["preference"]
    ours = write_csv(tmp_path / "votes.csv", [BALLOT_HEAD, *marks])
    done = import_ballots(workspace, ours, create=f"choice:{','.join(wanted['values'])}")
    assert done.ballots == wanted["rows"] == len(rows)
    whole: Counter[str] = Counter()
    for each in results(workspace.snapshot()):
        (one,) = each.rounds
        whole.update(one.counts)
    assert whole == wanted["values"]
    assert len({row["Participant ID"] for row in rows}) == wanted["voters"]
