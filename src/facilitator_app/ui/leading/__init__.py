"""The lead's key: made beside the programme, opened for a while, closed again."""

from facilitator_app.ui.leading.leading import Leading

__all__ = ["Leading"]
