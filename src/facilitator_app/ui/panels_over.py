"""Lays over the window what can be asked for wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.shell.look_panel import LookPanel
from facilitator_app.ui.shell.shortcut_sheet import ShortcutSheet

if TYPE_CHECKING:
    from facilitator_app.ui.window import Window


def offer_panels(window: Window) -> None:
    """Offer the command palette, the shortcut sheet and the choice of the look."""
    services = window.services
    for name, handler in (
        ("palette", lambda: _put_palette_over(window)),
        ("shortcuts", lambda: window.put_over(ShortcutSheet, services.actions)),
        ("look", lambda: window.put_over(LookPanel, services.look)),
        ("signs.sheet", lambda: _put_signs_over(window)),
    ):
        services.actions.offer(name, handler)


def _put_signs_over(window: Window) -> None:
    from facilitator_app.ui.table.sign_sheet import SignSheet  # noqa: PLC0415

    window.put_over(SignSheet)


def _put_palette_over(window: Window) -> None:
    # The first key need not wait for Qt's lists.
    from facilitator_app.ui.shell.palette import Palette  # noqa: PLC0415

    window.put_over(Palette, window.services.actions)
