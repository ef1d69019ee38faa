"""Questions for the experts: at most three are agreed, in the table's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import ExpertQuestion, Note, now
from facilitator_app.ui.table.question_card import QuestionCard
from facilitator_app.ui.table.questions_page import QuestionsPage
from tests.ui.acting import press, said, write
from tests.ui.screens import do
from tests.ui.table.seated import page_of, say, sit, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
STEP = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
FOUR = ("Who pays?", "Who decides?", "Since when?", "Why not?")


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    """Sit where no question was put yet."""
    screen = sit(window, demo, "1.4")
    assert not questions(screen)
    return screen


@pytest.fixture
def page(screen: TableScreen) -> QuestionsPage:
    page = page_of(screen, QuestionsPage)
    for each in FOUR:
        page.cards[page._new].first.setFocus()
        write(each)
        page.flush()
    return page


def questions(screen: TableScreen) -> list[ExpertQuestion]:
    desk = screen.desk
    assert desk is not None
    return desk.workspace.of(
        ExpertQuestion, "table_id", [desk.table.id], session_id=desk.session.id
    )


def texts(page: QuestionsPage) -> list[str]:
    """Return the questions as they lie on the page."""
    cards = sorted(page.cards.values(), key=page._list.indexOf)
    return [each.words["text"].text() for each in cards][:-1]


def card(page: QuestionsPage, text: str) -> QuestionCard:
    found = [e for e in page.cards.values() if e.words["text"].text() == text]
    assert isinstance(found[0], QuestionCard)
    return found[0]


def key(page: QuestionsPage, text: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    field = card(page, text).words["text"]
    field.setFocus()
    QTest.keyClick(field, key, modifiers)


def kept(page: QuestionsPage, text: str) -> ExpertQuestion:
    return page.known[card(page, text).key]


def test_a_question_is_typed_and_routed_without_the_mouse(
    screen: TableScreen, window: Window
) -> None:
    do(window, "questions")
    write("Who pays for the interpreters?")
    press(Qt.Key.Key_Tab)
    [question] = questions(screen)
    assert question.text == "Who pays for the interpreters?"
    assert not question.agreed


def test_three_are_agreed_and_a_fourth_is_refused(
    screen: TableScreen, page: QuestionsPage, window: Window
) -> None:
    for each in FOUR:
        key(page, each, ENTER, CONTROL)
    assert [each.text for each in page.known.values() if each.agreed] == [*FOUR[:3]]
    assert said(window).startswith("Three questions are agreed already.")
    assert not card(page, "Why not?").agreed.isChecked()
    assert page.agreed.text() == "3 of 3 agreed"
    assert "Questions: 3 of 3 agreed" in [each.accessibleName() for each in screen.side.rows]
    key(page, "Who pays?", ENTER, CONTROL)
    assert texts(page) == ["Who decides?", "Since when?", "Who pays?", "Why not?"]
    card(page, "Why not?").agreed.click()
    assert kept(page, "Why not?").agreed


def test_the_order_is_changed_by_key_among_its_like(page: QuestionsPage) -> None:
    key(page, "Who pays?", ENTER, CONTROL)
    key(page, "Since when?", ENTER, CONTROL)
    assert texts(page) == ["Who pays?", "Since when?", "Who decides?", "Why not?"]
    key(page, "Since when?", Qt.Key.Key_Up, STEP)
    assert texts(page) == ["Since when?", "Who pays?", "Who decides?", "Why not?"]
    assert QApplication.focusWidget() is card(page, "Since when?").words["text"]
    key(page, "Since when?", Qt.Key.Key_Up, STEP)
    key(page, "Who pays?", Qt.Key.Key_Down, STEP)
    assert texts(page) == ["Since when?", "Who pays?", "Who decides?", "Why not?"]
    assert workspace_of_page(page) == "questions of 1.4 put in order"


def workspace_of_page(page: QuestionsPage) -> str | None:
    return page._workspace.undo_name


def test_the_order_is_changed_by_dragging(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.wait(50)
    grip = card(page, "Why not?").grip
    top = card(page, "Who pays?").mapToGlobal(QPoint(0, 0))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grip, grip.mapFromGlobal(QPoint(top.x() + 10, top.y())))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert texts(page) == ["Why not?", *FOUR[:3]]
    assert [each.text for each in page.known.values()] == ["Why not?", *FOUR[:3]]


def test_what_became_of_it_is_said_by_one_key(page: QuestionsPage) -> None:
    key(page, "Who pays?", Qt.Key.Key_1, CONTROL)
    assert kept(page, "Who pays?").status == "asked"
    key(page, "Who pays?", Qt.Key.Key_3, CONTROL)
    assert kept(page, "Who pays?").status == "parked"
    key(page, "Who pays?", Qt.Key.Key_3, CONTROL)
    assert kept(page, "Who pays?").status == ""
    key(page, "Who pays?", Qt.Key.Key_2, CONTROL)
    assert QApplication.focusWidget() is card(page, "Who pays?").words["answer"]
    write("The borough does")
    press(ENTER)
    assert kept(page, "Who pays?").answer == "The borough does"


def test_a_note_marked_as_a_question_is_put_to_the_experts(
    screen: TableScreen, window: Window
) -> None:
    page = page_of(screen, QuestionsPage)
    screen.show_notes()
    say(screen, "3. ? Who can see my record today")
    do(window, "questions")
    [row] = [e for e in page.noted if e.note.text == "Who can see my record today"]
    row.take.click()
    [question] = questions(screen)
    assert question.text == "Who can see my record today"
    assert all(each.note.text != question.text for each in page.noted)
    do(window, "undo")
    assert not questions(screen)
    assert question.text in [each.note.text for each in page.noted]


def test_a_question_is_removed_and_taken_back(page: QuestionsPage, window: Window) -> None:
    card(page, "Who decides?").remove.click()
    assert texts(page) == ["Who pays?", "Since when?", "Why not?"]
    assert said(window) == "One question for the experts removed."
    do(window, "undo")
    assert texts(page) == [*FOUR]
    assert workspace_of(window).redo_name == "question for the experts of 1.4 removed"


def test_a_question_that_is_emptied_is_gone(page: QuestionsPage) -> None:
    field = card(page, "Who decides?").words["text"]
    field.setFocus()
    field.clear()
    press(Qt.Key.Key_Tab)
    assert texts(page) == ["Who pays?", "Since when?", "Why not?"]


def test_of_very_many_noted_questions_the_newest_are_listed(screen: TableScreen) -> None:
    desk = screen.desk
    assert desk is not None
    session, table = desk.session.id, desk.table.id
    many = [
        Note(session_id=session, table_id=table, kind="question", text=f"Why {at}?", noted_at=now())
        for at in range(500)
    ]
    screen._workspace.add(*many)
    page = page_of(screen, QuestionsPage)
    assert len(page.noted) == 60
    assert "the newest 60 of" in page.title_of_noted.text()
    assert page.noted[-1].note.text == "Why 499?"
