"""What follows from the ballots that count: medians, rank sums, support, who wins."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations
from statistics import median

from facilitator_app.exports.recount.ballots import BANDS, REACHED, Key, Shares, Vote, counts_of

FEWEST, PAIR = 3, 2


def figures_of(vote: Vote, valid: list[dict[str, int]], shares: Shares) -> dict[Key, object]:
    """Return each figure by its name and item."""
    found: dict[Key, object] = {}
    for item in vote.rated if valid else []:
        n, values = _of_item(vote, item, valid)
        found |= {(name, item): value for name, value in values.items()}
        for at, (name, told) in enumerate(REACHED.items()):
            if name in values:
                count = Fraction(values[name])
                is_reached = count * 100 >= shares[at] * n and (name == "support" or count > 0)
                found[told, item] = "yes" if is_reached else "no"
    if valid and vote.method == "choice":
        counts = list(counts_of(vote, valid).values())
        found["conflict", ""] = _division(counts)
    if valid and vote.method == "ranking":
        found |= _winners(vote, valid)
    return found


def _of_item(vote: Vote, item: str, valid: list[dict[str, int]]) -> tuple[int, dict[str, float]]:
    if vote.method in ("choice", "conditions"):
        return len(valid), _of_ticks(vote, item, valid)
    if vote.method == "ranking":
        return len(valid), _of_ranks(vote, item, valid)
    shares_out = vote.method in ("points", "dots")
    values = sorted(each.get(item, 0) for each in valid if shares_out or item in each)
    if not values:
        return 0, {}
    half = len(values) // 2
    found = {
        "median": median(values),
        "lower quartile": median(values[:half] or values),
        "upper quartile": median(values[-half:] if half else values),
        "mean": sum(values) / len(values),
        "conflict": _split(values, vote.bounds),
    }
    if shares_out:
        least = Fraction(100, len(vote.options)) if vote.method == "points" else 1
        found |= {"total": sum(values), "support": sum(each >= least for each in values)}
        return len(values), found
    middle = Fraction(sum(vote.bounds), 2)
    low, high = sum(each < middle for each in values), sum(each > middle for each in values)
    support, minority = {
        "likert": (high, low),
        "slider": (max(low, high), min(low, high)),
    }.get(vote.method, (len(values) - high, high))
    return len(values), found | {"support": support, "minority": minority}


def _of_ticks(vote: Vote, item: str, valid: list[dict[str, int]]) -> dict[str, float]:
    counts = counts_of(vote, valid)
    n = counts.pop(item)
    if vote.method == "conditions":
        return {"support": n, "conflict": _division([n, len(valid) - n])}
    found: dict[str, float] = {"support": n, "minority": n}
    if max(counts.values(), default=0) < n:
        found["minority"] = 0
    marks = [each[item] for each in valid if item in each]
    return found | {f"strength: {e}": marks.count(at) for at, e in enumerate(vote.labels, 1)}


def _of_ranks(vote: Vote, item: str, valid: list[dict[str, int]]) -> dict[str, float]:
    size = len(vote.options)
    ranks = [each.get(item, Fraction(len(each) + 1 + size, 2)) for each in valid]
    given = [each[item] for each in valid if item in each]
    found: dict[str, float] = {
        "rank sum": float(sum(ranks)),
        "borda": float(sum(size - each for each in ranks)),
        "first choices": given.count(1),
        "support": given.count(1),
    }
    return found | ({"conflict": _split(given, vote.bounds)} if given else {})


def _winners(vote: Vote, valid: list[dict[str, int]]) -> dict[Key, object]:
    items = vote.options
    orders = [sorted(marks, key=marks.__getitem__) for marks in valid]
    last = len(items) + 1
    beats = {
        (a, b): sum(marks.get(a, last) < marks.get(b, last) for marks in valid)
        for a, b in permutations(items, 2)
    }
    borda = {a: sum(beats[a, b] - beats[b, a] for b in items if b != a) for a in items}
    best = [item for item in items if borda[item] == max(borda.values())]
    smith = next(
        list(some)
        for size in range(1, last)
        for some in combinations(items, size)
        if all(beats[a, b] > beats[b, a] for a in some for b in items if b not in some)
    )
    found: dict[Key, object] = {
        ("Borda winner", ""): "; ".join(best),
        ("Smith set", ""): "; ".join(smith),
        ("Condorcet winner", ""): smith[0] if len(smith) == 1 else "(none)",
    }
    return found | _runoff(items, orders)


def _runoff(items: list[str], orders: list[list[str]]) -> dict[Key, object]:
    found, left, number, tied = dict[Key, object](), list(items), 0, False
    while True:
        number += 1
        tops = Counter(next((item for item in each if item in left), "") for each in orders)
        votes = {item: tops[item] for item in left}
        whole, most, least = sum(votes.values()), max(votes.values()), min(votes.values())
        name, ended = f"runoff round {number}", 2 * most > whole or most == least
        out = [] if ended else [item for item in left if votes[item] == least]
        found |= {(name, item): count for item, count in votes.items()}
        found[f"{name}: exhausted", ""] = len(orders) - whole
        tied = tied or len(out) > 1
        if ended:
            winners = [item for item in left if votes[item] == most]
            found["runoff winner", ""] = "; ".join(winners)
            found["runoff met a tie", ""] = "yes" if tied or len(winners) > 1 else "no"
            return found
        left = [item for item in left if item not in out]


def _split(values: list[int], bounds: tuple[int, int]) -> float:
    """Return (1 - A) / 2 with van der Eijk's agreement A; a long scale is parted into bands."""
    low, high = bounds
    size = high - low + 1
    bands = min(size, BANDS)
    counts = [0] * bands
    for value in values:
        counts[(value - low) * bands // size] += 1
    if bands < FEWEST:
        return _division(counts)
    agreement, whole = 0.0, len(values)
    while any(counts):
        layer = [each > 0 for each in counts]
        least = min(each for each in counts if each)
        triples = [t for t in combinations(layer, FEWEST) if sum(t) == PAIR]
        apart = sum(t == (True, False, True) for t in triples)
        together = len(triples) - apart
        shape = 1.0
        if triples:
            shape = ((bands - 2) * together - (bands - 1) * apart) / ((bands - 2) * len(triples))
        share = least * sum(layer) / whole
        agreement += share * shape * (1 - (sum(layer) - 1) / (bands - 1))
        counts = [each - least if each else 0 for each in counts]
    return (1 - agreement) / 2


def _division(counts: list[int]) -> float:
    whole, size = sum(counts), len(counts)
    if size < PAIR or not whole:
        return 0.0
    return float((1 - sum(Fraction(each, whole) ** 2 for each in counts)) * size / (size - 1))
