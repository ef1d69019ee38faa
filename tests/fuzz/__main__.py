"""`python -m tests.fuzz --minutes N [--seed S] [--only READER]`."""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.running import run_all, why_not
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run for the time that was asked for; return 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", default=secrets.token_hex(3))
    parser.add_argument("--only", action="append", choices=[each.name for each in TARGETS])
    asked = parser.parse_args(arguments)
    if reason := why_not():
        print(f"fuzz: not run here: {reason}")
        return 0
    print(f"fuzz: seed {asked.seed}, {asked.minutes:g} minutes", flush=True)
    number = int.from_bytes(asked.seed.encode()) % (1 << 31) or 1
    with tempfile.TemporaryDirectory() as folder:
        ran = run_all(Path(folder), asked.minutes, number, asked.only or ())
    return 1 if any(each.problem for each in ran) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
