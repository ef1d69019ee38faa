"""The files a programme can be written out to. To add one, write its module and name it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports.exporter import (
    ChangedText,
    ExportCancelledError,
    Exported,
    Exporter,
    LookingInError,
    Watch,
)
from facilitator_app.exports.pdf import Pdf
from facilitator_app.exports.scope import Scope
from facilitator_app.exports.xlsx import Xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Cancelled, Progress

EXPORTERS: dict[str, Exporter] = {exporter.name: exporter for exporter in (Xlsx(), Pdf())}


def export(
    format_name: str,
    snapshot: Snapshot,
    scope: Scope,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Write a programme, or a part of it, to a file; raise ExportError and leave any older file."""
    return export_watched(format_name, snapshot, scope, path, Watch(progress, cancelled))


def export_watched(
    format_name: str, snapshot: Snapshot, scope: Scope, path: Path, watch: Watch
) -> Exported:
    """Do the same for somebody who looks in on it in ways of their own."""
    if format_name not in EXPORTERS:
        raise ExportError(
            f"There is no export named “{format_name}”.",
            advice=f"There are: {', '.join(EXPORTERS)}.",
        )
    try:
        return EXPORTERS[format_name].write(snapshot, scope, path, watch)
    except LookingInError as error:
        raise error.fault from None


__all__ = [
    "EXPORTERS",
    "ChangedText",
    "ExportCancelledError",
    "Exported",
    "Exporter",
    "Scope",
    "Watch",
    "export",
    "export_watched",
]
