"""What a room voted: counts, figures, and who moved between two rounds."""

from facilitator_app.domain.results.counting import (
    CONFLICT,
    NOT_VALID,
    UNKNOWN_METHOD,
    RoundResult,
    VoteResult,
    result_of,
    results,
    rounds_of,
    why_not_counted,
)
from facilitator_app.domain.results.differing import anybody_differs
from facilitator_app.domain.results.positions import positions_on
from facilitator_app.domain.results.shift import Moves, Shift
from facilitator_app.domain.results.support import Thresholds

__all__ = [
    "CONFLICT",
    "NOT_VALID",
    "UNKNOWN_METHOD",
    "Moves",
    "RoundResult",
    "Shift",
    "Thresholds",
    "VoteResult",
    "anybody_differs",
    "positions_on",
    "result_of",
    "results",
    "rounds_of",
    "why_not_counted",
]
