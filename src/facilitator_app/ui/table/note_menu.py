"""What can be done to the notes chosen, with its keys, for the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from facilitator_app.ui.parts import icons, plainly
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.table.link_strip import HOW
from facilitator_app.ui.table.note_marking import LINK_KEYS
from facilitator_app.ui.table.notes_view import GO, NOWHERE, STAR, THEME

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.note_editing import NoteEditing
    from facilitator_app.ui.table.notebook import Shown

_LONG = 48


def note_menu(within: QWidget, editing: NoteEditing, desk: Desk, chosen: Sequence[Shown]) -> QMenu:
    """Return the menu of the notes chosen: what is done to one, to all, then what takes away."""
    menu, marking = QMenu(within), editing.marking
    one = chosen[0] if len(chosen) == 1 else None
    menu.setAccessibleName("This note" if one else counted(len(chosen), "note"))
    if one is not None:
        _add(menu, "pencil", "Edit", "Enter", lambda: editing.edit(one))
    else:
        menu.addAction(f"{counted(len(chosen), 'note')} chosen").setEnabled(False)
    starred = all(each.starred for each in chosen)
    _add(menu, "star", "Take the star off" if starred else "Star", STAR, marking.star)
    marking.fill_themes(_submenu(menu, "hash", f"Theme\t{THEME}"))
    _fill_prompts(_submenu(menu, "arrow-right", "File under"), editing, desk)
    if one is not None:
        _fill_links(_submenu(menu, "link", "Links"), editing, one)
    menu.addSeparator()
    if one is not None:
        _add(menu, "history", "History", "Ctrl+H", marking.show_history)
        _add(menu, "eye-off", "Mask…", "Ctrl+M", editing.mask)
    _add(menu, "x", "Remove", "Del", editing.remove)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _fill_prompts(menu: QMenu, editing: NoteEditing, desk: Desk) -> None:
    for prompt in desk.prompts:
        letter = desk.letter_of(prompt)
        words = f"({letter}) {plainly.entry(shortened(prompt.question))}"
        _add(menu, "", words, letter, partial(editing.refile, prompt))
    _add(menu, "", "Under no prompt", NOWHERE, lambda: editing.refile(None))


def shortened(text: str) -> str:
    """Return the beginning of a text, and whether there is more of it."""
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()}…"


def _fill_links(menu: QMenu, editing: NoteEditing, one: Shown) -> None:
    marking = editing.marking
    for key, how in LINK_KEYS.items():
        _add(menu, "", f"It {HOW[how]} another note…", key, partial(marking.begin_link, how))
    if one.ties:
        menu.addSeparator()
    for tie in one.ties:
        _add(
            menu,
            "arrow-right",
            f"Go: {plainly.entry(tie.words)}",
            GO,
            partial(marking.go_along, tie),
        )
    for tie in one.ties:
        _add(
            menu,
            "x",
            f"Take off: {plainly.entry(tie.words)}",
            "",
            partial(marking.unlink, one, tie),
        )


def _submenu(menu: QMenu, icon: str, words: str) -> QMenu:
    found = menu.addMenu(icons.icon(icon, "text_muted"), words)
    found.setAccessibleName(words.partition("\t")[0])
    return found


def _add(menu: QMenu, icon: str, words: str, key: str, do: Callable[[], object]) -> None:
    words = words.replace("&", "&&")
    action = menu.addAction(f"{words}\t{key.replace('&', '&&')}" if key else words)
    if icon:
        action.setIcon(icons.icon(icon, "text_muted"))
    action.triggered.connect(lambda _=False: do())
