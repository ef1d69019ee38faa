"""The programme at a glance."""

from facilitator_app.ui.overview.screen import Overview

__all__ = ["Overview"]
