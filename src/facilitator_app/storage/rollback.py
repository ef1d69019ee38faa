"""The rollback files that SQLite keeps beside a file while it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_JOURNAL = "-journal"


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what it takes to undo a transaction that was cut off."""
    return path.with_name(f"{path.name}{_JOURNAL}")


def is_journal(path: Path) -> bool:
    """Tell whether a file is what SQLite keeps beside another."""
    return path.name.endswith(_JOURNAL)
