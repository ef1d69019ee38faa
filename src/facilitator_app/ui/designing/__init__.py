"""Designs and agendas: brought into the programme that is open, given out, kept to start from."""

from facilitator_app.ui.designing.designing import Designing

__all__ = ["Designing"]
