"""Share: what leaves the building, for whom, and as what."""

from facilitator_app.ui.share.screen import ShareScreen

__all__ = ["ShareScreen"]
