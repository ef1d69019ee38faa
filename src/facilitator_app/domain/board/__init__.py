"""The completeness board of a day: what each table has of each session, and what it lacks."""

from facilitator_app.domain.board.board import Board, Row, board_of
from facilitator_app.domain.board.cell import Cell, Facts, Line, Missing, Round
from facilitator_app.domain.board.counts import FIELDS, Counts
from facilitator_app.domain.board.due import LATER, ON, OVER, Stage
from facilitator_app.domain.board.kinds import DISPUTED, KINDS
from facilitator_app.domain.board.papers import Papers

__all__ = [
    "DISPUTED",
    "FIELDS",
    "KINDS",
    "LATER",
    "ON",
    "OVER",
    "Board",
    "Cell",
    "Counts",
    "Facts",
    "Line",
    "Missing",
    "Papers",
    "Round",
    "Row",
    "Stage",
    "board_of",
]
