"""What the whole window shares, whatever is open in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from facilitator_app.settings import Settings
    from facilitator_app.ui.actions import Actions
    from facilitator_app.ui.parts.jobs import Jobs
    from facilitator_app.ui.parts.look import Look
    from facilitator_app.ui.parts.messages import Messages


class Services(NamedTuple):
    """Settings, look, commands, messages and jobs: one of each for a window."""

    settings: Settings
    look: Look
    actions: Actions
    messages: Messages
    jobs: Jobs
