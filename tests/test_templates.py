"""A programme is started from another one's design, and keeps its own name and days."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from facilitator_app import templates
from facilitator_app.demo import make_demo
from facilitator_app.domain.errors import DesignFileError, PlanError
from facilitator_app.domain.records import (
    Briefing,
    PlaceWording,
    Programme,
    Record,
    Session,
    TradeOff,
    Workshop,
)
from facilitator_app.templates import BLANK, DEMO, Template
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.designing import design_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "new.facilitator", "New") as opened:
        yield opened


def add_day(workspace: Workspace, *more: Record) -> None:
    day = Workshop.named(
        workspace.programme, code="D1", title="One", position=1, held_on=date(2026, 1, 3)
    )
    session = Session.named(workspace.programme, workshop_id=day.id, code="1", title="Talk")
    workspace.add(day, session, *more)


def test_the_demo_and_blank_are_always_there(workspace: Workspace, home: Path) -> None:
    assert [each.name for each in templates.templates()] == [BLANK, DEMO]
    templates.start_from(workspace, Template(BLANK))
    assert workspace.all(Workshop) == []
    assert workspace.undo_name == "new programme"
    assert templates.load(Template(BLANK))["programme"] == {"name": BLANK}
    with pytest.raises(PlanError, match="comes with the app"):
        templates.remove(Template(DEMO))
    assert not (home / "templates").exists()


def test_the_demo_gives_its_design_but_not_its_name(workspace: Workspace, tmp_path: Path) -> None:
    templates.start_from(workspace, Template(DEMO), date(2027, 3, 6))
    [programme] = workspace.all(Programme)
    assert (programme.name, programme.fictional) == ("New", False)
    days = sorted(workspace.all(Workshop), key=lambda each: each.position)
    assert [each.held_on for each in days] == [
        date(2027, 3, 6),
        date(2027, 3, 13),
        date(2027, 3, 20),
    ]
    make_demo(tmp_path / "demo.facilitator", filled=False)
    with Workspace.open(tmp_path / "demo.facilitator") as demo:
        mine, whole = design_in(workspace), design_in(demo)
    for one in (mine, whole):
        one["programme"].pop("name"), one["programme"].pop("fictional", None)
        for day in one["workshops"]:
            day.pop("held_on")
    assert mine == whole
    assert workspace.undo() == f"start from {DEMO}"
    assert workspace.all(Briefing) == []


def test_a_design_is_saved_found_and_removed(workspace: Workspace, tmp_path: Path) -> None:
    vote = TradeOff(code="TO1", method="dots", version=3, places="Draft")
    place = PlaceWording(trade_off_id=vote.id, number=1, text="said on the day")
    add_day(workspace, vote, place)
    saved = templates.save(workspace, "Two  days: a CON?")
    assert (saved.name, saved.path and saved.path.name) == (
        "Two days a CON",
        "Two days a CON.json",
    )
    assert templates.is_there("two days a con") or templates.is_there("Two days: a CON?")
    assert templates.templates() == [Template(BLANK), Template(DEMO), saved]
    text = json.dumps(templates.load(saved))
    assert "held_on" not in text
    assert "said on the day" not in text
    with Workspace.create(tmp_path / "other.facilitator", "Other") as other:
        templates.start_from(other, saved)
        assert [each.held_on for each in other.all(Workshop)] == [None]
        assert [each.version for each in other.all(TradeOff)] == [1]
        assert [each.name for each in other.all(Programme)] == ["Other"]
    templates.save(workspace, "two days a CON?")
    templates.remove(saved)
    templates.remove(saved)
    assert saved not in templates.templates()


@pytest.mark.parametrize("name", ["con", "a/b", "x" * 300, "Übung 3 🎈", "..", "report.json"])
def test_any_name_can_be_kept(workspace: Workspace, name: str) -> None:
    saved = templates.save(workspace, name)
    assert [each.name for each in templates.templates()[2:]] == [saved.name]
    assert templates.load(saved)["programme"]["name"] == saved.name


def test_what_cannot_be_saved_is_said(workspace: Workspace, home: Path) -> None:
    for name, sentence in ((" ", "needs a name"), ("blank", "comes with the app")):
        with pytest.raises(PlanError, match=sentence):
            templates.save(workspace, name)
    home.mkdir(exist_ok=True)
    (home / "templates").touch()
    with pytest.raises(PlanError, match="could not be saved"):
        templates.save(workspace, "Mine")
    assert [each.name for each in templates.templates()] == [BLANK, DEMO]


def test_a_damaged_template_is_refused_and_starts_nothing(workspace: Workspace) -> None:
    saved = templates.save(workspace, "Mine")
    assert saved.path is not None
    saved.path.write_text('{"format": "facilitator design 1", "tabels": []}', encoding="utf-8")
    with pytest.raises(DesignFileError, match='did you mean "tables"'):
        templates.start_from(workspace, saved)
    assert workspace.all(Workshop) == []


def test_days_do_not_go_beyond_the_calendar(workspace: Workspace) -> None:
    with pytest.raises(PlanError, match="beyond the calendar"):
        templates.start_from(workspace, Template(DEMO), date(9999, 12, 30))
    assert workspace.all(Workshop) == []


def test_a_folder_that_cannot_be_removed_from_says_so(workspace: Workspace, home: Path) -> None:
    folder = home / "templates" / "x.json"
    folder.mkdir(parents=True)
    assert Template("x", folder) not in templates.templates()
    with pytest.raises(PlanError, match="could not be removed"):
        templates.remove(Template("x", folder))
    assert workspace.all(Workshop) == []
