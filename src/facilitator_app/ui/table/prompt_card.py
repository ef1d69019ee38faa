"""One prompt of the guide: what is asked, what became of it, what there is to record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from facilitator_app.domain.coverage import ASKED, MERGED, SKIPPED
from facilitator_app.domain.planning.minutes import Reading
from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.painting import LEFT, RIGHT, box, font_of, painter_for, write
from facilitator_app.ui.parts.plainly import tip
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from facilitator_app.domain.records import Prompt

_WIDE, _PAD, _LEADING, _LINE, _ICON, _EDGE = 240, 6, 3, 24, 18, 14
_SHORT = 10
"""So many letters leave room for the minutes beside them."""
_BRIEF = 32
_FEW = 20
"""Pixels that a card goes on beyond its edge where its acts go on below it."""
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextWordWrap
_FACES = {
    "": ("", "circle", "text_muted"),
    ASKED: ("Asked", "circle-check", "good"),
    MERGED: ("Merged", "split", "text_muted"),
    SKIPPED: ("Skipped", "skip-forward", "text_muted"),
}


@dataclass(frozen=True, slots=True)
class Course:
    """How it has gone with a prompt so far."""

    state: str = ""
    into: str = ""
    """The letter of the prompt that it was merged into."""
    reason: str = ""
    shown: bool = False
    notes: int = 0
    is_owed: bool = False
    """It must be asked, and has not been put to the table."""
    has_ended: bool = False
    """The time of the session has passed."""


class _Line(NamedTuple):
    """A paragraph, or one line with an icon and words at its right."""

    text: str
    ink: str = "text"
    face: str = "body"
    icon: str = ""
    right: str = ""
    right_ink: str = "text_muted"
    is_wide: bool = False
    """It begins where the letter does."""

    @property
    def wraps(self) -> bool:
        return not (self.icon or self.right)


class PromptCard(QAbstractButton):
    """One prompt. The one at hand also says what to probe and what to record."""

    def __init__(self, letter: str, prompt: Prompt | None) -> None:
        super().__init__()
        self.prompt, self.letter = prompt, letter
        self.course, self.minutes = Course(), Reading()
        self.is_brief = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.updateGeometry)
        self._name()

    def tell(self, course: Course, minutes: Reading) -> bool:
        """Say how it goes; return whether that is anything new."""
        is_new = (course, minutes) != (self.course, self.minutes)
        if is_new:
            self.course, self.minutes = course, minutes
            self._name()
            self.updateGeometry()
            self.update()
        return is_new

    def be_brief(self, *, brief: bool) -> None:
        """Make room for the prompt at hand, where they are many."""
        if brief != self.is_brief:
            self.is_brief = brief
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Be as high as the words are at this width."""
        wide = self.width() or current().px(_WIDE)
        return QSize(current().px(_WIDE), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a few words."""
        return QSize(current().px(_WIDE // 2), self.sizeHint().height())

    def heightForWidth(self, wide: int) -> int:
        """Return how high the words are at a width."""
        return self.height_if(wide, brief=self.is_brief)

    def height_if(self, wide: int, *, brief: bool) -> int:
        """Return how high it is at a width if it is brief, or if it is not."""
        if brief and not self.isChecked():
            return current().px(_BRIEF)
        lines = self._lines()
        return round(sum(self._high(each, wide) + _LEADING for each in lines)) + 2 * _PAD

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card of the prompt at hand, the words, and the ring of the focus."""
        painter = painter_for(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            paint_card(painter, rect, rect.adjusted(0, 0, 0, _FEW if self.prompt else 0))
        elif self.underMouse():
            box(painter, rect, "sunken", "", 6)
        if self.hasFocus():
            box(painter, rect, "", "focus", 6, 2)
        if self.is_brief and not self.isChecked():
            self._paint_brief(painter)
            return
        top = float(_PAD)
        letter = QRectF(_EDGE, top, self._left - 14, current().px(_LINE))
        write(painter, letter, self.letter, "text_muted", LEFT, "strong")
        for each in self._lines():
            high = self._high(each, self.width())
            left = self._left_of(each)
            place = QRectF(left, top, self.width() - left - _PAD, high + 1)
            self._paint(painter, each, place)
            top += high + _LEADING

    def _paint_brief(self, painter: QPainter) -> None:
        """Paint one line: the letter, as much of the question as there is room for, the state."""
        theme, high = current(), self.height()
        write(painter, QRectF(_EDGE, 0, self._left - 14, high), self.letter, "text_muted", LEFT)
        _, icon, ink = self._face
        side = theme.px(_ICON)
        right = self.width() - side - _PAD
        painter.drawPixmap(QRectF(right, (high - side) / 2, side, side).topLeft(),
                           icons.pixmap(icon, ink, side))  # fmt: skip
        words = QRectF(self._left, 0, right - self._left - 6, high)
        write(painter, words, self._question, "text", LEFT)

    def _paint(self, painter: QPainter, line: _Line, place: QRectF) -> None:
        if line.wraps:
            painter.setFont(font_of(line.face))
            painter.setPen(current().colour(line.ink))
            painter.drawText(place, _WRAPPED, line.text)
            return
        side = current().px(_ICON)
        if line.icon:
            at = QRectF(place.left(), place.center().y() - side / 2, side, side).topLeft()
            painter.drawPixmap(at, icons.pixmap(line.icon, line.ink, side))
            place = place.adjusted(side + 6, 0, 0, 0)
        ink = "text_muted" if line.ink == "good" else line.ink
        write(painter, place, line.text, ink, LEFT, line.face)
        if line.right:
            write(painter, place, line.right, line.right_ink, RIGHT, "strong")

    @property
    def _question(self) -> str:
        return self.prompt.question if self.prompt else "Under no prompt"

    @property
    def _left(self) -> int:
        return 18 + current().px(20)

    def _left_of(self, line: _Line) -> int:
        return _EDGE if line.is_wide else self._left

    @property
    def _face(self) -> tuple[str, str, str]:
        """The word, the icon and the ink of what became of it."""
        word, icon, ink = _FACES[self.course.state]
        if not self.course.is_owed:
            return word, icon, ink
        late = self.course.has_ended
        must = f"{word}: must ask" if word else "Must ask: not asked" if late else "Must ask"
        return (must, "triangle-alert", "warn") if late else (must, "pin", "info")

    def _high(self, line: _Line, wide: int) -> float:
        if not line.wraps:
            return float(current().px(_LINE))
        room = QRectF(0, 0, max(1, wide - self._left_of(line) - _PAD), 100_000)
        metrics = QFontMetricsF(font_of(line.face))
        return metrics.boundingRect(room, _WRAPPED, line.text).height()

    def _lines(self) -> list[_Line]:
        """Return what it says, from top to bottom."""
        question = _Line(self._question, "text", "strong" if self.isChecked() else "body")
        if not self.isChecked():
            return [question, *self._state_lines()]
        ink, left = "warn" if self.minutes.is_soon else "text_muted", str(self.minutes)
        state = self._state_lines()
        if state and left and len(state[0].text) <= _SHORT:
            state[0] = state[0]._replace(right=left, right_ink=ink)
            left = ""
        clock = [_Line(left, ink, icon="clock")] if left else []
        return [question, *state, *clock, *self._more()]

    def _state_lines(self) -> list[_Line]:
        """Return what became of it and why, or else how long it is planned to take."""
        course = self.course
        word, icon, ink = self._face
        planned = f"{self.prompt.minutes} min" if self.prompt and self.prompt.minutes else ""
        if course.state == MERGED and course.into:
            word = word.replace("Merged", f"Merged into ({course.into})", 1)
        elif self.isChecked():
            pass  # how many notes there are stands above them, and the minutes beside this
        elif course.notes:
            word = "  ·  ".join(filter(None, (word, counted(course.notes, "note"))))
        elif not course.state and not (course.is_owed and course.has_ended):
            word = "  ·  ".join(filter(None, (word, planned)))
        face = "strong" if course.is_owed else "body"
        found = [_Line(word, ink, face, icon)] if word else []
        return found + ([_Line(f"Why: {course.reason}", "text_muted")] if self._tells_why else [])

    @property
    def _tells_why(self) -> bool:
        """Whether the reason is not in its own field below."""
        return bool(self.course.reason) and not self.isChecked()

    def _more(self) -> list[_Line]:
        """Return what the prompt at hand says besides its question."""
        prompt = self.prompt
        if prompt is None:
            return []
        shown = f"Show: {prompt.stimulus}" if prompt.stimulus else ""
        found = [
            _Line(f"Record: {prompt.record_what}" if prompt.record_what else "", is_wide=True),
            _Line("  ·  ".join(prompt.probes), "text_muted", is_wide=True),
            _Line(shown, "text_muted", is_wide=True),
        ]
        return [each for each in found if each.text]

    def _name(self) -> None:
        """Tell all of it to a screen reader, and the whole question to the mouse."""
        state = ", ".join(each.text for each in self._state_lines())
        planned = f"{self.prompt.minutes} min" if self.prompt and self.prompt.minutes else ""
        parts = (f"{self.letter} {self._question}", state, str(self.minutes) or planned)
        self.setAccessibleName(", ".join(filter(None, parts)))
        self.setAccessibleDescription(" ".join(each.text for each in self._more()))
        self.setToolTip(tip(", ".join(filter(None, (self._question, state)))))


def paint_card(painter: QPainter, clip: QRectF, card: QRectF) -> None:
    """Paint the part of the card of the prompt at hand that lies within a place."""
    theme = current()
    painter.save()
    painter.setClipRect(clip)
    box(painter, card, "surface", "edge" if theme.name == "contrast" else "line", 6)
    painter.fillRect(QRectF(0, clip.top(), 4, clip.height()), theme.colour("accent"))
    painter.restore()
