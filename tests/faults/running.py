"""Runs the kinds of faults side by side, each for its fair share of the time."""

from __future__ import annotations

import faulthandler
import os
import time
import traceback
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING

from tests.faults.cuts import PowerCut
from tests.faults.damages import Damage
from tests.faults.errors import DiskError
from tests.faults.kills import KilledAtACall, KilledAtSomeMoment
from tests.faults.launching import METHOD
from tests.faults.outcomes import Outcome
from tests.faults.windows import WindowKilled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from tests.faults.outcomes import Kind, Lab

KINDS: tuple[Kind, ...] = (
    KilledAtSomeMoment(),
    KilledAtACall(),
    PowerCut(),
    DiskError(),
    Damage(),
    WindowKilled(),
)
_SHOWN = 20
_TOO_LONG = 240.0
"""Seconds after which a case hangs: that ends the run, and says where."""
_AT_ONCE = min(2, os.cpu_count() or 1)
Ran = tuple[list[Outcome], float]


def run_batch(place: int, lab: Lab, batch: int) -> Ran:
    """Run a batch of one kind, in a process of its own; return also how long it took."""
    begun = time.monotonic()
    lab = replace(lab, scratch=lab.scratch / str(os.getpid()))
    kind = KINDS[place]
    found: list[Outcome] = []
    try:
        faulthandler.dump_traceback_later(_TOO_LONG, exit=True)
        for outcome in kind.run(lab, batch):
            faulthandler.dump_traceback_later(_TOO_LONG, exit=True)
            found.append(outcome)
    except Exception:  # noqa: BLE001 - the others go on, and this is told
        case = found[-1].case + 1 if found else batch * kind.size
        found.append(Outcome(kind.name, "?", case, (traceback.format_exc(),)))
    finally:
        faulthandler.cancel_dump_traceback_later()
    return found, time.monotonic() - begun


def run_all(lab: Lab, places: Sequence[int]) -> list[Outcome]:
    """Run batches until the time is over, always of the kind that has had the least of it."""
    outcomes: list[Outcome] = []
    spent = dict.fromkeys(places, 0.0)
    batches = dict.fromkeys(places, 0)
    running: dict[Future[Ran], int] = {}
    with ProcessPoolExecutor(_AT_ONCE, get_context(METHOD)) as pool:
        while running or not lab.is_over:
            while len(running) < _AT_ONCE and not lab.is_over:
                busy = Counter(running.values())
                place = min(places, key=lambda each: (spent[each] + busy[each], each))
                running[pool.submit(run_batch, place, lab, batches[place])] = place
                batches[place] += 1
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                place = running.pop(future)
                found, seconds = future.result()
                spent[place] += seconds
                outcomes += found
                tell([each for each in found if each.problems], lab.seed)
    return outcomes


def tell(failed: Sequence[Outcome], seed: str) -> None:
    """Print what failed, and how to see it again."""
    for each in failed[:_SHOWN]:
        print(f'\nFAILED {each.kind}, {each.job}: --seed {seed} --only "{each.kind}"', end=" ")
        print(f"--case {each.case}")
        print("\n".join(f"  {line}" for line in "\n".join(each.problems).splitlines()), flush=True)


def table(outcomes: Sequence[Outcome], not_run: dict[str, str]) -> str:
    """Return how many cases of each kind ran, and how many failed."""
    ran = Counter((each.kind, each.job) for each in outcomes)
    failed = Counter((each.kind, each.job) for each in outcomes if each.problems)
    rows = [("fault", "during", "cases", "failed")]
    for kind in KINDS:
        of_kind = [key for key in ran if key[0] == kind.name]
        rows += [(*key, f"{ran[key]:,}", f"{failed[key]:,}") for key in sorted(of_kind)]
        if kind.name in not_run:
            rows.append((kind.name, f"not run here: {not_run[kind.name]}", "0", "0"))
    rows.append(("all", "", f"{sum(ran.values()):,}", f"{sum(failed.values()):,}"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}"
        for row in rows
    )
