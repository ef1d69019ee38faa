"""Finds what travels on sticks and in folders: not too deep, and not without end."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

DEEPEST = 4
"""So many folders within folders are looked into."""
MOST_FILES = 500
MOST_NAMES = 20_000
"""So many names are read: a stick may hold somebody's whole life in pictures."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and whether there was no more of it than is looked at."""

    paths: tuple[Path, ...]
    is_all: bool = True


def find_files(
    places: Iterable[Path], suffix: str, look: Callable[[], object] | None = None
) -> Found:
    """Find the files of one sort in these folders, and take those that are named themselves.

    Links are not followed, and hidden names are passed over: macOS leaves such beside each file.
    `look` is called again and again, and may raise to stop.
    """
    named = list(places)
    folders = [each for each in named if each.is_dir()]
    seen = list(islice(_entries(folders, look), MOST_NAMES))
    inside = [
        Path(each.path) for each in seen if each.name.casefold().endswith(suffix) and _is_file(each)
    ]
    paths = tuple(dict.fromkeys([*(each for each in named if each not in folders), *inside]))
    return Found(paths[:MOST_FILES], len(seen) < MOST_NAMES and len(paths) <= MOST_FILES)


def _entries(
    folders: Sequence[Path], look: Callable[[], object] | None
) -> Iterator[os.DirEntry[str]]:
    """Give what is in folders and in those within, the nearest first."""
    at = [(each, 1) for each in folders]
    for folder, depth in at:  # which grows meanwhile
        if look is not None:
            look()
        for entry in _shown(folder):
            yield entry
            if depth < DEEPEST and entry.is_dir(follow_symlinks=False):
                at.append((Path(entry.path), depth + 1))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:  # the stick was pulled out
        return False


def _shown(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder by name; nothing of one that cannot be read."""
    try:
        with os.scandir(folder) as entries:
            shown = [each for each in entries if not each.name.startswith(".")]
    except OSError:
        return []
    return sorted(shown, key=lambda each: each.name)
