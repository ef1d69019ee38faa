"""The demo: an invented programme, made anew from a seed wherever it is wanted."""

from facilitator_app.demo.making import make_demo

__all__ = ["make_demo"]
