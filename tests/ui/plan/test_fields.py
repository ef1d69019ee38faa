"""Fields: what is typed is read as people write it, refused in words, and never changed behind."""

from __future__ import annotations

from datetime import date, time
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.plan.fields.choices import ChoiceField, TickField
from facilitator_app.ui.plan.fields.dates import DateField
from facilitator_app.ui.plan.fields.lists import ListField
from facilitator_app.ui.plan.fields.stepped import MinutesField, NumberField, TimeField
from facilitator_app.ui.plan.fields.texts import LineField, TextField
from tests.ui.acting import press, write
from tests.ui.plan.planned import copy, lay

if TYPE_CHECKING:
    from facilitator_app.ui.plan.fields.field import Field
    from facilitator_app.ui.window import Window


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("9:30", time(9, 30)), ("930", time(9, 30)), ("9.30", time(9, 30)), ("", None)),
        *(("0930", time(9, 30)), ("9", time(9)), ("12", time(12)), ("9 30", time(9, 30))),
        *(("930pm", time(21, 30)), ("12am", time(0)), ("1 pm", time(13)), ("23:59", time(23, 59))),
    ],
)
def test_a_time_is_typed_as_people_write_it(typed: str, meant: time | None) -> None:
    assert TimeField("Doors").read(typed) == meant


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("typed", ["24:00", "9:60", "half past", "9:3", "13pm", "-1"])
def test_what_is_no_time_is_refused_in_words(typed: str) -> None:
    with pytest.raises(PlanError, match="is no time of day") as raised:
        TimeField("Doors").read(typed)
    assert "930" in raised.value.sentence()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 September 2026", date(2026, 9, 12)),
        ("Sat 12 September 2026", date(2026, 9, 12)),
        ("12/9/2026", date(2026, 9, 12)),
        ("12.9.26", date(2026, 9, 12)),
        ("12 sep 2026", date(2026, 9, 12)),
        ("2026-09-12", date(2026, 9, 12)),
        ("", None),
    ],
)
def test_a_date_is_typed_as_people_write_it(typed: str, meant: date | None) -> None:
    field = DateField("Date")
    assert field.read(typed) == meant
    assert field.read(field.written(meant)) == meant


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("typed", ["31 June 2026", "tomorrow", "1/13/2026", "12 of May 2026"])
def test_what_is_no_date_is_refused_in_words(typed: str) -> None:
    with pytest.raises(PlanError, match="is no date"):
        DateField("Date").read(typed)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("typed", "meant"), [("50", 50), ("50 min", 50), ("1:10", 70), ("1 h 10", 70), ("1h", 60)]
)
def test_minutes_are_typed_as_people_write_them(typed: str, meant: int) -> None:
    assert MinutesField("Minutes").read(typed) == meant


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("typed", ["soon", "-5", "1441", "25:00"])
def test_what_are_no_minutes_is_refused_in_words(typed: str) -> None:
    with pytest.raises(PlanError):
        MinutesField("Minutes").read(typed)


def test_a_number_keeps_within_its_bounds(window: Window) -> None:
    field = lay(window, NumberField("Seats", least=1, most=20))
    with pytest.raises(PlanError, match="21 is not between 1 and 20"):
        field.read("21")
    with pytest.raises(PlanError, match="no whole number"):
        field.read("eight")
    field.begin(20)
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == 20


@pytest.mark.parametrize(
    ("key", "meant"), [(Qt.Key.Key_Up, time(9, 35)), (Qt.Key.Key_Down, time(9, 30))]
)
def test_the_arrows_go_to_the_next_five_minutes(window: Window, key: Qt.Key, meant: time) -> None:
    field = lay(window, TimeField("Doors"))
    field.begin(time(9, 32))
    QTest.keyClick(field.line, key)
    assert field.value() == meant


def test_the_wheel_changes_nothing(window: Window) -> None:
    field = lay(window, MinutesField("Minutes"))
    choice = lay(window, ChoiceField("Kind", {"a": "One", "b": "Two"}))
    field.begin(50)
    choice.begin("a")
    for at, widget in ((field, field.line), (choice, choice.choice.combo)):
        widget.setFocus()
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        QApplication.sendEvent(widget, turn)
        assert not at.is_typed


@pytest.mark.parametrize(
    "make", [lambda: LineField("Title"), lambda: TextField("Title"), lambda: ListField("Title")]
)
def test_escape_takes_back_what_was_typed(window: Window, make: Any) -> None:  # noqa: ANN401
    field: Field[Any] = lay(window, make())
    field.begin(("As saved",) if isinstance(field, ListField) else "As saved")
    (field.rows[0].line if isinstance(field, ListField) else field.control).setFocus()
    write("no")
    assert field.is_typed
    press(Qt.Key.Key_Escape)
    assert field.text() == "As saved"
    assert not field.is_typed


