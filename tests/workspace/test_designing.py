"""A design is taken into an open file: what is in use stays, and one undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import (
    Ballot,
    Note,
    PlaceWording,
    Prompt,
    Session,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.designing import design_in, take_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def spring(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "spring.facilitator", "Spring") as workspace:
        design = {
            "format": "facilitator design 1",
            "workshops": [
                {"code": "D1", "sessions": [{"code": "1", "prompts": [{"code": "1a"}]}]},
                {"code": "D2", "sessions": [{"code": "2"}]},
            ],
            "trade_offs": [
                {
                    "code": "TO1",
                    "method": "dots",
                    "session": "2",
                    "places": "Draft",
                    "place_wordings": [{"number": 1, "text": "first"}],
                }
            ],
            "tables": [{"code": "A"}],
        }
        take_in(workspace, design, name="design")
        yield workspace


def bare(**lists: Any) -> dict[str, Any]:  # noqa: ANN401 - lists of a design
    return {"format": "facilitator design 1", **lists}


def test_what_was_said_keeps_its_place(spring: Workspace) -> None:
    session = next(each for each in spring.all(Session) if each.code == "1")
    [prompt], [table] = spring.all(Prompt), spring.all(Table)
    spring.add(Note(session_id=session.id, table_id=table.id, prompt_id=prompt.id, text="so"))
    done = take_in(spring, bare(), remove=True, name="nothing")
    assert set(done.named()["left"]) == {"workshop D1", "session 1", "prompt 1 1a", "table A"}
    assert [each.code for each in spring.all(Workshop)] == ["D1"]
    assert spring.all(TradeOff) == []
    assert spring.loose_ends() == []
    assert spring.undo() == "nothing"
    assert len(spring.all(Workshop)) == 2


def test_a_vote_that_has_versions_stays_and_so_does_its_session(spring: Workspace) -> None:
    [vote] = spring.all(TradeOff)
    spring.add(Ballot.named(spring.programme, trade_off_id=vote.id, round="once", code="K"))
    design = design_in(spring)
    design["trade_offs"][0]["wording"] = "Another"
    take_in(spring, design, name="new version")
    assert sorted(each.version for each in spring.all(TradeOff)) == [1, 2]
    assert len(spring.all(PlaceWording)) == 2
    done = take_in(spring, bare(), remove=True, name="nothing")
    assert {"trade-off TO1", "session 2", "workshop D2"} <= set(done.named()["left"])
    assert len(spring.all(TradeOff)) == 2
    assert spring.loose_ends() == []


def test_wordings_stay_as_they_were_given_once_people_have_answered(spring: Workspace) -> None:
    [vote] = spring.all(TradeOff)
    design = design_in(spring)
    design["trade_offs"][0]["place_wordings"][0]["text"] = "other"
    take_in(spring, design, name="before the vote")
    spring.add(Ballot.named(spring.programme, trade_off_id=vote.id, round="once", code="K"))
    design["trade_offs"][0]["place_wordings"][0]["text"] = "third"
    design["trade_offs"][0]["place_wordings"].append({"number": 2, "text": "given late"})
    with pytest.raises(PlanError, match="The first ballot is in: place wording TO1 1 stays"):
        take_in(spring, design, name="after the vote")
    assert [each.text for each in spring.all(PlaceWording)] == ["other"]
    design["trade_offs"][0]["place_wordings"][0]["text"] = "other"
    take_in(spring, design, name="after the vote")
    assert [each.text for each in spring.all(PlaceWording)] == ["other", "given late"]


def test_a_new_version_keeps_the_wordings_that_a_design_does_not_give(spring: Workspace) -> None:
    [vote] = spring.all(TradeOff)
    [given] = spring.all(PlaceWording)
    design = design_in(spring)
    design["trade_offs"][0] |= {"places": "Draft", "options": ["Draft 1", "Draft 2"]}
    take_in(spring, design, name="places")
    spring.add(Ballot.named(spring.programme, trade_off_id=vote.id, round="once", code="K"))
    design["trade_offs"][0]["wording"] = "Another"
    del design["trade_offs"][0]["place_wordings"]
    take_in(spring, design, name="new version")
    texts = [(each.trade_off_id == vote.id, each.text) for each in spring.all(PlaceWording)]
    assert sorted(texts) == [(False, given.text), (True, given.text)]


def test_a_design_takes_no_round_away_from_ballots(spring: Workspace) -> None:
    [vote] = spring.all(TradeOff)
    design = design_in(spring)
    design["trade_offs"][0]["rounds"] = ["before"]
    take_in(spring, design, name="rounds")
    spring.add(Ballot.named(spring.programme, trade_off_id=vote.id, round="before", code="K"))
    design["trade_offs"][0]["rounds"] = ["first"]
    with pytest.raises(PlanError, match="cast in the round “before”, so it stays"):
        take_in(spring, design, name="other rounds")
    design["trade_offs"][0]["rounds"] = ["before", "after"]
    take_in(spring, design, name="another round")


def test_nothing_is_written_if_nothing_changes(spring: Workspace) -> None:
    count = spring.revision_count()
    take_in(spring, design_in(spring), name="again")
    assert spring.revision_count() == count
