"""Files that are made in a process of their own, so that the window never waits for Python."""

MAKE_APART = "make-apart"
"""What the app is started with to be that process."""
