"""Packs: taken in from sticks and files, each with its receipt, and what came so far."""

from facilitator_app.ui.collect.packs.page import PacksPage

__all__ = ["PacksPage"]
