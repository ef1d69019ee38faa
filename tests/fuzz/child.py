"""`python -m tests.fuzz.child TARGET FOLDER ...`: one reader, guided by atheris until it ends.

The rest of the line is for libFuzzer.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["facilitator_app.travel", "facilitator_app.domain"]):
    from tests.fuzz.planted import PLANTED
    from tests.fuzz.targets import TARGETS, tried
from tests.fuzz.watching import watched


def main() -> None:
    """Run until the time is over; libFuzzer ends the process."""
    name, folder, *options = sys.argv[1:]
    (target,) = (each for each in (*TARGETS, *PLANTED) if each.name == name)
    path = Path(folder) / "tried"
    path.touch()

    def try_one(data: bytes) -> None:
        with watched(path):
            tried(target, data, path)

    try_one(target.seeds(Path(folder))[0])  # what is loaded late is loaded before it is measured
    atheris.Setup([sys.argv[0], *options], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
