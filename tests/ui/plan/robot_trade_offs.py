"""How the robot types a trade-off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.domain.planning.formats import FORMATS
from tests.ui.plan.robot import ALT, CONTROL, SHIFT, Key, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.planning.formats import Format
    from tests.ui.plan.robot import Robot

    Part = dict[str, Any]

ASKS = {
    "why": "The main reason",
    "other": "Something else that should be here",
    "comment": "What somebody wants to add",
}
ROUNDS = {
    ("before", "after"): "Before and after talking",
    ("before", "table position", "after"): "Before talking, then a table position, then after",
    ("private", "table"): "In private, then at the table",
    ("once",): "Once",
    ("T0", "T1", "T2"): "T0, T1 and T2",
}


def type_trade_off(robot: Robot, wanted: Part, before: Part | None) -> None:
    """Type a trade-off; one that asks another thing in the same way begins as a copy."""
    same = {"title", "method", "scale_labels", "rounds", "session"}
    if before is not None and all(before.get(each) == wanted.get(each) for each in same):
        robot.press(Key.Key_D, CONTROL | SHIFT)
        robot.back("Code")
        assert said(robot.focus) == wanted["code"]
        robot.fill("Question on the card", wanted["wording"])
    else:
        _type_new(robot, wanted)


def _type_new(robot: Robot, wanted: Part) -> None:
    form = next(
        each
        for each in FORMATS
        if each.method == wanted["method"]
        and (each.method != "choice" or bool(each.labels) == ("scale_labels" in wanted))
    )
    robot.press(Key.Key_T, ALT)
    robot.write(wanted["title"])
    robot.back("Code")
    robot.fill("Code", wanted["code"])
    robot.fill("Question on the card", wanted["wording"])
    robot.choose("Format", form.name)
    _type_answers(robot, wanted, form)
    if form.scale:
        robot.fill("Lowest number", str(wanted["scale"][0]))
        robot.fill("Highest number", str(wanted["scale"][1]))
    if form.method == "ranking":
        is_full = "scale" in wanted
        robot.choose("How many are ranked", "All of them" if is_full else "As many as people like")
    _type_list(robot, "condition", wanted.get("conditions", []))
    for name, words in ASKS.items():
        robot.tick(words, on=name in wanted.get("asks", ()))
    robot.choose("When people vote", ROUNDS[tuple(wanted["rounds"])])


def spread_trade_off(robot: Robot, wanted: Part) -> None:
    """Say in which sessions the rounds are held that are not held with the trade-off."""
    robot.tick("Rounds in several sessions", on=True)
    for each in wanted["vote_rounds"]:
        robot.choose(f"Session of {each['round']}", f"{each['session']}  ")


def _type_answers(robot: Robot, wanted: Part, form: Format) -> None:
    """Type what can be answered, with the best case and the cost of each."""
    one = form.options.lower().removesuffix("s")
    options = wanted.get("options", [])
    if form.method == "slider":
        _type_sides(robot, ("End A", "End B"), wanted["scale_labels"], wanted)
        _type_list(robot, one, options)
    elif form.scale:
        _type_list(robot, one, options)
        _type_sides(robot, ("In favour", "Against"), (), wanted)
    else:
        names = [f"{form.options.removesuffix('s')} {at}" for at, _ in enumerate(options, 1)]
        robot.go(f"Add {one}")
        robot.press(Key.Key_Space)
        robot.paste("\n".join(options))
        robot.back(names[0])
        _type_sides(robot, names, options, wanted)


def _type_sides(robot: Robot, names: Sequence[str], texts: Sequence[str], wanted: Part) -> None:
    """Type the words, best case and cost of each side; what is said of all after them."""
    each_has = {
        "Best case": wanted.get("best_cases", []),
        "Cost": wanted.get("costs", []),
    }
    for at, name in enumerate(names):
        if texts:
            robot.fill(name, texts[at])
        for what, told in each_has.items():
            if len(told) > 1:
                robot.fill(f"{what} of {name}", told[at])
    for what, told in each_has.items():
        if len(told) == 1:
            robot.tick(f"One {what.lower()} for all", on=True)
            robot.fill(f"{what} of all", told[0])


def _type_list(robot: Robot, one: str, texts: Sequence[str]) -> None:
    if texts:
        robot.go(f"Add {one}")
        robot.press(Key.Key_Space)
        robot.paste("\n".join(texts))
