"""Plan: the programme as an outline beside an editor."""
