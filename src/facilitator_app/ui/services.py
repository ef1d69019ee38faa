"""What the whole window shares, whatever is open in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator_app.settings import Settings
    from facilitator_app.ui.actions import Actions
    from facilitator_app.ui.parts.clock import Clock
    from facilitator_app.ui.parts.digits import Digits
    from facilitator_app.ui.parts.jobs import Jobs
    from facilitator_app.ui.parts.look import Look
    from facilitator_app.ui.parts.messages import Messages


@dataclass(frozen=True)
class Services:
    """What there is one of for a window: settings, commands, messages, jobs, clock, cover."""

    settings: Settings
    look: Look
    actions: Actions
    messages: Messages
    jobs: Jobs
    clock: Clock
    digits: Digits
    """What uncovers the screen."""
