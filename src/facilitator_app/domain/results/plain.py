"""Figures as they are written to JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.domain.votes.ranked import TIE_RULE

if TYPE_CHECKING:
    from facilitator_app.domain.results.support import Thresholds
    from facilitator_app.domain.votes.figures import ItemFigures
    from facilitator_app.domain.votes.ranked import Ranked


def plain_item(item: ItemFigures, thresholds: Thresholds) -> dict[str, Any]:
    """Return the figures of an item, and whether they reach the thresholds."""
    reached = {
        "enough_support": thresholds.is_met(item),
        "minority_triggered": thresholds.has_minority(item),
    }
    return {
        "item": item.item,
        "n": item.n,
        **item.values,
        **{name: it_is for name, it_is in reached.items() if it_is is not None},
    }


def plain_ranked(ranked: Ranked) -> dict[str, Any]:
    """Return who wins by which rule, and the rounds of the runoff."""
    return {
        "borda_winners": list(ranked.borda_winners),
        "condorcet_winner": ranked.condorcet_winner or None,
        "smith_set": list(ranked.smith_set),
        "instant_runoff": {
            "winners": list(ranked.runoff_winners),
            "depends_on_tie_break": ranked.tied,
            "tie_rule": TIE_RULE,
            "rounds": [
                {"votes": each.votes, "exhausted": each.exhausted, "out": list(each.out)}
                for each in ranked.runoff
            ],
        },
    }
