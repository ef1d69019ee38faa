"""The window that is killed loses nothing, and it would be found if it did."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import Note, Session, Table
from facilitator_app.workspace import Workspace
from tests.faults.windows import killed_at_work, lost, programme_in

if TYPE_CHECKING:
    from pathlib import Path

SEED = "planted"


@pytest.fixture
def killed(tmp_path: Path) -> tuple[Path, Path, float]:
    """Return a file after its window was killed, what its typist said, and when that was."""
    path, said = programme_in(tmp_path), tmp_path / "said"
    moment = killed_at_work(path, said, SEED, longest=8.0)
    assert lost(path, said, moment) == []
    return path, said, moment


def test_a_note_that_is_missing_and_one_too_many_are_found(
    killed: tuple[Path, Path, float],
) -> None:
    path, said, moment = killed
    told = said.read_bytes()
    first = json.loads(told.partition(b"\n")[0])
    said.write_bytes(json.dumps({**first, "saved": "never there"}).encode() + b"\n" + told)
    assert lost(path, said, moment) == ["a note that was saved is lost: 'never there'"]
    with Workspace.open(path) as workspace:
        [session], [table] = workspace.all(Session), workspace.all(Table)
        workspace.add(Note(session_id=session.id, table_id=table.id, text="too many"))
    assert "a note that nobody saved: 'too many'" in lost(path, said, moment)


def test_words_that_were_not_kept_are_found(killed: tuple[Path, Path, float]) -> None:
    path, said, moment = killed
    last = {"typed": "typed long before", "place": "nowhere", "at": moment}
    with said.open("a", encoding="utf-8") as file:
        file.write(json.dumps(last) + "\n")
    assert lost(path, said, moment + 1) == [], "it was typed within two seconds"
    late = lost(path, said, moment + 60)
    assert late == ["half typed and lost: 'typed long before'; kept is ''"]
