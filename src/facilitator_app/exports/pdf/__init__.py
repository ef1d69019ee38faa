"""PDF session packs. To add a part to them, write its module in `parts` and name it there."""

from facilitator_app.exports.pdf.writer import Pdf

__all__ = ["Pdf"]
