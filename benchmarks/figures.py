"""Prints each figure beside its floor: `python benchmarks/figures.py --only save`."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ballots import voting
from boarding import boarding
from collecting import collecting
from entering import entering
from key_presses import key_presses
from material import Files
from measuring import HEADING, Figure
from memory import remembering
from merging import merging
from packing import packing
from packs import stopping
from reading import opening, reading, searching
from revealing import revealing
from saving import saving, saving_meanwhile
from scrolling import scrolling, scrolling_far
from showing import showing
from starting import starting
from typing_keys import typing
from workbooks import exporting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BUILD = Path(__file__).parent.parent / "build"
GROUPS: dict[str, Callable[[Files], Iterator[Figure | str]]] = {
    "save": saving,
    "read": reading,
    "merge": merging,
    "collect": collecting,
    "ballots": voting,
    "reveal": revealing,
    "board": boarding,
    "excel": exporting,
    "pdf": packing,
    "search": searching,
    "backup": saving_meanwhile,
    "memory": remembering,
    "open": opening,
    "start": starting,
    "show": showing,
    "type": typing,
    "enter": entering,
    "keys": key_presses,
    "scroll": scrolling,
    "scroll-far": scrolling_far,
    "stop": stopping,
}


def main() -> None:
    """Print every figure, or some; a target that is missed is only said, noise being what it is."""
    parser = argparse.ArgumentParser(description="Each figure beside its floor.")
    parser.add_argument("--only", choices=GROUPS, action="append", help="one figure, or several")
    parser.add_argument("--folder", type=Path, default=BUILD, help="on the disk to be measured")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    figures: list[Figure] = []
    print(HEADING)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder) as folder:
        files = Files(Path(folder))
        for name in options.only or GROUPS:
            for found in GROUPS[name](files):
                print(found, flush=True)
                if isinstance(found, Figure):
                    figures.append(found)
    missed = [each.name for each in figures if each.missed]
    print(f"\n{len(missed)} not reached" + "".join(f"\n    {each}" for each in missed))
    print(f"{time.monotonic() - start:.0f} s in all")


if __name__ == "__main__":
    main()
