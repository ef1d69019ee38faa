"""Keeps a programme in one SQLite file: the only package that knows SQL."""

from facilitator_app.storage.store import Store

__all__ = ["Store"]
