"""Kits: the lead's key and its copies, what is made for which tables, and which kits are out."""

from facilitator_app.ui.collect.kits.page import KitsPage

__all__ = ["KitsPage"]
