"""What the files of a pack are called."""

from __future__ import annotations

from facilitator_app.exports import EXPORTERS


def suffix_of(name: str) -> str:
    """Return the ending of a format's files."""
    return EXPORTERS[name].suffix


def stem_of(name: str) -> str:
    """Return a name that somebody typed without the ending of a format."""
    name = name.strip()
    for each in EXPORTERS.values():
        if name.casefold().endswith(each.suffix):
            return name[: -len(each.suffix)].strip()
    return name
