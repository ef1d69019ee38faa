"""What a search finds."""

from facilitator_app.ui.search.results import SearchResults

__all__ = ["SearchResults"]
