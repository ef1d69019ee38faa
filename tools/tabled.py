"""What is done at a table to see what it hands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.table import TableScreen

    Sit = Callable[[str], TableScreen]


def at_page(command: str, code: str) -> Callable[[Sit], None]:
    """Return what goes to a page in a session."""

    def come(sit: Sit) -> None:
        sit(code).show_page(command)

    return come


def after_a_prompt(sit: Sit) -> None:
    """Go on from a prompt under which not everybody was heard."""
    screen = sit("1.3")
    for by in (-1, -1, 1):
        screen.step(by)


TABLED: dict[str, Callable[[Sit], None]] = {
    "closing": at_page("closing", "1.3"),
    "gaps": after_a_prompt,
    "questions": at_page("questions", "1.2"),
    "drafts": at_page("drafts", "3.3"),
    "flipcharts": at_page("flipcharts", "1.3"),
}
"""Each picture by its name, and how to come to what it shows."""
