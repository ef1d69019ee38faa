from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.faults import running
from tests.faults.__main__ import main
from tests.faults.checking import problems
from tests.faults.cuts import places, problems_after, record
from tests.faults.damages import Damage, fill, problems_with, spoil
from tests.faults.disks import WAYS
from tests.faults.errors import FAULTS, DiskError
from tests.faults.jobs import JOBS, acknowledged, new_job, progress_of
from tests.faults.kills import KilledAtSomeMoment
from tests.faults.launching import started, why_no_strace
from tests.faults.outcomes import Lab, Outcome, drawn
from tests.faults.running import KINDS, table, tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.faults.jobs import Job

NO_STRACE = why_no_strace()
needs_strace = pytest.mark.skipif(bool(NO_STRACE), reason=NO_STRACE or "it is there")
CUTS = 60


def run(job: Job) -> list[str]:
    with started(job) as worker:
        worker.let_go()
        assert not worker.wait()
    return acknowledged(job)


def found_by_cuts(scratch: Path, name: str, plant: str) -> list[list[str]]:
    recording = record(new_job(scratch, name, "planted", plant), scratch / "trace")
    telling = places(recording.operations)
    return [
        wrong
        for case in range(CUTS)
        if (
            wrong := problems_after(
                recording, drawn(case).choice(telling), WAYS[case % len(WAYS)], str(case)
            )
        )
    ]


@pytest.mark.parametrize("name", JOBS)
def test_a_job_that_nothing_happens_to_is_all_there(scratch: Path, name: str) -> None:
    job = new_job(scratch, name, "quiet")
    lines = run(job)
    assert '"end": true' in lines[-1]
    assert not progress_of(job, lines).crashes
    assert problems(job, lines) == []


def test_an_edit_that_is_not_there_is_found(scratch: Path) -> None:
    job = new_job(scratch, "edit", "less")
    lines = run(job)
    before = new_job(scratch, "edit", "less")  # the file as it was
    assert any("acknowledgements" in each for each in problems(before, lines))


def test_an_edit_that_nobody_made_is_found(scratch: Path) -> None:
    job = new_job(scratch, "edit", "more")
    lines = run(job)
    assert problems(job, lines[:4])


def test_what_is_no_backup_is_found(scratch: Path) -> None:
    job = new_job(scratch, "backup", "part")
    lines = run(job)
    folder = job.path.with_name(f"{job.path.name} backups")
    last = max(folder.iterdir())
    last.rename(last.with_name(f"{last.stem}.part"))
    said = problems(job, lines)
    assert any("taken for a backup" in each for each in said)


def test_half_a_workbook_is_found(scratch: Path) -> None:
    job = new_job(scratch, "export", "half")
    lines = run(job)
    workbook = job.room / "report.xlsx"
    data = workbook.read_bytes()
    workbook.write_bytes(data[: len(data) // 2])
    assert any("half a workbook" in each for each in problems(job, lines))
    workbook.unlink()
    assert any("not there" in each for each in problems(job, lines))


@needs_strace
def test_power_cuts_lose_nothing(scratch: Path) -> None:
    assert found_by_cuts(scratch, "edit", "") == []


@needs_strace
@pytest.mark.parametrize("plant", ["off", "early", "two"])
def test_power_cuts_find_what_is_planted(scratch: Path, plant: str) -> None:
    """Not waiting for the disk; acknowledging too early; two transactions for one edit."""
    assert len(found_by_cuts(scratch, "edit", plant)) > 2


def test_kills_find_what_is_planted(scratch: Path) -> None:
    begun = time.perf_counter()
    run(new_job(scratch, "edit", "kill", "two"))
    seconds = time.perf_counter() - begun
    for case in range(60):
        job = new_job(scratch, "edit", f"kill-{case}", "two")
        with started(job) as worker:
            worker.let_go()
            worker.process.join(drawn(case).random() * seconds)
            worker.process.kill()
        if problems(job, acknowledged(job)):
            return
    pytest.fail("an edit of two records that is two transactions was not found")


def test_damage_is_told_and_found(scratch: Path) -> None:
    filled = fill(new_job(scratch, "edit", "damaged"))
    assert len(filled.backups) >= 2
    data = filled.job.path.read_bytes()
    assert problems_with(filled, filled.job.path) == []
    said = set()
    for turn in range(30):
        filled.job.path.write_bytes(data)
        said.add(spoil(filled.job.path, drawn(turn)).split(" at ")[0])
        assert problems_with(filled, filled.job.path) == []
    assert len(said) > 5


def test_content_that_changed_and_still_fits_is_found(scratch: Path) -> None:
    filled = fill(new_job(scratch, "edit", "forged"))
    other = fill(new_job(scratch, "edit", "another"))
    mixed = replace(
        other, contents={**other.contents, other.job.path: filled.contents[filled.job.path]}
    )
    assert any("silently" in each for each in problems_with(mixed, other.job.path))


def test_each_kind_runs_and_a_case_comes_again(scratch: Path) -> None:
    lab = Lab(scratch / "lab", "again", 0.0, only=3)
    for kind in (KilledAtSomeMoment(), Damage()):
        # Of a job that is over before its kill comes nothing is told.
        ran = [*kind.run(lab, 0), *kind.run(lab, 0)]
        assert len({each.problems for each in ran}) <= 1
        assert all(each.case == 3 for each in ran)


@needs_strace
def test_an_error_of_the_disk_is_a_sentence(scratch: Path) -> None:
    ran: list[Outcome] = []
    for case in range(0, 8 * len(FAULTS), 29):
        lab = Lab(scratch / "errors", "sentence", 0.0, only=case)
        ran += DiskError().run(lab, case // DiskError.size)
    assert ran
    assert not [each for each in ran if each.problems]


def test_the_table_counts_and_says_what_was_not_run() -> None:
    ran = [
        Outcome("power cut", "edit", 1),
        Outcome("power cut", "edit", 2, ("lost",)),
        Outcome("damage", "plain", 1),
    ]
    found = table(ran, {"disk error": "strace is for Linux only"}).splitlines()
    assert found[1].split() == ["power", "cut", "edit", "2", "1"]
    assert "not run here: strace is for Linux only" in found[2]
    assert found[-1].split() == ["all", "3", "1"]


def test_a_failure_is_printed_with_how_to_see_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    tell([Outcome("power cut", "edit", 7, ("one note is lost",))], "abc")
    said = capsys.readouterr().out
    assert '--seed abc --only "power cut" --case 7' in said
    assert "one note is lost" in said


@pytest.mark.parametrize(("wrong", "code"), [((), 0), (("lost",), 1)])
def test_a_failure_is_the_end_of_a_check(
    wrong: tuple[str, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def nothing_but_this(lab: Lab, places: Sequence[int]) -> list[Outcome]:
        assert len(places) == len(KINDS) - (3 if NO_STRACE else 0)
        return [Outcome(KINDS[0].name, lab.seed, 1, wrong)]

    monkeypatch.setattr("tests.faults.__main__.run_all", nothing_but_this)
    assert main(["--minutes", "0.1", "--seed", "here"]) == code
    assert "seed here" in capsys.readouterr().out
    assert running.KINDS is KINDS
