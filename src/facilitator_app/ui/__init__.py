"""What people see: the only place that knows Qt, which is loaded here at the least cost."""

import builtins
import gc
from importlib import import_module

# All that Qt brings along stays: to look through it for rubbish takes a sixth of loading it.
gc.disable()
for _name in ("QtCore", "QtGui", "QtWidgets"):
    import_module(f"PySide6.{_name}")
gc.freeze()
gc.enable()

# Qt puts an import of its own in the place of Python's: it reads the source of whatever is loaded
# from then on, to find who spells Qt's names in another way (`from __feature__ import`). Nobody
# here does, and SQLAlchemy alone has a lot of source.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

import_module("facilitator_app.ui.parts.overrides").guard()
