"""What was altered in a file behind the app's back is noticed, wherever it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import DamagedFileError, FacilitatorError, PassphraseError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Coding, Note, Theme
from facilitator_app.storage.engine import Database
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_key_file
from tests.workspace.desk import NAME, PROGRAMME, TEAM, new_file, note, rewritten

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.changes import Revision

WORD = "kept"

PLANTED = {
    "an altered row": "UPDATE note_records SET text = 'altered' WHERE text = 'benches'",
    "a row that is gone": "DELETE FROM note_records WHERE text = 'benches'",
    "a row too many": (
        "INSERT INTO theme_records (id, code, title) VALUES (randomblob(16), 'X', '')"
    ),
    "an altered number": "UPDATE note_records SET strength = 3",
    "an altered reference": "UPDATE note_records SET table_id = randomblob(16)",
    "altered content": "UPDATE revisions SET content = replace(content, 'benches', 'fences')",
    "altered content of an older version": (
        "UPDATE revisions SET content = replace(content, '\"shade\"', '\"glade\"')"
    ),
    "content that is no record": "UPDATE revisions SET content = '[1]' WHERE kind = 'theme'",
    "content that cannot be read": "UPDATE revisions SET content = '{' WHERE kind = 'theme'",
    "content that became bytes": (
        "UPDATE revisions SET content = CAST(content AS BLOB) WHERE kind = 'theme'"
    ),
    "a kind that became bytes": (
        "UPDATE revisions SET kind = CAST(kind AS BLOB) WHERE kind = 'theme'"
    ),
    "a text that became bytes": "UPDATE note_records SET text = CAST(text AS BLOB)",
    "a number that became a text": "UPDATE note_records SET strength = 'x'",
    "a version without content": (
        "UPDATE revisions SET content = NULL WHERE number_here = "
        "(SELECT max(number_here) FROM revisions WHERE kind = 'note')"
    ),
    "another author": "UPDATE revisions SET laptop = 'table-9' WHERE kind = 'note'",
    "another role": "UPDATE revisions SET role = 'lead' WHERE kind = 'note'",
    "another time": "UPDATE revisions SET made_at = '2020-01-01T00:00:00.000000+00:00'",
    "another edit": "UPDATE revisions SET edit = randomblob(16) WHERE kind = 'note'",
    "another parent": "UPDATE revisions SET parents = randomblob(16) WHERE parents <> x''",
    "a version that replaces itself": "UPDATE revisions SET parents = id WHERE kind = 'theme'",
    "a parent that is forgotten": "UPDATE revisions SET parents = x''",
    "another kind": "UPDATE revisions SET kind = 'headline' WHERE kind = 'theme'",
    "a missing entry of the index": (
        "DELETE FROM search WHERE rowid = (SELECT min(rowid) FROM search)"
    ),
    "an entry too many": "INSERT INTO search (rowid, text) VALUES (999999, 'nothing')",
    "an altered entry": "UPDATE search SET text = 'altered'",
    "a conflict that is none": "INSERT INTO conflicts SELECT id FROM theme_records",
    "a conflict of nothing": "INSERT INTO conflicts VALUES (randomblob(16))",
    "a forgotten conflict": "DELETE FROM conflicts",
    "a forgotten erasure": "DELETE FROM erased",
    "an erasure that nobody ordered": "INSERT INTO erased SELECT id FROM theme_records",
    "erased content that is back": (
        'UPDATE revisions SET content = \'{"text":"back"}\' '
        "WHERE record_id IN (SELECT record_id FROM erased)"
    ),
    "another programme": (
        "UPDATE facts SET value = '0190d3a0-0000-7000-8000-0000000000bb' WHERE name = 'programme'"
    ),
}


@pytest.fixture(params=[None, WORD], ids=["plain", "encrypted"])
def filled(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, str | None]:
    """Make a file with an edit, a conflict and an erasure in it."""
    passphrase: str | None = request.param
    path = new_file(tmp_path / NAME, passphrase)
    with Workspace.open(path, TEAM, passphrase=passphrase) as opened:
        first, second, third = note("shade"), note("benches"), note("withdrawn")
        theme = Theme.named(PROGRAMME, code="TH1", title="Shade")
        coding = Coding.named(PROGRAMME, note_id=second.id, theme_id=theme.id, coder="")
        opened.add(first, second, third, theme, coding)
        before = opened.history(first.id)
        rewritten(opened, first, "more shade")
        opened.merge(map(edited_elsewhere, before))
        opened.erase([third], "withdrawn")
        assert len(opened.conflicts()) == 1
        assert opened.damage() == []
    return path, passphrase


def edited_elsewhere(first: Revision) -> Revision:
    """Return what another laptop made of the same note."""
    content = (first.content or "").replace("shade", "less shade")
    return replace(first, id=new_id(), parents=(first.id,), laptop="table-9", content=content)


@pytest.mark.parametrize("planted", PLANTED)
def test_every_planted_damage_is_found(filled: tuple[Path, str | None], planted: str) -> None:
    path, passphrase = filled
    with Workspace.open(path, TEAM, passphrase=passphrase) as opened:
        driver = opened._store.database.driver
        before = driver.total_changes
        driver.execute(PLANTED[planted])
        assert driver.total_changes > before, "it was planted"
        assert opened.damage() != []


def test_a_file_that_nobody_touched_is_whole(filled: tuple[Path, str | None]) -> None:
    path, passphrase = filled
    with Workspace.open(path, TEAM, passphrase=passphrase) as opened:
        assert opened.damage() == []
        opened._store.rebuild()
        assert opened.damage() == []


def is_noticed(path: Path, passphrase: str | None) -> bool:
    """Tell whether a person who opens and checks a file hears of its damage."""
    try:
        with Workspace.open(path, TEAM, passphrase=passphrase) as opened:
            opened.backups.wait()
            opened.backups.take_problem()
            return opened.damage() != []
    except (DamagedFileError, PassphraseError):
        return True
    except FacilitatorError as error:
        return bool(error.sentence())


def test_every_flipped_byte_of_an_encrypted_file_is_noticed(tmp_path: Path) -> None:
    path = new_file(tmp_path / NAME, WORD)
    with Workspace.open(path, TEAM, passphrase=WORD) as opened:
        opened.add(*(note(f"shade {number}") for number in range(40)))
    whole = path.read_bytes()
    missed = []
    for at in range(20, len(whole), len(whole) // 23):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        if not is_noticed(path, WORD):
            missed.append(at)
    assert missed == []


def test_every_flipped_byte_of_what_was_typed_is_noticed_in_a_plain_file(tmp_path: Path) -> None:
    path = new_file(tmp_path / NAME)
    with Workspace.open(path, TEAM) as opened:
        (first,) = opened.add(note("first zebra"))
        assert isinstance(first, Note)
        rewritten(opened, first, "second zebra")
    whole = path.read_bytes()
    # A word that no table or column has in its name.
    places = [at for at in range(len(whole)) if whole.startswith(b"zebra", at)]
    assert len(places) >= 4, "in the journal twice, in the record, in the index"
    for at in places:
        path.write_bytes(whole[: at + 2] + bytes([whole[at + 2] ^ 1]) + whole[at + 3 :])
        assert is_noticed(path, None), at


def test_damage_of_the_records_is_mended_from_the_journal(path: Path) -> None:
    with Workspace.open(path, TEAM) as opened:
        opened.add(note("shade"))
        opened._store.database.driver.execute("UPDATE note_records SET text = 'altered'")
        assert opened.damage() != []
        opened._store.rebuild()
        assert opened.damage() == []
        assert [each.text for each in opened.all(Note)] == ["shade"]


def test_a_value_that_became_another_type_is_never_handed_on(path: Path) -> None:
    with Workspace.open(path, TEAM) as opened:
        opened.add(shade := note("shade"))
        driver = opened._store.database.driver
        driver.execute("UPDATE revisions SET role = CAST(role AS BLOB)")
        driver.execute("UPDATE note_records SET strength = 'x'")
        with pytest.raises(DamagedFileError):
            opened.all(Note)
        with pytest.raises(DamagedFileError):
            opened.history(shade.id)


@pytest.mark.parametrize("damaged", [b"short", "sixteen letters!", 7])
def test_an_id_that_is_none_is_said_in_a_sentence(path: Path, damaged: object) -> None:
    with Workspace.open(path, TEAM) as opened:
        opened.add(shade := note("shade"))
        driver = opened._store.database.driver
        driver.execute("INSERT INTO conflicts VALUES (?)", (damaged,))
        with pytest.raises(DamagedFileError):
            opened.snapshot()
        driver.execute("UPDATE revisions SET edit = ?", (damaged,))
        with pytest.raises(DamagedFileError):
            opened.history(shade.id)
        driver.execute("UPDATE revisions SET record_id = ?", (damaged,))
        driver.execute("UPDATE facts SET value = 'of another app' WHERE name = 'derived'")
    with pytest.raises(DamagedFileError):
        Workspace.open(path, TEAM)


def test_a_record_of_a_key_file_is_checked_too(tmp_path: Path) -> None:
    with make_key_file(tmp_path / "heat.key", PROGRAMME, WORD) as key:
        assert key.damage() == []
        key._store.database.driver.execute("UPDATE key_pair_records SET public = 'mine'")
        assert key.damage() != []


def test_a_page_that_sqlite_cannot_read_is_damage(path: Path) -> None:
    database = Database(path)
    root = database.driver.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'note_records'"
    ).fetchone()[0]
    size = database.driver.execute("PRAGMA page_size").fetchone()[0]
    database.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : (root - 1) * size + 8] = b"\xff" * 8
    path.write_bytes(content)
    assert is_noticed(path, None)
