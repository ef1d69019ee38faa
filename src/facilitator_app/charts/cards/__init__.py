"""Ballot cards, laid out once for paper and screen."""

from facilitator_app.charts.cards.ballot import BallotCard, parts_of
from facilitator_app.charts.cards.drawing import card_drawing
from facilitator_app.charts.cards.parts import Box, Part, Ring, Rule, Words

__all__ = [
    "BallotCard",
    "Box",
    "Part",
    "Ring",
    "Rule",
    "Words",
    "card_drawing",
    "parts_of",
]
