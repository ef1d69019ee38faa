"""Recorded meetings typed through the real entry line by a robot, key by key, at nobody's speed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Coding, Note, Prompt, Session, Table, Theme, Workshop
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace import Workspace
from tests.ui.table.seated import workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from facilitator_app.ui.window import Window

MEETINGS = ("Bed004", "ES2002a", "ES2002b", "ES2002c", "ES2002d", "education_5")
SEAT_SIGN_OR_ALT = 2
LIKE_SIGNS = ('"', "?")


@dataclass(frozen=True)
class Turn:
    """What somebody said: by which seat, about which topics and queries, in which words."""

    seat: int
    topics: tuple[int, ...]
    queries: tuple[str, ...]
    text: str


def turns_of(meeting: dict[str, Any]) -> list[Turn]:
    spoken = meeting["meeting_transcripts"]
    speakers = list(dict.fromkeys(each["speaker"] for each in spoken))

    def holding(at: int, spans: Sequence[Sequence[str]]) -> bool:
        return any(int(first) <= at <= int(last) for first, last in spans)

    return [
        Turn(
            speakers.index(each["speaker"]) + 1,
            tuple(
                number
                for number, topic in enumerate(meeting["topic_list"])
                if holding(at, topic["relevant_text_span"])
            ),
            tuple(
                f"q{number}"
                for number, query in enumerate(meeting["specific_query_list"], 1)
                if holding(at, query["relevant_text_span"])
            ),
            each["content"].strip(),
        )
        for at, each in enumerate(spoken)
        if each["content"].strip()
    ]


def programme_for(path: Path, meeting: dict[str, Any], seats: int) -> None:
    with Workspace.create(path, "A recorded meeting") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        session = Session.named(programme, code="1.1", workshop_id=day.id)
        prompts = [
            Prompt.named(
                programme,
                session_id=session.id,
                code=code_of(number),
                question=topic["topic"],
                position=number,
            )
            for number, topic in enumerate(meeting["topic_list"])
        ]
        themes = [
            Theme.named(programme, code=f"q{number}", title=query["query"])
            for number, query in enumerate(meeting["specific_query_list"], 1)
        ]
        table = Table.named(programme, code="A", seats=seats)
        workspace.add(day, session, table, *prompts, *themes)


def code_of(topic: int) -> str:
    return f"1.1{'abcdefghijklmnop'[topic]}"


class Robot:
    """Types what it is given; it knows the grammar from its description, not from the code."""

    def __init__(self, screen: TableScreen) -> None:
        self._screen, self._line = screen, screen.notes.entry.line

    def note(self, number: int, turn: Turn) -> None:
        """Put the seat on now by its sign, now by Alt, file by a sign where the prompt changes."""
        if number % SEAT_SIGN_OR_ALT:
            self._type(f"{turn.seat}. ")
        place = code_of(turn.topics[0]) if turn.topics else ""
        here = self._screen.prompt
        if place and here is not None and here.code != place:
            self._type(f">{place} ")
        self._type("".join(f"#{each} " for each in turn.queries))
        text, half = turn.text, len(turn.text) // 2
        if text.startswith(LIKE_SIGNS):
            self._paste(text[0])
            text = text[1:]
        self._type(text[:half])
        if not number % SEAT_SIGN_OR_ALT:
            key = Qt.Key(Qt.Key.Key_0.value + turn.seat)
            QTest.keyClick(self._line, key, Qt.KeyboardModifier.AltModifier)
        self._type(text[half:])
        QTest.keyClick(self._line, Qt.Key.Key_Return)
        assert not self._line.toPlainText(), "it is on disk"

    def _paste(self, text: str) -> None:
        """Put in what would be read as a sign if it were typed."""
        QApplication.clipboard().setText(text)
        QTest.keyClick(self._line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._line, letter)
            else:  # of which Qt's robot knows no key
                none = Qt.KeyboardModifier.NoModifier
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, none, letter)
                    QApplication.sendEvent(self._line, event)


def expected(turns: list[Turn]) -> Iterator[tuple[tuple[str, ...], str | None, set[str], str]]:
    """Give what the file must hold; what has no topic stays under the prompt at hand."""
    for each in turns:
        place = code_of(each.topics[0]) if each.topics else None
        yield (str(each.seat),), place, set(each.queries), each.text


@pytest.mark.lengthy
@pytest.mark.no_cover  # other tests run the same lines
@pytest.mark.parametrize("name", MEETINGS)
def test_a_meeting_typed_key_by_key_is_in_the_file_as_it_was_said(
    window: Window, shared: Path, tmp_path: Path, name: str
) -> None:
    meeting = json.loads((shared / "qmsum" / "dev" / f"{name}.json").read_text(encoding="utf-8"))
    turns = turns_of(meeting)
    path = tmp_path / "meeting.facilitator"
    programme_for(path, meeting, max(each.seat for each in turns))
    window.asked_to_open.emit(path)
    window.services.actions["table"].trigger()
    [screen] = window.findChildren(TableScreen)
    robot = Robot(screen)
    for number, turn in enumerate(turns):
        robot.note(number, turn)
    workspace = workspace_of(window)
    notes = sorted(workspace.all(Note), key=lambda each: (each.noted_at, each.id))
    codes = {each.id: each.code for each in workspace.all(Prompt)}
    themes = {each.id: each.code for each in workspace.all(Theme)}
    coded: dict[object, set[str]] = {each.id: set() for each in notes}
    for coding in workspace.all(Coding):
        coded[coding.note_id].add(themes[coding.theme_id])
    found = [
        (each.seats, codes[each.prompt_id] if each.prompt_id else None, coded[each.id], each.text)
        for each in notes
    ]
    first = code_of(0)
    assert found == [
        (seats, place or first, queries, text) for seats, place, queries, text in expected(turns)
    ]
    assert {each.kind for each in notes} == {"point"}
