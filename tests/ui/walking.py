"""Finds what a person would stumble over on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QRawFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from facilitator_app.ui.parts.fonts import FAMILIES
from facilitator_app.ui.parts.labels import Glyph, KeyCap, Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALLEST = 32
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
ROLES_OF_NOTHING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}


def shown(within: QWidget, kind: type[QWidget] = QWidget) -> list[QWidget]:
    return [each for each in within.findChildren(kind) if each.isVisible()]


def stops(within: QWidget) -> list[QWidget]:
    """Return what can have the focus by the keyboard."""
    return [
        each
        for each in shown(within)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()
    ]


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}”"


def name_of(widget: QWidget) -> str:
    return interface(widget).text(QAccessible.Text.Name)


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(found, QAccessibleInterface)
    return found


def nameless(within: QWidget) -> Iterator[str]:
    for each in stops(within):
        if not name_of(each):
            yield f"{type(each).__name__} has no name"
        # What is scrolled as a whole has no role of its own in Qt.
        plain = isinstance(each, QScrollArea)
        if interface(each).role() in ROLES_OF_NOTHING and not plain:
            yield f"{told(each)} has no role"


def too_small(within: QWidget) -> Iterator[str]:
    for each in stops(within):
        if isinstance(each, CONTROLS) and min(each.width(), each.height()) < SMALLEST:
            yield f"{told(each)} is {each.width()} x {each.height()}"
        if isinstance(each, QAbstractItemView) and 0 <= each.sizeHintForRow(0) < SMALLEST:
            yield f"{told(each)} has rows of {each.sizeHintForRow(0)}"


def cut(within: QWidget) -> Iterator[str]:
    """Find words that do not fit where they stand."""
    for each in shown(within, QLabel):
        assert isinstance(each, QLabel)
        if isinstance(each, Line | Glyph) or not each.text():
            continue
        if isinstance(each, Paragraph) and each.contentsRect().height() + 1 < _height(each):
            yield f"{told(each)} has {each.contentsRect().height()} for its words"
        need = each.sizeHint()
        wide = 0 if isinstance(each, Paragraph) else need.width()
        if wide > each.width() + 1 or need.height() > each.height() + 1:
            yield f"{told(each)} needs {need.toTuple()}, has {each.size().toTuple()}"
    for each in shown(within, QAbstractButton):
        need = each.minimumSizeHint()
        if need.width() > each.width() + 1 or need.height() > each.height() + 1:
            yield f"{told(each)} needs {need.toTuple()}, has {each.size().toTuple()}"


def _height(words: Paragraph) -> int:
    """Return how high words are in the width that they have."""
    room = QRect(0, 0, words.contentsRect().width(), 100_000)
    flags = int(Qt.TextFlag.TextWordWrap)
    return words.fontMetrics().boundingRect(room, flags, words.text()).height()


def outside(within: QWidget) -> Iterator[str]:
    """Find what lies beyond its parent's edge, unless one can scroll to it."""
    for each in shown(within):
        parent = each.parentWidget()
        if parent is None or is_scrolled(each) or isinstance(parent, QAbstractScrollArea):
            continue
        if each.isWindow() or not (each.width() and each.height()):
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(each.geometry()):
            yield f"{told(each)} at {each.geometry().getRect()} leaves {parent.size().toTuple()}"


def overlapping(within: QWidget) -> Iterator[str]:
    """Find words and controls that lie on each other."""
    written = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit)
    things = [
        each for each in shown(within) if isinstance(each, written) and not isinstance(each, KeyCap)
    ]
    places = [(each, seen(each, within)) for each in things]
    for at, (one, place) in enumerate(places):
        for other, where in places[at + 1 :]:
            related = one.isAncestorOf(other) or other.isAncestorOf(one)
            common = place.intersected(where)
            if not related and common.width() > 1 and common.height() > 1:
                yield f"{told(one)} lies on {told(other)}"


def seen(widget: QWidget, within: QWidget) -> QRect:
    """Return the part of a widget that is not clipped by what it lies in."""
    rect, each = widget.rect(), widget
    while each is not within:
        rect.translate(each.pos())
        parent = each.parentWidget()
        assert parent is not None
        rect, each = rect.intersected(parent.rect()), parent
    return rect


def is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def group_of(widget: QWidget) -> object:
    """Return what stands for all of a group of which Tab reaches the chosen one."""
    if isinstance(widget, QRadioButton):
        group: object = widget.group()
        return group or widget.parentWidget()
    if isinstance(widget, QAbstractButton) and widget.autoExclusive():
        return widget.parentWidget()
    return widget


def without_glyph(within: QWidget) -> set[str]:
    """Find characters that no font of the app has."""
    texts = [each.text() for each in shown(within, QLabel) if isinstance(each, QLabel)]
    texts += [e.text() for e in shown(within, QAbstractButton) if isinstance(e, QAbstractButton)]
    fonts = [QRawFont.fromFont(QFont(family)) for family in FAMILIES]
    marks = {mark for mark in "".join(texts) if mark.isprintable()}
    return {mark for mark in marks if not any(f.supportsCharacter(ord(mark)) for f in fonts)}
