"""Scrolling back through what was said, a page at a time."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from measuring import Figure, Taken
from screen import close_file, said_at_one_table, settle, shown, sit, window_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.ui.table.notes_view import NotesView
    from material import Files

FEW, MANY = 100, 10_000
ROUNDS = 12
TARGET = 1.25
"""The same, as far as a machine with other work can tell."""


def scrolling(files: Files) -> Iterator[Figure]:
    """Compare a page of scrolling among 10,000 notes with one among 100, from the newest up."""
    taken: dict[int, list[Taken]] = {FEW: [], MANY: []}
    paths = {notes: said_at_one_table(files, notes) for notes in taken}
    with window_in(files) as window:
        for _ in range(ROUNDS):
            for notes, path in paths.items():
                view = sit(window, path, notes).notes.view
                taken[notes] += _scrolled(view)
                close_file(window)
    yield Figure("a page of scrolling", _middle(taken[FEW]), _middle(taken[MANY]), TARGET)


def scrolling_far(files: Files) -> Iterator[str]:
    """Tell what a page costs all the way up from the newest of 10,000 notes."""
    with window_in(files) as window:
        view = sit(window, said_at_one_table(files, MANY), MANY).notes.view
        pages = []
        bar = view.verticalScrollBar()
        while view.notes.rowCount() < MANY or bar.value() > bar.minimum():
            pages.append(_page_up(view).clock)
        close_file(window)
    tenth = len(pages) // 10
    first, last = sorted(pages[:tenth]), sorted(pages[-tenth:])
    yield f"{len(pages):,} pages up through {MANY:,} notes: median, longest"
    for name, some in (("the first tenth", first), ("the last tenth", last)):
        yield f"    {name:16} {statistics.median(some) * 1000:8.2f} ms {some[-1] * 1000:8.2f} ms"


def _scrolled(view: NotesView) -> list[Taken]:
    """Scroll up through what 100 notes fill, in either list."""
    view.setFocus()
    view.to_end()
    settle(0.2)
    return [_page_up(view) for _ in range(8)]


def _page_up(view: NotesView) -> Taken:
    bar = view.verticalScrollBar()
    return shown(lambda: bar.triggerAction(bar.SliderAction.SliderPageStepSub))


def _middle(taken: list[Taken]) -> Taken:
    return Taken(*map(statistics.median, zip(*taken, strict=True)))
