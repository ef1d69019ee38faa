"""The same jobs without a window: `facilitator COMMAND`."""

from facilitator_app.cli.main import main

__all__ = ["main"]
