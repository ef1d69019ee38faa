"""Making the files: the same from the same seed, all of it or nothing, of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.demo import make_demo
from facilitator_app.demo.making import PASSPHRASE
from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.domain.records import (
    PROGRAMME_KINDS,
    Ballot,
    KeyBackup,
    KeyPair,
    Note,
    Participant,
    Person,
    Programme,
    SealingKey,
    Session,
    TradeOff,
    Workshop,
)
from facilitator_app.resource_files import resource
from facilitator_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot


OF_THE_KEY = (SealingKey, KeyBackup)


def made(path: Path, *, filled: bool = True, seed: int = 1, days: int = 1) -> Snapshot:
    make_demo(path, filled=filled, seed=seed, days=days)
    with Workspace.open(path) as workspace:
        assert workspace.loose_ends() == []
        return workspace.snapshot()


def test_the_same_seed_gives_the_same_records(tmp_path: Path) -> None:
    one, other = (made(tmp_path / f"{name}.facilitator", seed=7) for name in "ab")
    assert len(one.all(SealingKey)) == 1
    kinds = [each.record_kind for each in PROGRAMME_KINDS if each not in OF_THE_KEY]
    for kind in kinds:  # a key that follows from a seed would be none
        assert one.records[kind] == other.records[kind]


def test_another_seed_gives_other_records(tmp_path: Path, snapshot: Snapshot) -> None:
    other = made(tmp_path / "b.facilitator", seed=2)
    assert other.all(Programme)[0].id != snapshot.all(Programme)[0].id
    texts = {each.text for each in snapshot.all(Note)}
    assert sum(each.text not in texts for each in other.all(Note)) > 300


def test_an_empty_one_is_the_same_design(tmp_path: Path, snapshot: Snapshot) -> None:
    empty = made(tmp_path / "empty.facilitator", filled=False, days=3)
    designed = {
        *("programme", "workshop", "session", "prompt", "table", "staff", "duty", "briefing"),
        *("theme", "shorthand", "trade-off", "vote round"),
    }
    for kind in PROGRAMME_KINDS:
        name = kind.record_kind
        if kind in OF_THE_KEY:
            continue
        expected = snapshot.records[name] if name in designed else ()
        assert empty.records[name] == expected, name
    with Workspace.open(tmp_path / "empty.key", passphrase=PASSPHRASE) as key:
        assert len(key.all(KeyPair)) == 1
        assert key.all(Person) == []


def test_after_the_third_day_the_first_comes_again(tmp_path: Path) -> None:
    found = made(tmp_path / "long.facilitator", days=5)
    assert [each.code for each in found.all(Workshop)] == [
        *("D1", "D2", "D3"),
        *("D1-2", "D2-2"),
    ]
    dates = [each.held_on for each in found.all(Workshop)]
    assert len({date and date.weekday() for date in dates}) == 1
    assert len(set(dates)) == 5
    assert len({each.code for each in found.all(Session)}) == len(found.all(Session))
    assert len({each.code for each in found.all(TradeOff)}) == 16 + 12
    assert len(found.all(Participant)) == 112
    assert 8_500 < len(found.all(Note)) < 9_500
    assert len(found.all(Ballot)) > 4500


def test_tells_how_far_it_is(tmp_path: Path) -> None:
    told = []
    make_demo(
        tmp_path / "a.facilitator",
        filled=False,
        days=2,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("name", ["a.facilitator", "a.key"])
def test_overwrites_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ProgrammeFileError, match="is there already") as raised:
        make_demo(tmp_path / "a.facilitator")
    assert "Choose another name." in raised.value.sentence()
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_leaves_nothing_half_written(tmp_path: Path) -> None:
    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path / "a.facilitator", filled=False, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_leaves_the_two_files_and_nothing_else(demo_path: Path, tmp_path: Path) -> None:
    made_here = tmp_path / "a.facilitator"
    make_demo(made_here, filled=False, days=1)
    assert {each.name for each in tmp_path.iterdir()} == {"a.facilitator", "a.key"}
    assert demo_path.with_suffix(".key").is_file()


def test_refuses_what_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeFileError, match="at least one day"):
        make_demo(tmp_path / "a.facilitator", days=0)
    with pytest.raises(ProgrammeFileError, match="taken for a key file"):
        make_demo(tmp_path / "a.key")
    with pytest.raises(ProgrammeFileError, match="could not be made"):
        make_demo(tmp_path / "nowhere" / "a.facilitator")


def test_finds_resources_and_says_what_is_missing() -> None:
    assert resource("demo", "programme.toml").is_file()
    with pytest.raises(FileNotFoundError, match="no resource demo/nothing"):
        resource("demo", "nothing")
