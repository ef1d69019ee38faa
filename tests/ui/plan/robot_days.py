"""How the robot types what belongs to the programme as a whole, and its days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from facilitator_app.ui.plan.editors.session import KINDS
from tests.ui.plan.robot import ALT, CONTROL, Key, Robot, said
from tests.ui.plan.robot_trade_offs import spread_trade_off, type_trade_off

if TYPE_CHECKING:
    from collections.abc import Iterable

    Part = dict[str, Any]

ARRIVAL, LUNCH = "A", "L"


def type_all(robot: Robot, design: Part) -> None:
    """Type a design into a blank programme."""
    type_scope(robot, design["programme"])
    make_tables(robot, design["tables"])
    make_team(robot, design["staff"])
    take_briefings(robot, design["briefings"])
    paste_themes(robot, design["themes"])
    paste_shorthand(robot, design["shorthand"])
    for day in design["workshops"]:
        type_day(robot, day, design["trade_offs"])
    spread_rounds(robot, design["trade_offs"])
    type_duties(robot, design["staff"])


def type_scope(robot: Robot, programme: Part) -> None:
    robot.go("Write the scope card first")
    robot.press(Key.Key_Space)
    robot.fill("Name", programme["name"])
    for name, field in (
        ("Question", "question"),
        ("In scope", "in_scope"),
        ("Out of scope", "out_of_scope"),
        ("Promise", "promise"),
        ("Commissioner", "commissioner"),
    ):
        robot.fill(name, programme[field])
    robot.tick("Invented people and answers", on=programme["fictional"])


def section(robot: Robot, words: str) -> None:
    """Go to a line of the outline by its first letters, and into its editor."""
    robot.press(Key.Key_Escape)
    robot.write(words)
    robot.press(Key.Key_Return)


def make_tables(robot: Robot, tables: list[Part]) -> None:
    """Make them in one step."""
    section(robot, "Tables")
    robot.fill("Tables to add", str(len(tables)))
    robot.go(f"Add {tables[0]['code']} to {tables[-1]['code']}")
    robot.press(Key.Key_Space)


def make_team(robot: Robot, staff: list[Part]) -> None:
    """Staff every table in one step, and paste the others below."""
    section(robot, "Team")
    robot.back("Staff every table")
    robot.press(Key.Key_Space)
    robot.go("Team")
    robot.press(Key.Key_End, CONTROL)
    robot.press(Key.Key_Home)
    others = [each for each in staff if "table" not in each]
    robot.paste("\n".join(f"{each['code']}\t{each['role']}" for each in others))


def take_briefings(robot: Robot, briefings: list[Part]) -> None:
    section(robot, "Briefings")
    for each in briefings:
        robot.back("Role")
        robot.choose("Role", each["role"])
        robot.go("Use the suggested text")
        robot.press(Key.Key_Space)
        assert said(robot.focus) == each["text"]


def paste_themes(robot: Robot, themes: list[Part]) -> None:
    section(robot, "Themes")
    robot.paste("\n".join(f"{each['code']}\t{each['title']}" for each in themes))


def paste_shorthand(robot: Robot, shorthand: list[Part]) -> None:
    section(robot, "Shorthand")
    robot.paste("\n".join(f"{each['short']}\t{each['text']}" for each in shorthand))


def type_duties(robot: Robot, staff: list[Part]) -> None:
    """Type who does what in which session, if not as always."""
    robot.press(Key.Key_Escape)
    robot.click_segment("Programme")
    robot.press(Key.Key_Escape)
    section(robot, "Team")
    robot.click_segment("In one session")
    held: dict[str, dict[int, str]] = {}
    for row, each in enumerate(staff):
        for duty in each.get("duties", ()):
            held.setdefault(duty["session"], {})[row] = duty["task"]
    for code, tasks in held.items():
        robot.back("Session")
        robot.choose("Session", f"{code}  ")
        robot.go("Duties")
        for row, task in tasks.items():
            robot.press(Key.Key_Home, CONTROL)
            robot.press(Key.Key_End)
            robot.press(Key.Key_Down, times=row)
            robot.write(task)
            robot.press(Key.Key_Return)


def type_day(robot: Robot, day: Part, trade_offs: Iterable[Part]) -> None:
    robot.press(Key.Key_D, ALT)
    robot.write(day["title"])
    robot.fill("Date", f"{date.fromisoformat(day['held_on']):%d %B %Y}")
    robot.fill("Doors open", day["doors"])
    robot.fill("Venue", day["venue"])
    for each in day["sessions"]:
        type_session(robot, each)
        for asked in each.get("prompts", ()):
            type_prompt(robot, asked)
        before = None
        for voted in trade_offs:
            if voted["session"] == each["code"]:
                type_trade_off(robot, voted, before)
                before = voted


def spread_rounds(robot: Robot, trade_offs: Iterable[Part]) -> None:
    """Say of polls that begin on the first day in which later sessions they go on."""
    robot.press(Key.Key_Escape)
    robot.click_segment("Day 1")
    for each in trade_offs:
        if "vote_rounds" in each:
            section(robot, each["code"])
            spread_trade_off(robot, each)


def type_session(robot: Robot, session: Part) -> None:
    kind = session.get("kind", "table")
    sort = {
        "table": "At the tables",
        "plenary": "All together",
        "individual": "Arrival" if session["code"].startswith(ARRIVAL) else "Each for themselves",
        "break": "Lunch" if session["code"].startswith(LUNCH) else "Break",
    }[kind]
    robot.click("Add a session")
    robot.choose_in_menu(sort)
    robot.write(session["title"])
    assert said(robot.back("Code")) == session["code"], "another code than people would choose"
    robot.choose("Kind", KINDS[kind])
    robot.fill("Start", session["planned_start"])
    robot.fill("Length", str(session["minutes"]))
    robot.fill("At least", str(session["minimum_minutes"]))
    robot.tick("Protected", on=session.get("protected", False))
    robot.fill("Round of seating", session["round"])


def type_prompt(robot: Robot, prompt: Part) -> None:
    robot.press(Key.Key_P, ALT)
    robot.write(prompt["question"])
    robot.back("Code")
    robot.fill("Code", prompt["code"])
    robot.fill("Time", str(prompt["minutes"]))
    robot.tick("Must be asked", on=prompt.get("must_ask", False))
    robot.tick("Ask for a three-line summary", on=prompt.get("summary", False))
    if "probes" in prompt:
        robot.go("Add probe")
        robot.press(Key.Key_Space)
        for number, each in enumerate(prompt["probes"]):
            if number:
                robot.press(Key.Key_Return)
            robot.write(each)
    if "stimulus" in prompt:
        robot.fill("Stimulus", prompt["stimulus"])
    robot.fill("What to record", prompt["record_what"])
