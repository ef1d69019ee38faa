"""An open programme: the one door through which it is changed."""

from facilitator_app.workspace.workspace import Merged, Workspace

__all__ = ["Merged", "Workspace"]
