"""From a key to the screen, with 10,000 notes in the session, and while a pack is made."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from facilitator_app.ui.share import ShareScreen
from material import Talk
from measuring import Figure, Taken
from screen import (
    SIZE,
    close_file,
    go_to,
    one,
    press,
    said_at_one_table,
    settle,
    shown,
    sit,
    wait_until,
    window_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.ui.table.line import EntryLine
    from facilitator_app.ui.window import Window
    from material import Files

NOTES = 10_000
KEYS = 1_000
AT_A_TIME = 20
PAUSE = 0.005
"""Seconds between keys: what goes on beside them has its turn, as it has beside a person."""


def typing(files: Files) -> Iterator[Figure]:
    """Compare the entry line with a bare QPlainTextEdit in a window of its own."""
    path = said_at_one_table(files, NOTES)
    with window_in(files) as window, _bare() as bare:
        line = sit(window, path, NOTES).notes.entry.line
        quiet = _typed(window, line, bare)
        yield _figure(f"key to screen, {NOTES:,} notes, 99 %", quiet["bare"], quiet["ours"], 2)
        with _packs_made(window, files):
            busy = _typed(window, line, bare)
        yield _figure("the same while a pack is made", quiet["bare"], busy["ours"], 4)
        yield _figure("    and the bare one then too", quiet["bare"], busy["bare"], None)
        close_file(window)


@contextmanager
def _bare() -> Iterator[QPlainTextEdit]:
    bare = QPlainTextEdit()
    bare.resize(*SIZE)
    bare.show()
    settle()
    try:
        yield bare
    finally:
        bare.close()
        bare.deleteLater()


def _typed(window: Window, line: EntryLine, bare: QPlainTextEdit) -> dict[str, list[Taken]]:
    """Type the same words into both, some letters here, then some there."""
    words = _words()
    taken: dict[str, list[Taken]] = {"bare": [], "ours": []}
    for at in range(0, len(words), AT_A_TIME):
        if at % (AT_A_TIME * 8) == 0:  # a note has that many letters
            line.clear()
            bare.clear()
        for which, top, field in (("bare", bare, bare), ("ours", window, line)):
            top.activateWindow()
            field.setFocus()
            settle(PAUSE)
            for letter in words[at : at + AT_A_TIME]:
                taken[which].append(shown(lambda field=field, letter=letter: press(field, letter)))  # type: ignore[misc]
                settle(PAUSE)
    line.clear()
    bare.clear()
    return taken


def _words() -> str:
    talk, found = Talk(9), ""
    while len(found) < KEYS:
        found += "".join(each for each in talk.text() if each.isalpha() or each == " ")
    return found[:KEYS]


def _figure(name: str, floor: list[Taken], ours: list[Taken], target: float | None) -> Figure:
    return Figure(name, _nearly_longest(floor), _nearly_longest(ours), target)


def _nearly_longest(taken: list[Taken]) -> Taken:
    """Return what 99 of 100 do not exceed."""
    clock, processor = (sorted(each) for each in zip(*taken, strict=True))
    at = len(taken) * 99 // 100
    return Taken(clock[at], processor[at])


@contextmanager
def _packs_made(window: Window, files: Files) -> Iterator[None]:
    """Have packs of everything made, one after the other."""
    go_to(window, "share")
    share = one(window, ShareScreen)
    folder = files.folder / "packs"
    folder.mkdir(exist_ok=True)
    share.send_to(folder)
    going = True
    end = share.making.end

    def again(words: str, tone: str) -> None:
        end(words, tone)
        if going:
            share.start()

    share.making.end = again  # type: ignore[method-assign]
    share.start()
    wait_until(lambda: share.making.bar.value() > 0)
    go_to(window, "table")
    settle()
    try:
        yield
    finally:
        going = False
        share.stop()
        window.services.jobs._pool.waitForDone()
        settle()
