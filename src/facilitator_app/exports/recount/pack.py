"""Recounts the votes of an Excel pack from its ballots, and says what differs."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from facilitator_app.exports.recount.ballots import (
    ABSTENTIONS,
    APART,
    BOUNDS,
    IN_FORCE,
    METHODS,
    Ballot,
    Key,
    Shares,
    Vote,
    counts_of,
    why_not,
)
from facilitator_app.exports.recount.figures import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NEARLY = 1e-9
NOBODY_VOTES = "table position"
"""The round in which a table says where it stands as a whole, without ballots."""


def recount(path: Path) -> dict[str, Any]:
    """Return how many figures were recounted, and those that differ."""
    with path.open("rb") as file:  # whatever it is called
        book = load_workbook(file, read_only=True, data_only=True)
        sheets = {name: list(_rows(book[name])) for name in book.sheetnames if name != "Dictionary"}
        book.close()
    if "Votes long" not in sheets or "Trade-offs" not in sheets:
        raise ValueError("It has no votes: it is no Excel pack, or one of an older version.")
    told, found = list(_told(sheets)), dict[Key, object]()
    for vote in _votes(sheets):
        found |= _recounted(vote, _shares(sheets)) | _everybody(vote, dict(told))
    # A figure stands in several rows: each of them must say the same.
    pairs = dict.fromkeys((*told, *((key, None) for key in found.keys() - dict(told).keys())))
    differences = [
        {"what": " / ".join(map(str, key)), "pack": value, "recount": found.get(key)}
        for key, value in pairs
        if not _same(found.get(key), value)
    ]
    return {"figures": len(found), "same": not differences, "differences": differences}


def lines(found: dict[str, Any]) -> Iterator[str]:
    """Return what was found out, as it is read by people."""
    for each in found["differences"]:
        yield f"{each['what']}: the pack says {each['pack']}, the ballots say {each['recount']}."
    if found["same"]:
        yield f"{found['figures']} figures recounted from the ballots: all as the pack says."
    else:
        yield f"{found['figures']} figures recounted: {len(found['differences'])} differ."


# reading


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - openpyxl has no type for it
    rows = sheet.iter_rows(values_only=True)
    head = next(rows, ())
    yield from (dict.fromkeys(head) | dict(zip(head, row, strict=False)) for row in rows)


def _lines(cell: object) -> list[str]:
    """Return what stands in a cell, one below the other: a line of it may hold any other sign."""
    return str(cell).split("\n") if cell is not None else []


def _votes(sheets: dict[str, list[dict[str, Any]]]) -> list[Vote]:
    votes = {}
    for row in sheets["Trade-offs"]:
        lists = {name: _lines(row[name]) for name in ("Options", "Scale labels")}
        numbers = [
            int(each) for each in str(row["Scale"] or "").split() if each.lstrip("-").isdecimal()
        ]
        key = (str(row["Trade-off"]), int(row["Version"]))
        rounds = [each for each in _lines(row["Rounds"]) if each != NOBODY_VOTES]
        votes[key] = Vote(
            key, str(row["Method"]), lists["Options"], numbers, lists["Scale labels"], rounds
        )
    for row in sheets["Votes long"]:
        vote = votes.get((str(row["Trade-off"]), int(row["Version"] or 0)))
        if vote is not None:
            ballots = vote.ballots.setdefault(str(row["Round"] or ""), {})
            said: Ballot = (str(row["Ballot code"]), {}, str(row["Why not"] or ""))
            _, marks, _ = ballots.setdefault(str(row["Ballot id"]), said)
            if row["Option"] is not None:
                marks[str(row["Option"])] = int(row["Mark"])
    for vote in votes.values():
        vote.rounds += sorted(vote.ballots.keys() - set(vote.rounds))
    return [vote for vote in votes.values() if vote.method in METHODS]


def _shares(sheets: dict[str, list[dict[str, Any]]]) -> Shares:
    set_ = {row["Item"]: str(row["Value"] or "").rstrip("%") for row in sheets["Programme"]}
    found = [Fraction(set_.get(name, usual)) for name, usual in IN_FORCE.items()]
    return found[0], found[1]


def _told(sheets: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[Key, object]]:
    for row in sheets["Votes long"]:
        if row["Method"] in METHODS:
            key = (row["Trade-off"], int(row["Version"]), row["Round"] or "")
            yield (*key, "why not counted", row["Ballot id"]), row["Why not"] or ""
    for row in sheets.get("Votes summary", []):
        key = (row["Trade-off"], int(row["Version"]), row["Round"] or "")
        yield (*key, "count", row["Answer"]), row["Count"]
        for name in ("n", "Missing", "Abstained", "Conflicts"):
            yield (*key, name), row[name]
    for row in sheets.get("Votes figures", []):
        key = (row["Trade-off"], int(row["Version"]), row["Round"] or "")
        value = row["In words"] if row["Value"] is None else row["Value"]
        yield (*key, row["Figure"], row["Item"] or ""), value
    for row in sheets.get("Votes shift", []):
        pair = (row["From round"] or "", row["To round"] or "")
        between = (row["Trade-off"], int(row["Version"]), *pair)
        yield (*between, "paired"), row["n paired"]
        yield (*between, "unpaired"), row["n unpaired"]
        yield (*between, "net change", row["Item"]), row["Net change of the item"]
        yield (*between, "moved", row["Item"], str(row["From"]), str(row["To"])), row["Count"]


def _same(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= NEARLY * max(1, abs(one))
    return one == other


def _recounted(vote: Vote, shares: Shares) -> dict[Key, object]:
    found: dict[Key, object] = {}
    answers: dict[str, dict[str, dict[str, int]]] = {}
    for name in vote.rounds:
        key, ballots = (*vote.key, name), vote.ballots.get(name, {})
        reasons = Counter(why_not(vote, each) for each in ballots.values())
        valid = [each[1] for each in ballots.values() if not why_not(vote, each)]
        counted = ("", *ABSTENTIONS)
        said = (each for each in ballots.values() if why_not(vote, each) in counted)
        answers[name] = {code: marks for code, marks, _ in said}
        counts = counts_of(vote, valid) | {each: reasons[each] for each in APART if reasons[each]}
        found |= {(*key, "count", each): count for each, count in counts.items()}
        if counts:
            found[*key, "n"], found[*key, "Conflicts"] = len(valid), reasons["conflict"]
            found[*key, "Abstained"] = sum(reasons[each] for each in ABSTENTIONS)
        for id_, each in ballots.items():
            reason = why_not(vote, each)
            told = "abstained" if reason in ABSTENTIONS else reason
            found[*key, "why not counted", id_] = told
        figures = figures_of(vote, valid, shares)
        found |= {(*key, name_, item): each for (name_, item), each in figures.items()}
    return found | _moved(vote, answers)


def _everybody(vote: Vote, told: dict[Key, Any]) -> dict[Key, object]:
    """Return who is missing: who was expected is not in a pack, but is the same in all rounds."""
    keys = [(*vote.key, name) for name in vote.rounds if (*vote.key, name, "n") in told]
    parts = ("n", "Missing", "Abstained", "Conflicts")
    seen = {code for each in vote.ballots.values() for code, _, _ in each.values()}
    sums = [sum(told[*key, part] for part in parts) for key in keys]
    most = max([len(seen), *sums])
    return {
        (*key, "Missing"): most - whole + told[*key, "Missing"]
        for key, whole in zip(keys, sums, strict=True)
    }


def _moved(vote: Vote, answers: dict[str, dict[str, dict[str, int]]]) -> dict[Key, object]:
    found: dict[Key, object] = {}
    items = ["answer"] if vote.method == "choice" else vote.rated
    for start, end in combinations(vote.rounds, 2):
        before, after = answers[start], answers[end]
        key, both = (*vote.key, start, end), before.keys() & after.keys()
        moved: dict[str, Counter[Key]] = defaultdict(Counter)
        for code in both:
            for item in items:
                places = _place(vote, item, before[code]), _place(vote, item, after[code])
                if None not in places:
                    moved[item][places] += 1
        for item, table in moved.items():
            steps = [
                (b - a, n)
                for (a, b), n in table.items()
                if isinstance(a, int) and isinstance(b, int)
            ]
            whole = sum(n for _, n in steps)
            net = sum(step * n for step, n in steps) / whole if whole else None
            found[*key, "net change", item] = net
            found |= {(*key, "moved", item, str(a), str(b)): n for (a, b), n in table.items()}
        if moved:
            found[*key, "paired"] = len(both)
            found[*key, "unpaired"] = len(before.keys() ^ after.keys())
    return found


def _place(vote: Vote, item: str, marks: dict[str, int]) -> object:
    """Return where a ballot stands on an item; nothing if it does not say."""
    for each in ABSTENTIONS:
        if each in marks and each not in vote.options:
            return each
    if vote.method == "choice":
        return next(iter(marks))
    if item in marks:
        return marks[item]
    if vote.method in BOUNDS:
        return next((each for each in marks if each not in vote.rated), None)
    return "not ranked" if vote.method == "ranking" else 0


if __name__ == "__main__":
    _done = recount(Path(sys.argv[1]))
    sys.stdout.writelines(f"{line}\n" for line in lines(_done))
    sys.exit(not _done["same"])
