"""Which editor shows what; each is loaded when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.plan.editors.plain import Plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.editors.editor import Editor

_EDITORS: dict[str, Callable[[], type[Editor]]] = {}
"""By the name of a kind of record, or of a part of the programme (`SECTIONS` of the outline)."""


def editor_for(thing: Record | str) -> type[Editor]:
    """Return what edits a record, or a part of the programme that is named."""
    name = thing if isinstance(thing, str) else thing.record_kind
    return _EDITORS[name]() if name in _EDITORS else Plain
