"""The tokens of the look, and the palette and the style sheet that Qt gets of them."""

from __future__ import annotations

import tomllib
from functools import cache
from string import Template
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette

from facilitator_app.resource_files import resource
from facilitator_app.ui.parts.fonts import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication, QWidget

THEMES = ("light", "dark", "contrast")


class Theme(NamedTuple):
    """The tokens of one theme at one text size."""

    name: str
    dark: bool
    scale: float
    colours: Mapping[str, str]
    seats: Mapping[str, list[str]]
    chart: Mapping[str, list[str]]
    type: Mapping[str, int]
    weight: Mapping[str, int]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    size: Mapping[str, int]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role; `seat3`, `seatink3` and `chart2` are roles too."""
        if role in self.colours:
            return QColor(self.colours[role])
        for prefix, table in (
            ("seatink", self.seats["ink"]),
            ("seat", self.seats["fill"]),
            ("chart", self.chart["fill"]),
        ):
            number = role.removeprefix(prefix)
            if role.startswith(prefix) and number.isdigit():
                return QColor(table[(int(number) - 1) % len(table)])
        raise KeyError(role)

    def font(self, role: str = "body", *, strong: bool = False, italic: bool = False) -> QFont:
        """Return the font of a type role, for what is painted by hand."""
        return _font(self.type[role], strong=strong, italic=italic)

    def px(self, size: float) -> int:
        """Return a length that grows with the text."""
        return round(size * self.scale)


@cache
def load(name: str, text_size: int = 100) -> Theme:
    """Read a theme's tokens at a text size."""
    scale = text_size / 100
    metrics: dict[str, Any] = dict(_read("metrics"))
    for table in ("type", "size"):
        metrics[table] = {key: round(value * scale) for key, value in metrics[table].items()}
    colours = dict(_read(name))
    return Theme(scale=scale, colours=colours.pop("colour"), **colours, **metrics)


def wear(app: QApplication, theme: Theme) -> None:
    """Give the whole application one theme, all but the style sheet."""
    _Worn.theme = theme
    app.setPalette(palette(theme))
    app.setFont(theme.font())


def style(widget: QWidget, theme: Theme) -> None:
    """Give the window, or what pops up on its own, the style sheet of the theme that is worn.

    If the application had it, Qt would dress a widget anew each time that it, or what it is in, is
    put into another one; so it does that once, when it comes into the window. It would also go
    through widgets that nobody holds any more, and does not bear it that one of them goes.
    """
    widget.setStyleSheet("")  # or what holds other widgets would measure them before they change
    widget.setStyleSheet(sheet(theme))


def current() -> Theme:
    """Return the theme that the application wears."""
    return _Worn.theme or load("light")


def palette(theme: Theme) -> QPalette:
    """Return the palette: what Qt draws where the style sheet says nothing."""
    result = QPalette()
    for role, colour in _ROLES.items():
        result.setColor(role, theme.colour(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("text_muted"))
    return result


def sheet(theme: Theme) -> str:
    """Return the one style sheet."""
    names: dict[str, object] = dict(theme.colours)
    for prefix, table in (
        ("t_", theme.type),
        ("s", theme.space),
        ("r_", theme.radius),
        ("z_", theme.size),
        ("w_", theme.weight),
    ):
        names |= {f"{prefix}{key}": value for key, value in table.items()}
    names["families"] = ", ".join(f"'{family}'" for family in FAMILIES)
    # In high contrast a soft ground is not enough: every state also gets a border.
    drawn = theme.name == "contrast"
    names["soft_line"] = theme.colours["edge"] if drawn else "transparent"
    names["card_line"] = names["line_drawn"] = theme.colours["edge" if drawn else "line"]
    text = resource("themes", "sheet.qss").read_text(encoding="utf-8")
    return Template(text).substitute(names)


class _Worn:
    """What the application wears: there is one of it, as there is one application."""

    theme: Theme | None = None


@cache
def _font(size: int, *, strong: bool, italic: bool) -> QFont:
    """Return a font, made once: Qt looks for the faces of each new one again."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setItalic(italic)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))


_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Link: "accent_ink",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Accent: "accent",
}
