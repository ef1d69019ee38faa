"""Revealing what a large room voted: counts, figures and who moved, drawn and told in words."""

from __future__ import annotations

import json
import random
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import floor
from facilitator_app.charts import alternative, charts_of, drawing_of, shift_charts, svg
from facilitator_app.domain.codes import new_code
from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.domain.results import results
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.exports.pdf.style import palette
from facilitator_app.storage.tables import TABLE_OF
from facilitator_app.typesetting import Typesetter
from material import wholly_open
from measuring import Figure, compared, swept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from facilitator_app.domain.results import VoteResult
    from facilitator_app.workspace import Workspace
    from material import Files

PEOPLE, ROUNDS, TURNS = 500, ("before", "after"), 11
ALLOWED = 0.2
"""Seconds from the reveal until the results are there."""
WIDTH = 500.0
"""Of a drawing, in points."""
FOUR = ("a new clinic", "longer hours", "home visits", "a phone line")
WAYS: tuple[tuple[str, Any], ...] = (
    *(("slider", {"options": options}) for options in ((), FOUR[:3], ())),
    *(("choice", {"options": options}) for options in (FOUR, FOUR[:2])),
    ("likert", {"options": FOUR}),
    ("ranking", {"options": FOUR}),
    ("points", {"options": FOUR}),
    ("dots", {"options": FOUR, "scale": (3, 5)}),
    ("gradient", {}),
    ("comfort", {}),
    ("conditions", {"options": FOUR}),
)
CAST = f"SELECT trade_off_id, round, code, marks FROM {TABLE_OF['ballot'].name}"


def revealing(files: Files) -> Iterator[Figure | str]:
    """Compare reading, counting and comparing ballots with fetching them and a bare count."""
    path, typesetter = _voted(files), Typesetter()
    with wholly_open(path) as workspace:
        counted = f"results of {len(WAYS)} votes of {PEOPLE}, before and after"
        for name, job in (
            (counted, lambda: _results(workspace)),
            ("the same, one of them drawn and told", lambda: _drawn(workspace, typesetter)),
        ):
            figure = compared(
                name, lambda: swept(lambda: _counted(path)), partial(swept, job), turns=TURNS
            )
            yield figure
            reached = "yes" if figure.ours.clock <= ALLOWED else "NOT REACHED"
            yield (
                f"    {figure.ours.clock * 1000:.0f} ms, {figure.ours.processor * 1000:.0f} of "
                f"the processor, of {ALLOWED * 1000:.0f} allowed: {reached}"
            )
    files.remove(path)


def _results(workspace: Workspace) -> list[VoteResult]:
    found = results(workspace.part((TradeOff, Ballot)))
    assert all(shift.paired == PEOPLE for vote in found for shift in vote.shifts)
    return found


def _drawn(workspace: Workspace, typesetter: Typesetter) -> list[tuple[str, str]]:
    """Count them all, and draw the one that is looked at."""
    vote, colours = _results(workspace)[0], palette()
    charts = [*charts_of(vote), *(e for one in vote.shifts for e in shift_charts(vote, one))]
    drawings = [drawing_of(each, WIDTH, colours, typesetter) for each in charts]
    return [(svg(drawn), alternative(each)) for drawn, each in zip(drawings, charts, strict=True)]


def _counted(path: Path) -> tuple[object, object]:
    """Count who marked what, and who went from where to where."""
    connection = floor.connect(path)
    marked: Counter[object] = Counter()
    first: dict[object, object] = {}
    moved: Counter[object] = Counter()
    for trade_off, name, code, marks in connection.execute(CAST):
        said = json.loads(marks)
        for option, mark in said.items():
            marked[trade_off, name, option, mark] += 1
        before = first.setdefault((trade_off, code), said)
        if before is not said:
            moved.update((trade_off, each, before.get(each), said[each]) for each in said)  # type: ignore[attr-defined]
    connection.close()
    return marked, moved


def _voted(files: Files) -> Path:
    """Return a file in which everybody voted on everything, before and after."""
    chance = random.Random(3)  # noqa: S311 - nothing secret
    codes: dict[str, None] = {}
    while len(codes) < PEOPLE:
        codes[new_code(5, chance.randrange)] = None
    path = files.copy(files.empty)
    with wholly_open(path) as workspace:
        votes = [
            TradeOff(code=f"TO{number}", title="Front door", method=way, rounds=ROUNDS, **more)
            for number, (way, more) in enumerate(WAYS, 1)
        ]
        workspace.add(*votes)
        workspace.add(
            *(
                Ballot.named(
                    workspace.programme,
                    trade_off_id=each.id,
                    round=name,
                    code=code,
                    marks=dict(_marks(chance, each)),
                )
                for each in votes
                for name in ROUNDS
                for code in codes
            )
        )
    return path


def _marks(chance: random.Random, vote: TradeOff) -> Mapping[str, int]:
    """Return what somebody may mark."""
    options = vote.options
    if vote.method == "choice":
        return {chance.choice(options): 1}
    if vote.method == "ranking":
        return {each: rank for rank, each in enumerate(chance.sample(options, len(options)), 1)}
    if vote.method == "points":
        return {each: 10 * n for each, n in Counter(chance.choices(options, k=10)).items()}
    if vote.method == "dots":
        return Counter(chance.sample(options * 2, 4))
    if vote.method == "conditions":
        return {each: 1 for each in options if chance.random() < 1 / 2} or {"neither": 1}
    method = VOTE_METHODS[vote.method]
    return {each: chance.randint(*method.bounds_of(vote)) for each in method.items(vote)}
