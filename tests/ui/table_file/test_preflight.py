"""The check of a laptop in the window, and its clock compared with the lead's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.ui.table_file.preflight_panel import PreflightPanel, said_of, screens
from facilitator_app.workspace.preflight import Checked
from tests.travelling.stick import prepared
from tests.ui.table_file.at_table import checked, open_table, over

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window


def test_it_says_line_by_line_how_the_laptop_is(window: Window, tmp_path: Path) -> None:
    open_table(window, prepared(tmp_path, "A"))
    panel = checked(over(window, "table.check", PreflightPanel))
    assert [each.what for each in panel.found] == [
        "Disk",
        "Battery",
        "Kit",
        "Clock",
        "Saving",
        "Table pack",
        "Screens",
    ]
    assert "to be heeded" in panel.told.text()


def test_the_clock_is_compared_with_a_time_that_is_read_out(window: Window, tmp_path: Path) -> None:
    workspace = open_table(window, prepared(tmp_path, "A"))
    before = list(workspace.revisions())
    panel = checked(over(window, "table.check", PreflightPanel))
    QTest.keyClicks(panel.time, "half past")
    QTest.keyClick(panel.time, Qt.Key.Key_Return)
    assert "no time of day" in panel.problem.text
    read_out = datetime.now().astimezone() + timedelta(minutes=4)
    panel.time.setText(f"{read_out:%H:%M:%S}")
    panel.found = []
    QTest.keyClick(panel.time, Qt.Key.Key_Return)
    checked(panel)
    kit = workspace.kit
    assert kit is not None
    assert kit.drift is not None
    assert abs(kit.drift + 240) < 30
    [clock] = [each for each in panel.found if each.what == "Clock"]
    assert clock.told == "4 min behind."
    assert not panel.problem.text
    assert list(workspace.revisions()) == before


def test_it_can_be_closed_while_it_is_looking(window: Window, tmp_path: Path) -> None:
    open_table(window, prepared(tmp_path, "A"))
    over(window, "table.check", PreflightPanel).close()
    QTest.qWait(300)
    assert window.overlay is None


def test_a_second_screen_is_to_be_heeded() -> None:
    assert screens(1).tone == "good"
    assert screens(2).tone == "warn"


def test_it_is_said_in_one_line() -> None:
    good, warn, bad = (Checked("a", tone, "b") for tone in ("good", "warn", "bad"))
    assert said_of([good]) == "This laptop is ready."
    assert said_of([bad, warn, warn]) == "1 thing to be put right, 2 things to be heeded."
