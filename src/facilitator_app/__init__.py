"""Facilitator: run and record all-day public deliberation workshops, offline."""

__version__ = "0.1.0"
