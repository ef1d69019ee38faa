"""Words in every script as glyphs of the fonts that come with the app, and words as lines."""

from facilitator_app.typesetting.fonts import REGULAR, STRONG, Font
from facilitator_app.typesetting.lines import Line, Span
from facilitator_app.typesetting.typesetter import Typesetter
from facilitator_app.typesetting.words import Word

__all__ = ["REGULAR", "STRONG", "Font", "Line", "Span", "Typesetter", "Word"]