def test_a_field_somebody_types_in_does_not_follow(window: Window) -> None:
    field = lay(window, LineField("Title"))
    field.begin("First")
    field.follow("Second")
    assert field.text() == "Second"
    field.line.setFocus()
    press(Qt.Key.Key_End)
    write(" and more")
    field.follow("Third")
    assert field.text() == "Second and more"
    press(Qt.Key.Key_Escape)
    assert field.text() == "Third"


def test_a_choice_is_a_list_where_words_do_not_fit_beside_each_other(window: Window) -> None:
    words = {"a": "Plenary", "b": "At tables", "c": "Each alone", "d": "Break"}
    field = lay(window, ChoiceField("Kind", words, beside=True), 600)
    field.begin("b")
    assert field.choice.segments.isVisible()
    narrow = lay(window, ChoiceField("Kind", words, beside=True), 260)
    narrow.begin("b")
    assert narrow.choice.combo.isVisible()
    assert narrow.choice.combo.currentText() == "At tables"


def test_a_choice_keeps_a_value_that_is_not_offered(window: Window) -> None:
    field = lay(window, ChoiceField("Role", {"lead": "lead"}))
    field.begin("signer")
    assert field.choice.combo.currentText() == "signer"
    assert field.value() == "signer"


def test_a_tick_is_on_or_off(window: Window) -> None:
    field = lay(window, TickField("Protected"))
    field.begin(value=True)
    assert field.value() is True
    field.toggle.click()
    assert field.value() is False


def rows_of(window: Window, *texts: str) -> ListField:
    field = lay(window, ListField("Probes", one="probe"))
    field.begin(texts)
    return field


def test_enter_adds_a_row_and_backspace_takes_an_empty_one_away(window: Window) -> None:
    field = rows_of(window, "Why?", "Who?")
    field.rows[0].line.setFocus()
    press(Qt.Key.Key_Return)
    write("When?")
    assert field.value() == ("Why?", "When?", "Who?")
    for _ in "When?":
        press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    assert [each.line.text() for each in field.rows] == ["Why?", "Who?"]


def test_many_lines_that_are_pasted_become_many_rows(window: Window) -> None:
    field = rows_of(window, "Why?")
    field.more.click()
    copy("• Who?\n• When?\n\nWhere?")
    QTest.keyClick(field.rows[1].line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == ("Why?", "Who?", "When?", "Where?")


def test_many_more_lines_are_pasted_without_waiting_and_a_document_is_refused(
    window: Window,
) -> None:
    field = rows_of(window, "Why?")
    paste = (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    copy("\n".join(f"Line {number}" for number in range(10_000)))
    QTest.keyClick(field.rows[0].line, *paste)
    assert field.value() == ("Why?",)
    assert field.wrong.startswith("10000 lines were copied, and at most 200 can be pasted")
    copy("\n".join(f"Line {number}" for number in range(200)))
    begun = perf_counter()
    QTest.keyClick(field.rows[0].line, *paste)
    assert perf_counter() - begun < 2
    assert len(field.value()) == 200
    assert field.value()[-1] == "Line 199"
    assert field.rows[-1].line.hasFocus()


def test_a_row_moves_by_keys_and_by_dragging(window: Window) -> None:
    field = rows_of(window, "a", "b", "c")
    field.rows[0].line.setFocus()
    QTest.keyClick(field.rows[0].line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.value() == ("b", "a", "c")
    QApplication.processEvents()
    grip = field.rows[2].grip
    to = grip.mapFromGlobal(field.rows[0].mapToGlobal(QPoint(5, 5)))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(grip, to)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=to)
    assert field.value() == ("c", "b", "a")


def test_a_date_is_taken_from_the_calendar(window: Window) -> None:
    field = lay(window, DateField("Date"))
    field.begin(date(2026, 9, 12))
    field.calendar.click()
    assert field.popup is not None
    calendar = field.popup.month
    calendar.setSelectedDate(calendar.selectedDate().addDays(7))
    calendar.activated.emit(calendar.selectedDate())
    assert field.value() == date(2026, 9, 19)


def test_tab_goes_through_the_rows_before_what_lies_below_them(window: Window) -> None:
    page = QWidget()
    above, field, below = LineField("Above"), ListField("Probes"), LineField("Below")
    page.setLayout(column(above, field, below))
    lay(window, page)
    field.begin(("a", "b"))
    field.rows[0].line.setFocus()
    press(Qt.Key.Key_Return)
    above.line.setFocus()
    names = []
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())  # type: ignore[union-attr]
    rows = [name for at in (1, 2, 3) for name in (f"Probes {at}", f"Remove Probes {at}")]
    assert names == [*rows, "Add row", "Below"]
