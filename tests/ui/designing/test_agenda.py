"""An agenda in a spreadsheet becomes days and sessions: columns matched once, undone at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Prompt, Session, Workshop
from tests.imports.sheets import write_csv, write_xlsx
from tests.ui.acting import button, said
from tests.ui.conftest import current
from tests.ui.designing.designed import agenda, bring_agenda, messy, wait_for
from tests.ui.plan.outlined import at_hand, plan_in, plan_of_nothing

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.designing.agenda import AgendaPanel
    from facilitator_app.ui.window import Window


def matched(panel: AgendaPanel) -> list[str]:
    return [each.currentText() for each in panel.columns.combos]


def match(panel: AgendaPanel, place: int, field: str) -> None:
    combo = panel.columns.combos[place]
    at = combo.findData(field)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    wait_for(panel)


def test_an_agenda_is_seen_by_day_and_added_as_one_edit(window: Window, tmp_path: Path) -> None:
    screen = plan_of_nothing(window, tmp_path)
    panel = bring_agenda(window, agenda(tmp_path))
    assert matched(panel) == [
        "begins",
        "minutes",
        "title",
        "kind",
        "prompts",
        "left out",
    ]
    assert panel.days.lines == [
        "Day 1",
        "10:00 P1.1 Welcome plenary · 20 min",
        "10:20 1.1 Who we are at the tables · 45 min · 2 prompts",
        "11:05 B1.1 Tea break · 15 min",
        "11:20 1.2 What matters at the tables · 60 min · 1 prompt",
    ]
    panel.add.click()
    workspace = current(window).workspace
    assert len(workspace.all(Prompt)) == 3
    assert said(window) == "4 sessions on 1 day added to the plan."
    assert at_hand(screen) == "P1.1"
    button(window, "Undo").click()
    assert workspace.all(Workshop) == []
    assert workspace.all(Session) == []


def test_columns_are_matched_once(window: Window, tmp_path: Path) -> None:
    plan_of_nothing(window, tmp_path)
    rows: list[list[object]] = [["A", "B", "C"], ["9:00", "Welcome", 30], ["9:30", "Talk", 15]]
    panel = bring_agenda(window, write_csv(tmp_path / "a.csv", rows))
    assert "needs a column with titles" in panel.problem.text
    assert not panel.add.isEnabled()
    match(panel, 0, "time")
    match(panel, 1, "title")
    match(panel, 2, "title")
    assert matched(panel) == ["begins", "left out", "title"]
    match(panel, 1, "title")
    match(panel, 2, "minutes")
    assert panel.days.lines[1:] == [
        "09:00 P1.1 Welcome plenary · 30 min",
        "09:30 P1.2 Talk plenary · 15 min",
    ]
    again = bring_agenda(window, write_xlsx(tmp_path / "b.xlsx", rows))
    assert matched(again) == ["begins", "title", "minutes"]
    assert again.add.isEnabled()


def test_rows_that_cannot_be_read_are_named(window: Window, tmp_path: Path) -> None:
    plan_of_nothing(window, tmp_path)
    panel = bring_agenda(window, messy(tmp_path))
    assert panel.problem.text.splitlines()[1:] == [
        "Row 2: “x” is no number of minutes.",
        "Row 3: “soon” is no time of day, such as 9:30 or 9:30-10:00.",
        "Row 4: it has no title.",
    ]
    assert not panel.add.isEnabled()


def test_many_wrong_rows_are_counted(window: Window, tmp_path: Path) -> None:
    plan_of_nothing(window, tmp_path)
    rows = [["Time", "Session"], *[["soon", f"S{number}"] for number in range(30)]]
    panel = bring_agenda(window, write_csv(tmp_path / "a.csv", rows))
    assert panel.problem.text.splitlines()[-1] == "And 18 more."


def test_a_file_that_is_no_spreadsheet_is_said(window: Window, tmp_path: Path) -> None:
    plan_of_nothing(window, tmp_path)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing of the kind")
    panel = bring_agenda(window, path)
    assert "a.xlsx" in panel.problem.text
    assert panel.columns.combos == []
    assert not panel.add.isEnabled()


def test_an_agenda_without_days_goes_where_one_says(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    plan_in(window, demo)
    workspace = current(window).workspace
    first = min(workspace.all(Workshop), key=lambda each: each.position)
    before = {each.id for each in workspace.all(Session)}
    panel = bring_agenda(window, agenda(tmp_path))
    assert panel.into.isVisible()
    assert panel.days.lines[0] == "Day 4"
    panel.into.setCurrentIndex(1)
    panel.into.activated.emit(1)
    assert panel.days.lines[0].endswith("added to what is there")
    panel.add.click()
    new = [each for each in workspace.all(Session) if each.id not in before]
    assert {each.workshop_id for each in new} == {first.id}
    assert len(workspace.all(Workshop)) == 3


def test_codes_that_are_taken_are_said(window: Window, demo: Path, tmp_path: Path) -> None:
    plan_in(window, demo)
    rows = [["Code", "Time", "Session"], ["1.1", "9:00", "Welcome"]]
    panel = bring_agenda(window, write_csv(tmp_path / "a.csv", rows))
    assert "sessions of these codes already: 1.1" in panel.problem.text
    assert not panel.add.isEnabled()
