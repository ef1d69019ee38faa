"""The briefings that are suggested: a text for each role, in `resources/briefings.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from facilitator_app.resource_files import resource


def suggested_briefing(role: str) -> str:
    """Return the suggested text of a role; nothing for a role that the team made up."""
    return _texts().get(role, "").strip()


@cache
def _texts() -> dict[str, str]:
    return tomllib.loads(resource("briefings.toml").read_text(encoding="utf-8"))
