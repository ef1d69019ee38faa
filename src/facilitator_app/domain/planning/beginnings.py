"""What new parts of a design begin as, before anybody has said more about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from facilitator_app.domain.planning import naming
from facilitator_app.domain.planning.formats import FORMATS
from facilitator_app.domain.planning.rounds import BEFORE_AND_AFTER
from facilitator_app.domain.records import Prompt, Record, Session, TradeOff, Workshop

if TYPE_CHECKING:
    from facilitator_app.domain.planning.plan import Plan

T = TypeVar("T", bound=Record)


class Fresh(Protocol):
    """Makes a new record with an id that nothing else has."""

    def __call__(self, kind: type[T], /, **values: Any) -> T:  # noqa: ANN401 - fields of its kind
        """Return a record of a kind."""
        ...


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of session, as it is offered."""

    words: str
    kind: str
    title: str
    minutes: int
    protected: bool = False
    code: str = ""
    """Which sort its code speaks of, if not of its kind."""


SORTS: tuple[Sort, ...] = (
    Sort("At the tables", "table", "New session", 30),
    Sort("All together", "plenary", "New plenary", 20),
    Sort("Each for themselves", "individual", "New individual work", 10),
    Sort("Break", "break", "Break", 15, protected=True),
    Sort("Lunch", "break", "Lunch", 45, protected=True, code=naming.LUNCH),
    Sort("Arrival", "individual", "Arrive", 30, protected=True, code=naming.ARRIVAL),
)
"""The first one is what somebody gets who does not say which."""
_PROMPT = 10
"""The minutes of a prompt in a session whose time is all given away."""


def new_day(plan: Plan, fresh: Fresh) -> Workshop:
    """Return a workshop after the last one."""
    last = max((each.position for each in plan.workshops), default=0)
    code = naming.workshop_code(each.code for each in plan.workshops)
    return fresh(Workshop, code=code, title="New day", position=last + 1)


def new_session(
    plan: Plan, day: Workshop, sort: Sort, before: Session | None, fresh: Fresh
) -> Session:
    """Return a session for a day, in the round of seating of the one before it."""
    taken = [each.code for each in plan.sessions]
    return fresh(
        Session,
        code=naming.session_code(naming.day_number(day), sort.code or sort.kind, taken),
        workshop_id=day.id,
        title=sort.title,
        kind=sort.kind,
        minutes=sort.minutes,
        protected=sort.protected,
        round=before.round if before else "",
    )


def new_prompt(plan: Plan, session: Session, fresh: Fresh) -> Prompt:
    """Return a prompt for a session, with the minutes that no other one has."""
    there = plan.prompts_of(session)
    left = session.minutes - sum(each.minutes for each in there)
    return fresh(
        Prompt,
        code=naming.prompt_code(session.code, [each.code for each in there]),
        session_id=session.id,
        question="New question",
        minutes=left if left > 0 else _PROMPT,
    )


def new_trade_off(plan: Plan, session: Session | None, fresh: Fresh) -> TradeOff:
    """Return a trade-off of the first format, asked before and after the talk."""
    first = FORMATS[0]
    return fresh(
        TradeOff,
        code=naming.trade_off_code(each.code for each in plan.trade_offs),
        version=1,
        title="New trade-off",
        method=first.method,
        scale=first.scale,
        scale_labels=first.labels,
        rounds=BEFORE_AND_AFTER,
        session_id=session.id if session else None,
    )
