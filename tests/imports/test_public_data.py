"""Meetings and conversations that really took place, and strings that break programs."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.changes import Author
from facilitator_app.domain.records import Ballot, Coding, Note, Prompt, Session, Table, Theme
from facilitator_app.domain.text import clean
from facilitator_app.imports import import_ballots, import_notes
from facilitator_app.workspace import Workspace
from tests.imports.sheets import (
    BALLOT_HEAD,
    HEAD,
    counts,
    new_workspace,
    texts,
    write_csv,
    write_xlsx,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

AS_CAST = "choice:agree,disagree,pass"
CONVERSATIONS = ("15-per-hour-seattle", "scoop-hivemind.ubi")
MEETINGS = ("Bed004", "ES2002a", "ES2002b", "ES2002c", "ES2002d", "education_5")


def run(*command: object) -> None:
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)


def read_json(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8"))


# meetings


def flattened(shared: Path, out: Path, *meetings: str) -> Path:
    files = [shared / "qmsum" / "dev" / f"{meeting}.json" for meeting in meetings]
    run(shared / "qmsum" / "to_notes_csv.py", out, *files)
    return out


@pytest.mark.parametrize("meeting", MEETINGS)
def test_a_meeting_becomes_notes(
    workspace: Workspace, shared: Path, tmp_path: Path, meeting: str
) -> None:
    expected = read_json(shared / "qmsum" / "dev_expected" / "dev.expected.json")
    wanted = expected["meetings"][meeting]
    done = import_notes(workspace, flattened(shared, tmp_path / "n.csv", meeting), create=True)
    assert done.new == len(workspace.all(Note)) == wanted["turns"]
    assert done.unknown_columns == ("order",)
    assert len(done.empty_rows) == wanted["empty_turns"]
    turns: dict[str, int] = defaultdict(int)
    for note in workspace.all(Note):
        turns[note.seats[0]] += 1
        assert len(note.seats) == 1
    assert turns == wanted["turns_per_speaker"]
    filed: dict[str, int] = defaultdict(int)
    labels = {each.id: each.code for each in workspace.all(Prompt)}
    for note in workspace.all(Note):
        filed[labels[note.prompt_id] if note.prompt_id else ""] += 1
    assert filed.pop("", 0) == wanted["turns_in_no_topic"]
    assert filed == {each["topic"]: each["n_turns"] for each in wanted["topics"]}
    codes = {each.id: each.code for each in workspace.all(Theme)}
    coded: dict[str, int] = defaultdict(int)
    for coding in workspace.all(Coding):
        coded[codes[coding.theme_id]] += 1
    queries = wanted["specific_queries"]
    assert coded == {f"q{n}": each["n_coded_turns"] for n, each in enumerate(queries, start=1)}


def test_all_meetings_come_once_and_go_at_once(
    workspace: Workspace, shared: Path, tmp_path: Path
) -> None:
    totals = read_json(shared / "qmsum" / "dev_expected" / "dev.expected.json")["totals"]
    path = flattened(shared, tmp_path / "n.csv", *MEETINGS)
    before = workspace.snapshot()
    assert import_notes(workspace, path, create=True).new == totals["turns"]
    assert len(workspace.all(Coding)) == totals["coded_turn_query_pairs"]
    assert len(workspace.all(Prompt)) == totals["topics"]
    assert (len(workspace.all(Table)), len(workspace.all(Session))) == (3, 5)
    revisions = workspace.revision_count()
    again = import_notes(workspace, path, create=False)
    assert (again.known, again.new, again.changed) == (totals["turns"], 0, 0)
    assert workspace.revision_count() == revisions
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    book = write_xlsx(tmp_path / "n.xlsx", rows)
    assert import_notes(workspace, book, create=False).known == totals["turns"]
    assert workspace.undo() == f"import {totals['turns']} notes"
    assert workspace.snapshot() == before


# conversations


@pytest.fixture
def conversation(
    shared: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> tuple[Path, dict[str, Any], Callable[[Path], Path]]:
    """Return an event log, what it must add up to, and what turns a log into our columns."""
    expected = read_json(shared / "polis" / "dev_expected" / f"{request.param}.expected.json")
    words = {expected["agree_is"]: "agree", -expected["agree_is"]: "disagree", 0: "pass"}

    def in_our_columns(log: Path) -> Path:
        with log.open(newline="", encoding="utf-8") as file:
            rows = [
                (e["comment-id"], e["voter-id"], "", words[int(e["vote"])], 1, e["timestamp"])
                for e in csv.DictReader(file)
            ]
        return write_csv(tmp_path / f"{log.stem}-ours.csv", [BALLOT_HEAD, *rows])

    return shared / "polis" / "dev" / request.param / "votes.csv", expected, in_our_columns


def tallies(expected: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {
        comment: {name: n for name, n in each.items() if name != "n"}
        for comment, each in expected["per_comment_last_wins"].items()
    }


@pytest.mark.parametrize("conversation", CONVERSATIONS, indirect=True)
def test_a_conversation_adds_up(
    workspace: Workspace, conversation: tuple[Path, dict[str, Any], Callable[[Path], Path]]
) -> None:
    log, expected, in_our_columns = conversation
    path = in_our_columns(log)
    done = import_ballots(workspace, path, create=AS_CAST)
    assert (done.rows, done.ballots) == (expected["vote_events"], expected["vote_events"])
    assert (done.new, done.changed) == (expected["votes_after_last_wins"], expected["revotes"])
    assert counts(workspace) == tallies(expected)
    assert len(workspace.all(Ballot)) == expected["votes_after_last_wins"]
    revisions = workspace.revision_count()
    again = import_ballots(workspace, path, create=None)
    assert (again.known, again.new, again.changed, again.older) == (done.ballots, 0, 0, 0)
    assert workspace.revision_count() == revisions
    assert workspace.undo() == f"import {done.ballots} ballots"
    assert workspace.all(Ballot) == []
    import_ballots(workspace, path, create=AS_CAST)
    assert counts(workspace) == tallies(expected)
    assert not workspace.damage()


@pytest.mark.parametrize("laptops", [3, 5])
@pytest.mark.parametrize("conversation", CONVERSATIONS, indirect=True)
def test_laptops_that_merge_in_any_order_agree(
    workspace: Workspace,
    shared: Path,
    tmp_path: Path,
    conversation: tuple[Path, dict[str, Any], Callable[[Path], Path]],
    laptops: int,
) -> None:
    log, expected, in_our_columns = conversation
    run(shared / "polis" / "dev_expected" / "split_laptops.py", log, laptops, tmp_path / "parts")
    workspace.close()
    empty = (tmp_path / "spring.facilitator").read_bytes()
    copies = []
    for number in range(1, laptops + 1):
        copies.append(tmp_path / f"laptop{number}.facilitator")
        copies[-1].write_bytes(empty)
        with Workspace.open(copies[-1], Author(f"laptop-{number}", "note-taker")) as laptop:
            part = in_our_columns(tmp_path / "parts" / f"laptop{number}.csv")
            import_ballots(laptop, part, create=AS_CAST)
    for order in orders(copies):
        lead = tmp_path / "lead.facilitator"
        lead.write_bytes(empty)
        with Workspace.open(lead) as room:
            room.merge_files([(path, None) for path in order])
            assert counts(room) == tallies(expected)
            assert room.conflicts() == []
            room.merge_files([(path, None) for path in reversed(order)])
            assert counts(room) == tallies(expected)
            assert not room.damage()


def orders(copies: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """Return a few of the orders: as they are, backwards, and some between."""
    found = list(permutations(copies))
    yield from (found[0], found[-1], found[len(found) // 2])


# strings


def strings(shared: Path) -> list[str]:
    payloads = (shared / "csv_injection" / "dev" / "payloadsallthethings.txt").read_text("utf-8")
    naughty: list[str] = read_json(shared / "naughty" / "dev" / "blns.json")
    odd = ["nul \x00", "half \ud800", "two\r\nlines", "_x000D_", "_x005F_x000D_", "\ufffe\x1b"]
    return [*naughty, *filter(None, payloads.split("\n")), *odd]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_naughty_strings_come_in_as_they_are(
    workspace: Workspace, shared: Path, tmp_path: Path, ending: str
) -> None:
    found = strings(shared)
    # No workbook can hold half a character.
    found = [text for text in found if ending == "csv" or "\ud800" not in text]
    rows = [HEAD, *(("1", "A", "", "", text) for text in found)]
    path = tmp_path / f"n.{ending}"
    (write_csv if ending == "csv" else write_xlsx)(path, rows)
    done = import_notes(workspace, path, create=True)
    assert texts(workspace) == [clean(text) for text in found]
    assert len(done.empty_rows) == sum(not text.strip() for text in found)
    assert import_notes(workspace, path, create=False).known == len(found)
    workspace.close()
    with new_workspace(tmp_path / "other.facilitator") as other:
        import_notes(other, path, create=True)
        assert texts(other) == [clean(text) for text in found]
