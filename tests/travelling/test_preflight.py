"""Whether a laptop is ready: each thing is tried, and each answer says what to do."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import PackError
from facilitator_app.travel.pack_file import look_at
from facilitator_app.workspace import Workspace, preflight
from facilitator_app.workspace.battery import Power, power
from facilitator_app.workspace.captured import in_words
from facilitator_app.workspace.drift import drift_from, drift_in_words, keep_drift
from facilitator_app.workspace.packing import make_pack
from tests.travelling.stick import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.workspace.kit_facts import KitFacts
    from facilitator_app.workspace.preflight import Checked

NOON = datetime.fromisoformat("2026-09-13T12:00:00+00:00")
GIGABYTE = 1 << 30


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Workspace]:
    stick = prepared(tmp_path, "A")
    with Workspace.open(stick.laptops["A"], passphrase=stick.codes["A"]) as workspace:
        yield workspace


@pytest.fixture
def kit(laptop: Workspace) -> KitFacts:
    found = laptop.kit
    assert found is not None
    return replace(found, made_at=NOON.isoformat())


def test_everything_is_looked_at_and_nothing_stays(laptop: Workspace) -> None:
    before = list(laptop.revisions())
    found = {each.what: each for each in preflight.preflight(laptop, datetime.now().astimezone())}
    assert list(found) == ["Disk", "Battery", "Kit", "Clock", "Saving", "Table pack"]
    assert found["Saving"].tone == found["Table pack"].tone == "good"
    assert "2 notes" in found["Table pack"].told
    assert found["Clock"].tone == "warn"
    assert "Table A, D1: kit 1" in found["Kit"].told
    assert list(laptop.revisions()) == before
    assert not laptop.draft("preflight")


def test_a_disk_that_is_gone(tmp_path: Path) -> None:
    assert preflight.disk(tmp_path / "gone" / "a.facilitator").tone == "bad"
    assert preflight.disk(None).tone == "bad"
    assert preflight.disk(tmp_path / "a.facilitator").what == "Disk"


@pytest.mark.parametrize(
    ("found", "tone"),
    [
        (preflight.room_of(1 << 20), "bad"),
        (preflight.room_of(GIGABYTE // 2), "warn"),
        (preflight.room_of(50 * GIGABYTE), "good"),
        (preflight.battery(Power()), "warn"),
        (preflight.battery(Power(None, is_plugged=True)), "good"),
        (preflight.battery(Power(10, is_plugged=False)), "bad"),
        (preflight.battery(Power(40, is_plugged=False)), "warn"),
        (preflight.battery(Power(80, is_plugged=None)), "good"),
        (preflight.battery(Power(10, is_plugged=True)), "good"),
    ],
)
def test_how_it_stands_with_disk_and_battery(found: Checked, tone: str) -> None:
    assert found.tone == tone
    assert found.advice or tone == "good"


@pytest.mark.parametrize(
    ("drift", "later", "tone"),
    [
        (None, timedelta(hours=1), "warn"),
        (3, timedelta(hours=1), "good"),
        (-130, timedelta(hours=1), "warn"),
        (700, timedelta(hours=1), "bad"),
        (3, timedelta(days=-1), "bad"),
        (3, timedelta(days=500), "bad"),
    ],
)
def test_how_it_stands_with_the_clock(
    kit: KitFacts, drift: int | None, later: timedelta, tone: str
) -> None:
    assert preflight.clock(replace(kit, drift=drift), NOON + later).tone == tone


def test_a_kit_that_does_not_say_when_it_was_made(kit: KitFacts) -> None:
    for text in ("", "yesterday", "2026-09-13T12:00:00"):
        other = replace(kit, made_at=text, drift=0)
        assert "made" not in preflight.kit_version(other).told
        assert preflight.clock(other, NOON).told == "As the lead's."


def test_what_cannot_be_saved_is_said(laptop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workspace, "draft", lambda *_: "something else")
    assert preflight.saving(laptop).tone == "bad"

    def refuse(*_: object) -> None:
        raise PackError("The disk is full.", advice="Make room.")

    monkeypatch.setattr(Workspace, "keep_draft", refuse)
    assert preflight.saving(laptop).told == "The disk is full. Make room."


def test_a_slow_disk_is_said(laptop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_SLOW", -1.0)
    assert preflight.saving(laptop).tone == "warn"


def test_a_pack_that_cannot_be_made_is_said(
    laptop: Workspace, kit: KitFacts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    laptop.take_kit([], replace(kit, seed="00" * 32))
    assert preflight.packing(laptop).tone == "good"
    other = tmp_path / "other.tablepack"
    make_pack(laptop, other)
    laptop.take_kit([], kit)
    found = look_at(other)
    monkeypatch.setattr(preflight, "look_at", lambda _: found)
    assert preflight.packing(laptop).told == "It is not signed as it must be."
    laptop.take_kit([], replace(kit, leads=()))
    assert "cannot be made" in preflight.packing(laptop).told
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert preflight.packing(laptop).told.startswith("None could be written")


@pytest.mark.parametrize(
    ("typed", "drift"),
    [
        ("12:00:00", 0),
        ("11:59:58", 2),
        ("12:04:00", -240),
        ("12.04", -240),
        ("0:00:00", 43200),
        ("23 59 59", -43199),
    ],
)
def test_the_time_that_is_read_out_tells_the_drift(typed: str, drift: int) -> None:
    assert drift_from(typed, NOON) == drift


@pytest.mark.parametrize("typed", ["", "noon", "24:00:00", "12:60", "12:00:00:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(PackError, match="no time of day"):
        drift_from(typed, NOON)


def test_the_drift_goes_with_the_pack(laptop: Workspace, tmp_path: Path) -> None:
    keep_drift(laptop, -240)
    assert make_pack(laptop, tmp_path / "a.tablepack").drift == -240


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "as the lead's"),
        (5, "5 s ahead"),
        (-240, "4 min behind"),
        (7300, "2 h ahead"),
    ],
)
def test_how_wrong_a_clock_is_in_words(seconds: int, words: str) -> None:
    assert drift_in_words(seconds) == words


def test_what_linux_says_of_its_batteries(tmp_path: Path) -> None:
    told = {
        "AC": {"type": "Mains", "online": "0"},
        "BAT0": {"type": "Battery", "capacity": "63"},
        "mouse": {"type": "Battery", "capacity": "5", "scope": "Device"},
        "usb": {"type": "USB"},
    }
    for name, facts in told.items():
        (tmp_path / name).mkdir()
        for fact, text in facts.items():
            (tmp_path / name / fact).write_text(f"{text}\n", encoding="ascii")
    assert power(tmp_path) == Power(63, is_plugged=False)
    (tmp_path / "BAT0" / "capacity").write_text("many\n", encoding="ascii")
    (tmp_path / "AC" / "online").write_text("1\n", encoding="ascii")
    assert power(tmp_path) == Power(None, is_plugged=True)
    assert power(tmp_path / "none") == Power()


def test_what_was_captured_in_words() -> None:
    assert in_words({}) == "nothing yet"
    assert in_words({"note": 1}) == "1 note"
    assert in_words({"note": 1200, "ballot": 2, "headline": 1}) == (
        "1,200 notes, 2 ballots, 1 other entry"
    )
    assert in_words({"headline": 1, "summary": 3}) == "4 other entries"
