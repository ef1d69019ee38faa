"""The cover: what lies under it is nobody's business while the table is left alone."""

from facilitator_app.ui.covering.covering import Covering

__all__ = ["Covering"]
