"""The ways a trade-off can be voted on. To add one, write its module and name it here."""

from facilitator_app.domain.votes.choice import Choice
from facilitator_app.domain.votes.comfort import Comfort
from facilitator_app.domain.votes.conditions import Conditions
from facilitator_app.domain.votes.dots import Dots
from facilitator_app.domain.votes.gradient import Gradient
from facilitator_app.domain.votes.likert import Likert
from facilitator_app.domain.votes.method import (
    ABSTENTIONS,
    ALWAYS_ALLOWED,
    ANSWER,
    SPOILT,
    VoteMethod,
)
from facilitator_app.domain.votes.points import Points
from facilitator_app.domain.votes.ranking import Ranking
from facilitator_app.domain.votes.slider import Slider

VOTE_METHODS: dict[str, VoteMethod] = {
    method.name: method
    for method in (
        *(Choice(), Likert(), Slider(), Ranking(), Points()),
        *(Dots(), Gradient(), Comfort(), Conditions()),
    )
}

__all__ = ["ABSTENTIONS", "ALWAYS_ALLOWED", "ANSWER", "SPOILT", "VOTE_METHODS", "VoteMethod"]
