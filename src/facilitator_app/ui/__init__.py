"""What people see: the only place that knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - takes Python's import for its own, which is given back here

# It reads the source of whatever is loaded from then on, to find who spells Qt's names in another
# way (`from __feature__ import`). Nobody here does, and SQLAlchemy alone has a lot of source.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
