"""What everyone in a role could be told before the day: suggested, for the lead to change."""

from __future__ import annotations

import tomllib

from facilitator_app.resource_files import resource


def suggested() -> dict[str, str]:
    """Return a page for each role."""
    told = tomllib.loads(resource("briefings.toml").read_text(encoding="utf-8"))
    return {each["role"]: each["text"].strip() for each in told["briefings"]}
