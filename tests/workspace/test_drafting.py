from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import Note, Session, Table, Workshop
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.drafting import Drafting
from facilitator_app.workspace.reader import copy_of
from tests.data.make_files import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "it.facilitator"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.create(path, "It") as it:
        yield it


def noted(workspace: Workspace, text: str) -> Note:
    programme = workspace.programme
    day = Workshop.named(programme, code="D1")
    session = Session.named(programme, code="1.1", workshop_id=day.id)
    table = Table.named(programme, code="A")
    note = Note(session_id=session.id, table_id=table.id, text=text)
    workspace.add(day, session, table, note)
    return note


def test_what_is_half_typed_is_there_when_the_file_is_opened_again(path: Path) -> None:
    with Workspace.create(path, "It") as first:
        first.keep_draft("a line", "They told us")
        first.keep_draft("another", "gone")
        first.keep_draft("another", "")
        before = first.revision_count()
    with Workspace.open(path) as again:
        assert again.draft("a line") == "They told us"
        assert again.draft("another") == ""
        assert again.revision_count() == before
        assert again.undo_name == "new programme"
        assert again.damage() == []


def test_the_last_words_replace_those_before(workspace: Workspace) -> None:
    workspace.keep_draft("a line", "They")
    workspace.keep_draft("a line", "They told us\r\nall\ud800")
    assert workspace.draft("a line") == "They told us\nall\ufffd"


def test_an_order_to_erase_takes_what_is_half_typed_with_it(
    workspace: Workspace, path: Path
) -> None:
    note = noted(workspace, "Ms Quillfeather said so")
    workspace.keep_draft("a line", "as Ms Quillfeather said")
    workspace.backups.make_now()
    workspace.mask(note, "[a name] said so")
    assert workspace.draft("a line") == ""
    workspace.close()
    backups = sorted(path.parent.glob("**/*.facilitator"))
    assert len(backups) > 1
    assert not [each for each in backups if b"Quillfeather" in each.read_bytes()]


@pytest.mark.usefixtures("workspace")
def test_a_file_that_is_only_read_keeps_nothing(path: Path) -> None:
    with copy_of(path, None, "lead") as copy:
        drafting = Drafting(copy._file, "lead")
        assert drafting.read_only
        drafting.keep_draft("a line", "They told us")
        assert drafting.draft("a line") == ""


def test_a_file_of_before_drafts_is_brought_up_to_date(path: Path) -> None:
    shutil.copyfile(FILES / "v1.facilitator", path)
    with Workspace.open(path) as again:
        again.keep_draft("a line", "They")
        assert again.draft("a line") == "They"
        assert again.damage() == []
