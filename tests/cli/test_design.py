"""A design goes out as a file, is changed by hand, and comes in again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from facilitator_app.cli.files import author
from facilitator_app.demo import make_demo
from facilitator_app.domain.records import Note, Session, TradeOff, Workshop
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Facilitator


def write(path: Path, design: Any) -> Path:  # noqa: ANN401 - whatever somebody wrote
    path.write_text(json.dumps(design), encoding="utf-8")
    return path


def small(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - lists of a design
    return {"format": "facilitator design 1", "programme": {"name": "Spring"}, **values}


def test_the_demo_goes_out_and_comes_in_as_it_was(facilitator: Facilitator, tmp_path: Path) -> None:
    demo, new = tmp_path / "demo.facilitator", tmp_path / "new.facilitator"
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    make_demo(demo, filled=False)
    assert facilitator("design", demo, "--out", one).out.endswith(
        "one.json holds the design of demo.facilitator.\n"
    )
    taken = facilitator("design", new, "--in", one)
    assert taken.code == 0
    assert "Edited (1): programme." in taken.out
    facilitator("design", new, "--out", other)
    assert one.read_bytes() == other.read_bytes()
    assert b'"planned_start": "09:30"' in one.read_bytes()
    again = facilitator("design", new, "--in", one)
    assert again.out == "Nothing changed: the programme has this design already.\n"


def voted_in(design: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the trade-offs of a design as far as the days of their rounds are in it."""
    days = {each["code"] for day in design["workshops"] for each in day["sessions"]}
    for each in design["trade_offs"]:
        if each["session"] in days:
            held = [one for one in each.get("vote_rounds", []) if one["session"] in days]
            yield {**each, "vote_rounds": held}


def test_a_filled_programme_takes_another_design_in_one_edit(
    facilitator: Facilitator, demo: Path, tmp_path: Path
) -> None:
    out = tmp_path / "design.json"
    facilitator("design", demo, "--out", out)
    design = json.loads(out.read_text(encoding="utf-8"))
    design["workshops"][0]["sessions"][0]["title"] = "Arrive"
    design["trade_offs"][0]["wording"] = "What matters more to you?"
    del design["themes"], design["workshops"][2]
    design["staff"] = [{**each, "duties": []} for each in design["staff"]]
    design["trade_offs"] = list(voted_in(design))
    answer = facilitator("design", demo, "--in", write(out, design), "--remove", "--json")
    assert answer.json["added"] == ["trade-off AN1", "vote round AN1 T1"]
    assert answer.json["edited"] == ["session A1"]
    assert {"workshop D3", "theme ACC", "session 3.3"} <= {*answer.json["left"]}
    assert {"session P3.1", "session B3.1", "duty EX4 P3.2"} <= {*answer.json["removed"]}
    with Workspace.open(demo, author()) as workspace:
        votes = [each for each in workspace.all(TradeOff) if each.code == "AN1"]
        assert sorted(each.version for each in votes) == [1, 2]
        assert len(workspace.all(Workshop)) == 3
        assert workspace.loose_ends() == []
        notes = len(workspace.all(Note))
        assert workspace.undo_name == "take in design.json"
        workspace.undo()
        assert len(workspace.all(Note)) == notes
        assert "Arrive" not in {each.title for each in workspace.all(Session)}
    assert list(tmp_path.glob("* backups/*"))


def test_what_nothing_refers_to_goes_if_that_is_asked_for(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path, design = tmp_path / "x.facilitator", tmp_path / "x.json"
    day = {"code": "D1", "sessions": [{"code": "1", "prompts": [{"code": "1a"}]}]}
    facilitator("design", path, "--in", write(design, small(workshops=[day])))
    kept = facilitator("design", path, "--in", write(design, small()))
    assert kept.out == (
        "Not in the design, and left alone (3): workshop D1, session 1, prompt 1 1a.\n"
        "Nothing changed: the programme has this design already.\n"
    )
    gone = facilitator("design", path, "--in", design, "--remove")
    assert gone.out == "Removed (3): workshop D1, session 1, prompt 1 1a.\n"
    with Workspace.open(path) as workspace:
        assert workspace.all(Session) == []


def test_mistakes_are_listed_and_nothing_is_made(facilitator: Facilitator, tmp_path: Path) -> None:
    path, design = tmp_path / "x.facilitator", tmp_path / "x.json"
    write(design, small(themes=[{"code": 1}, {"cod": "A"}]))
    answer = facilitator("design", path, "--in", design, "--json")
    assert answer.code == 1
    assert answer.json["problems"] == [
        "themes[0].code: a code is expected, not 1.",
        'themes[1].cod: there is no such field; did you mean "code"?',
        "themes[1].code: this is missing.",
    ]
    assert answer.json["ok"] is False
    assert "themes[0].code: a code is expected, not 1." in answer.json["error"]
    assert not path.exists()


def test_what_cannot_be_done_is_said(facilitator: Facilitator, tmp_path: Path) -> None:
    path, design = tmp_path / "x.facilitator", write(tmp_path / "x.json", small())
    for words, sentence in (
        ((path, "--in", tmp_path / "none.json"), "none.json cannot be read."),
        ((path, "--in", tmp_path), "is no file."),
        ((tmp_path / "x.key", "--in", design), "would look like a key file"),
        ((path, "--out", tmp_path / "y.json"), "There is no file"),
        ((path, "--out", design, "--remove"), "Use --remove with --in."),
    ):
        answer = facilitator("design", *words)
        assert answer.code == 1
        assert sentence in answer.err
    assert facilitator("design", path).code == 2
    assert facilitator("design", path, "--in", design, "--out", design).code == 2
    assert not path.exists()


def test_a_letter_of_that_name_is_not_written_over(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path, letter = tmp_path / "x.facilitator", tmp_path / "letter.json"
    facilitator("new", path, "--name", "X")
    letter.write_text("{}", encoding="utf-8")
    assert "there is another file of that name" in facilitator("design", path, "--out", letter).err
    assert letter.read_text(encoding="utf-8") == "{}"
