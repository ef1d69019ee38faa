"""Two versions of a record side by side, and what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.domain.differences import UNREADABLE, differences
from facilitator_app.domain.disputes import is_secret
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, column, row
from facilitator_app.ui.parts.marked import MarkedWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from facilitator_app.domain.called import Called
    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.differences import Difference

_KEEP, _STAYS = "Keep this", "Removed stays removed"
_WHOLE = (
    "They differ only in what a newer version of the app has added, which is not shown here. "
    "Whichever is kept, nothing of it is lost."
)


class Comparison(QWidget):
    """The left version, the right one; below each the button that keeps it."""

    kept = Signal(int)

    def __init__(
        self,
        called: Called,
        versions: tuple[Revision, Revision],
        numbers: tuple[int, int],
        warnings: tuple[str, str],
        *,
        can_decide: bool,
    ) -> None:
        super().__init__()
        found = differences(called, versions[0].record, versions[1].record)
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for side in (0, 1):
            grid.addLayout(_head(versions[side], numbers[side]), 0, side)
        self._fill(grid, versions, [each for each in found if each.differs])
        self.buttons: list[Button] = []
        last = grid.rowCount()
        for side in (0, 1):
            if warnings[side]:
                grid.addWidget(Paragraph(warnings[side], "", "warn"), last, side)
            grid.addLayout(self._foot(versions[side], side, can_decide=can_decide), last + 1, side)
        both = all(each.record is not None for each in versions)
        heading = "The same in both" if both else "The rest of it"
        self.same = _same(heading, [each for each in found if not each.differs])
        """What need not be compared: it stands below everything that is to be decided."""
        self.setLayout(column(Ground("card", grid)))

    def _fill(
        self,
        grid: QGridLayout,
        versions: tuple[Revision, Revision],
        different: Sequence[Difference],
    ) -> None:
        """Put each field that differs into a row of its own, under its name."""
        apart = {side: _instead(each) for side, each in enumerate(versions) if each.record is None}
        for side, words in apart.items():
            grid.addWidget(Paragraph(words, "strong", "bad"), 2, side)
        if not different and not apart:
            grid.addWidget(Paragraph(_WHOLE, "muted"), 1, 0, 1, 2)
        for each in different:
            at = grid.rowCount()
            for side, pieces in enumerate((each.left, each.right)):
                if side not in apart:
                    grid.addWidget(Label(each.title, "muted"), at, side)
                    grid.addWidget(MarkedWords(pieces), at + 1, side)

    def _foot(self, version: Revision, side: int, *, can_decide: bool) -> QLayout:
        words = _STAYS if version.content is None else _KEEP
        button = Button(words, keys=str(side + 1))
        button.setAccessibleName(f"{words}: {'left' if side == 0 else 'right'}")
        button.setEnabled(can_decide)
        button.clicked.connect(lambda: self.kept.emit(side))
        self.buttons.append(button)
        return column(8, row(button, None), gap=0)


def _instead(version: Revision) -> str:
    """Return what stands where a version has nothing to show."""
    if version.content is not None:
        return f"{UNREADABLE[0].upper()}{UNREADABLE[1:]}."
    return "Removed here." if is_secret(version) else "Removed on this laptop."


def _head(version: Revision, number: int) -> QLayout:
    """Say which version it is and where it comes from; of a vote nobody may know that."""
    if is_secret(version):
        about = "Nobody is told where it was keyed, nor when."
        return column(Label(f"Version {number}", "strong"), Paragraph(about, "muted"), gap=2)
    when = f"{version.made_at.astimezone():%d.%m.%Y %H:%M:%S} by its clock"
    who = ", ".join(filter(None, (version.role.capitalize(), when)))
    title = Paragraph(f"Version {number}: {version.laptop}", "strong")
    return column(title, Paragraph(who, "muted"), gap=2)


def _same(heading: str, found: Sequence[Difference]) -> QWidget:
    """Return what need not be compared, in small."""
    lines = [f"{each.title}: {''.join(piece.text for piece in each.left)}" for each in found]
    words = Paragraph("\n".join(lines) or "Nothing.", "muted")
    holder = QWidget()
    holder.setLayout(column(Rule(), Label(heading, "strong"), words, gap=8))
    return holder
