"""The demo's design can be carried out as it stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.checks import findings
from facilitator_app.domain.planning.plan import Plan

if TYPE_CHECKING:
    from facilitator_app.domain.snapshot import Snapshot


def test_only_its_full_tables_are_worth_a_look(snapshot: Snapshot) -> None:
    found = findings(Plan.of(snapshot))
    assert Counter(each.weight for each in found) == {"look": 12}
    assert found[0].message == "Table A has 8 people for one facilitator."
