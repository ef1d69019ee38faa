"""Writes a design to a file, which can be compared with later ones and taken in elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.domain.planning.design_text import as_text
from facilitator_app.exports.atomic import drafting
from facilitator_app.exports.targets import Own

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUFFIX = ".json"
_OWN = Own(SUFFIX, b'{\n  "format": "facilitator design')


def write_design(path: Path, design: Mapping[str, Any]) -> None:
    """Write a design; an earlier one of that name makes way, any other file does not."""
    with drafting(path, _OWN) as draft:
        draft.main.write_bytes(as_text(dict(design)).encode())
