"""Where Tab goes next, for what is put on a screen after it was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def in_order(after: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to these one after the other, behind another one."""
    for each in widgets:
        QWidget.setTabOrder(after, each)
        after = each
