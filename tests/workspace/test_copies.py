"""What can be read of a file that is open, and of its backups."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import FileInUseError, PassphraseError, ProgrammeFileError
from facilitator_app.domain.records import Note, Session, Table, Theme, Workshop
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.copies import WorkingCopy
from facilitator_app.workspace.reader import copy_of
from facilitator_app.workspace.restoring import all_backups, contents_of, is_whole
from tests.workspace.desk import PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SESAME = "open, sesame"


@pytest.fixture(params=["", SESAME], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    return request.param or None


@pytest.fixture
def spring(tmp_path: Path, passphrase: str | None) -> Iterator[Workspace]:
    path = tmp_path / "spring.facilitator"
    with Workspace.create(path, "Spring", passphrase=passphrase) as workspace:
        yield workspace


def test_a_copy_shows_what_was_there(
    spring: Workspace, tmp_path: Path, passphrase: str | None
) -> None:
    spring.add(Theme(code="ACC"))
    path = tmp_path / "spring.facilitator"
    with pytest.raises(FileInUseError):
        Workspace.open(path, passphrase=passphrase)
    with WorkingCopy(path, passphrase=passphrase) as copy:
        spring.add(Theme(code="TRV"))
        assert copy.read_only
        assert [each.code for each in copy.all(Theme)] == ["ACC"]
        with pytest.raises(ProgrammeFileError, match="copy"):
            copy.add(Theme(code="X"))
        with pytest.raises(ProgrammeFileError, match="copy"):
            copy.undo()
    assert [each.code for each in spring.all(Theme)] == ["ACC", "TRV"]


def test_a_copy_needs_the_passphrase_too(tmp_path: Path) -> None:
    path = tmp_path / "secret.facilitator"
    with Workspace.create(path, "Secret", passphrase=SESAME), pytest.raises(PassphraseError):
        WorkingCopy(path)


def test_a_backup_is_looked_into(spring: Workspace, tmp_path: Path, passphrase: str | None) -> None:
    spring.backups.make_now()
    spring.add(Theme(code="ACC"))
    spring.backups.make_now()
    newest, oldest = all_backups(tmp_path / "spring.facilitator", None)
    assert newest.revisions == oldest.revisions + 1
    assert contents_of(newest, passphrase).counts == {"programme": 1, "theme": 1}
    assert contents_of(oldest, passphrase).counts == {"programme": 1}
    assert contents_of(newest, passphrase).name == "Spring"
    assert is_whole(newest.path, passphrase)


def test_notes_are_counted_by_session(spring: Workspace) -> None:
    workshop, table = Workshop(code="D1"), Table(code="A")
    one, two = (Session(workshop_id=workshop.id, code=code) for code in ("1.1", "1.2"))
    spring.add(workshop, table, one, two)
    spring.add(*(Note(session_id=one.id, table_id=table.id, text=text) for text in "abc"))
    spring.add(Note(session_id=two.id, table_id=table.id, text="d"))
    assert spring.tally(Note, "session_id") == {one.id: 3, two.id: 1}
    assert spring.tally(Note, "prompt_id") == {}


def test_notes_are_counted_by_what_they_have_alike(spring: Workspace) -> None:
    workshop, table = Workshop(code="D1"), Table(code="A")
    one, two = (Session(workshop_id=workshop.id, code=code) for code in ("1.1", "1.2"))
    spring.add(workshop, table, one, two)
    for text, kind in (("a", "quote"), ("b", "quote"), ("c", "point")):
        spring.add(Note(session_id=one.id, table_id=table.id, text=text, kind=kind))
    spring.add(Note(session_id=two.id, table_id=table.id, text="d"))
    fields = ("session_id", "prompt_id", "kind")
    found = spring.tallies(Note, fields, "session_id", [one.id])
    assert found == {(one.id, None, "quote"): 2, (one.id, None, "point"): 1}
    found = spring.tallies(Note, fields, "session_id", [one.id, two.id])
    assert found[two.id, None, "point"] == 1
    assert spring.tallies(Note, fields, "session_id", []) == {}


def test_notes_are_read_by_session_and_table(spring: Workspace) -> None:
    workshop, here, there = Workshop(code="D1"), Table(code="A"), Table(code="B")
    one, two = (Session(workshop_id=workshop.id, code=code) for code in ("1.1", "1.2"))
    spring.add(workshop, here, there, one, two)
    for session, table in ((one, here), (one, there), (two, here)):
        spring.add(Note(session_id=session.id, table_id=table.id, text=session.code + table.code))
    read = spring.of(Note, "session_id", [one.id], table_id=here.id)
    assert [each.text for each in read] == ["1.1A"]
    read = spring.of(Note, "session_id", [one.id, two.id], table_id=here.id)
    assert [each.text for each in read] == ["1.1A", "1.2A"]
    assert spring.of(Note, "session_id", [], table_id=here.id) == []


def test_whoever_clears_up_meanwhile_takes_no_copy_away(path: Path) -> None:
    """Another process looks for copies that were left, at the moment at which one is made."""
    script = "from facilitator_app.storage.opening import clear_copies\nwhile True: clear_copies()"
    with subprocess.Popen([sys.executable, "-c", script]) as clearing:
        try:
            for _ in range(150):
                with copy_of(path, None, "another") as copy:
                    assert copy.programme == PROGRAMME
        finally:
            clearing.kill()
