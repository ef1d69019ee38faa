"""Runs each reader in a process of its own, and tells what became of it."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fuzz.targets import MEMORY_MB, TARGETS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.fuzz.targets import Target

HANG_SECONDS = 10
LONGEST = 1 << 15
"""Bytes of a trial: what is larger is slower to try, and no longer than a few lines says less."""
_SHOWN = 40
_GRACE = 120.0
_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of one reader."""

    name: str
    trials: int
    problem: str
    """What was said when it failed, and the bytes it failed at; nothing if all went well."""


def why_not() -> str:
    """Return why nothing can be run here, or nothing."""
    if importlib.util.find_spec("atheris") is None:
        return "atheris, which has no wheels for this system or Python, is not here"
    return ""


def run(target: Target, folder: Path, seconds: float, seed: int) -> Ran:
    """Guide one reader for so long."""
    corpus, found = folder / "corpus", folder / "found"
    for each in (corpus, found, folder / "seeds"):
        each.mkdir(parents=True)
    for number, data in enumerate(target.seeds(folder / "seeds")):
        (corpus / str(number)).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.child", target.name, str(folder / "seeds"),
         str(corpus), f"-max_total_time={max(1, round(seconds))}", f"-seed={seed}",
         f"-timeout={HANG_SECONDS}", f"-rss_limit_mb={MEMORY_MB}", f"-max_len={LONGEST}",
         f"-artifact_prefix={found}/", "-print_final_stats=1"],
        check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace",
        timeout=seconds + _GRACE,
    )  # fmt: skip
    trials = sum(map(int, _RUNS.findall(done.stdout)))
    return Ran(target.name, trials, _problem(done.returncode, done.stdout, found))


def _problem(code: int, said: str, found: Path) -> str:
    if code == 0:
        return ""
    at = [f"{each.name}: {each.read_bytes().hex()}" for each in sorted(found.iterdir())]
    return "\n".join([f"ended with {code}", *said.splitlines()[-_SHOWN:], *at])


def run_all(folder: Path, minutes: float, seed: int, only: Sequence[str]) -> list[Ran]:
    """Guide each reader for its share of the time."""
    chosen = [each for each in TARGETS if not only or each.name in only]
    seconds = 60 * minutes / len(chosen)
    ran = []
    for number, target in enumerate(chosen):
        ran.append(run(target, folder / str(number), seconds, seed))
        said = "failed" if ran[-1].problem else "no crash"
        print(f"{target.name:20} {ran[-1].trials:>10,} trials  {said}", flush=True)
        if ran[-1].problem:
            print(ran[-1].problem, flush=True)
    return ran
