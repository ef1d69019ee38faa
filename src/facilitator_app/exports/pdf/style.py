"""The style sheet of printed pages, read from `resources/themes/print.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from facilitator_app.charts import Palette
from facilitator_app.resource_files import resource
from facilitator_app.typesetting import REGULAR, STRONG


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of text is set; lengths are in points."""

    size: float
    leading: float
    strong: bool = False
    colour: str = "text"
    before: float = 0
    after: float = 0

    @property
    def weight(self) -> int:
        """The weight of the font."""
        return STRONG if self.strong else REGULAR


@dataclass(frozen=True, slots=True)
class Page:
    """The measures of a page, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    head: float
    foot: float

    @property
    def text_width(self) -> float:
        """How long a line may be."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """How much stands on a page."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Style:
    """All that decides how pages look."""

    page: Page
    colours: dict[str, str]
    looks: dict[str, Look]
    inks: dict[str, str]
    """Each colour as PDF writes it before a fill."""


@lru_cache(maxsize=1)
def _sheet() -> dict[str, Any]:
    return tomllib.loads(resource("themes", "print.toml").read_text(encoding="utf-8"))


def palette() -> Palette:
    """Return the colours and patterns of printed charts."""
    sheet = _sheet()
    chart, colours = sheet["chart"], sheet["colour"]
    return Palette(
        fills=tuple(chart["fill"]),
        edges=tuple(chart["edge"]),
        patterns=tuple(chart["pattern"]),
        inks=tuple(chart["ink"]),
        text=colours["text"],
        muted=colours["muted"],
        line=colours["line"],
    )


@lru_cache(maxsize=1)
def style() -> Style:
    """Return the style sheet."""
    sheet = _sheet()
    return Style(
        page=Page(**sheet["page"]),
        colours=sheet["colour"],
        looks={name: Look(**look) for name, look in sheet["look"].items()},
        inks={name: _ink(colour) for name, colour in sheet["colour"].items()},
    )


def _ink(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.4g}" for part in parts)
