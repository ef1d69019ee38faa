"""The contracts on who imports whom name every member of a family, the newest one too."""

from __future__ import annotations

import tomllib

from facilitator_app.domain.votes import VOTE_METHODS
from tests.architecture.sources import ROOT


def modules_of(contract: str) -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return set(next(c["modules"] for c in contracts if c["name"] == contract))


def test_every_way_of_voting_is_kept_apart_from_the_others() -> None:
    written = {type(method).__module__ for method in VOTE_METHODS.values()}
    assert modules_of("One way of voting does not know another") == written
