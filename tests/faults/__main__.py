"""`python -m tests.faults --minutes N [--seed S] [--only KIND --case N]`."""

from __future__ import annotations

import argparse
import secrets
import shutil
import sys
import time
from typing import TYPE_CHECKING

from tests.faults.outcomes import Lab, new_scratch
from tests.faults.running import KINDS, run_all, run_batch, table, tell

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run for the time that was asked for; return 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--seed", default=secrets.token_hex(3))
    parser.add_argument("--only", choices=[kind.name for kind in KINDS])
    parser.add_argument("--case", type=int)
    asked = parser.parse_args(arguments)
    not_run = {kind.name: reason for kind in KINDS if (reason := kind.why_not())}
    places = [
        place
        for place, kind in enumerate(KINDS)
        if kind.name not in not_run and asked.only in {None, kind.name}
    ]
    print(f"faults: seed {asked.seed}, {asked.minutes:g} minutes", flush=True)
    scratch = new_scratch()
    lab = Lab(scratch, asked.seed, time.time() + 60 * asked.minutes, asked.case)
    try:
        if asked.case is None:
            outcomes = run_all(lab, places)
        else:
            (place,) = places
            outcomes = run_batch(place, lab, asked.case // KINDS[place].size)[0]
            tell([each for each in outcomes if each.problems], asked.seed)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"\n{table(outcomes, not_run)}")
    print(f"seed {asked.seed}")
    return 1 if any(each.problems for each in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
