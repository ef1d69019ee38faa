"""What everyone in a role could be told before the day: suggested, for the lead to change."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator_app.resource_files import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def suggested() -> Mapping[str, str]:
    """Return a page for each role."""
    told = tomllib.loads(resource("briefings.toml").read_text(encoding="utf-8"))
    return MappingProxyType({each["role"]: each["text"].strip() for each in told["briefings"]})
