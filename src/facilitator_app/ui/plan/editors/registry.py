"""Which editor shows what. To add one, name its module and its class here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.editors.editor import Editor

_PACKAGE = "facilitator_app.ui.plan"
_EDITORS = {
    "scope": "editors.scope:ScopeEditor",
    "programme": "editors.scope:ScopeEditor",
    "workshop": "editors.workshop:WorkshopEditor",
    "session": "editors.session:SessionEditor",
    "sessions": "editors.sessions:SessionsEditor",
    "prompt": "editors.prompt:PromptEditor",
    "trade-off": "trade_off:TradeOffEditor",
    "tables": "editors.tables:TablesEditor",
    "table": "editors.tables:TablesEditor",
    "team": "editors.team:TeamEditor",
    "staff": "editors.team:TeamEditor",
    "briefings": "editors.briefings:BriefingsEditor",
    "briefing": "editors.briefings:BriefingsEditor",
    "themes": "editors.themes:ThemesEditor",
    "theme": "editors.themes:ThemesEditor",
    "shorthand": "editors.shorthand:ShorthandEditor",
    "seats": "editors.seats:SeatsEditor",
    "prints": "prints:PrintsEditor",
}
"""By the name of a section, or by the kind of a record."""


def editor_for(what: Record | str) -> type[Editor]:
    """Return the editor of a record or of a section; it is loaded now, if it was not yet."""
    name = what if isinstance(what, str) else what.record_kind
    module, _, editor = _EDITORS[name].partition(":")
    return cast("type[Editor]", getattr(import_module(f"{_PACKAGE}.{module}"), editor))
