"""Every pair of colours that the look puts on each other can be told apart, by WCAG 2.2."""

from __future__ import annotations

import itertools
import math

import pytest

from facilitator_app.ui.parts.theme import THEMES, load

GROUNDS = ["canvas", "surface", "raised", "sunken", "accent_soft"]
TONES = ["good", "warn", "bad", "info"]
TEXT = [
    *itertools.product(["text", "text_muted"], GROUNDS),
    *itertools.product(["accent_ink"], ["canvas", "surface", "raised", "accent_soft"]),
    *itertools.product(["accent_text"], ["accent", "accent_hover"]),
    *((tone, on) for tone in TONES for on in ("canvas", "surface", "raised", f"{tone}_soft")),
    *((ink, f"{tone}_soft") for tone in TONES for ink in ("text", "text_muted")),
    ("text", "pressed"),
    ("surface", "text"),
]
PARTS = [
    *itertools.product(["edge"], ["canvas", "surface", "raised", "sunken"]),
    *itertools.product(["focus", "accent"], GROUNDS),
]
SEATS, SERIES = 10, 7
# Machado, Oliveira, Fernandes 2009, severity 1.0
BLINDNESS = {
    "protan": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deutan": ((0.3673, 0.8606, -0.2280), (0.2803, 0.6725, 0.0475), (-0.0118, 0.0429, 0.9689)),
    "tritan": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def linear(colour: str) -> list[float]:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(one: str, other: str) -> float:
    lights = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(colour: list[float]) -> tuple[float, float, float]:
    r, g, b = (min(1.0, max(0.0, each)) for each in colour)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def nearest(colours: list[str], sight: str) -> float:
    """Return how far apart the two nearest colours are for people with this sight (CIE76)."""
    seen = [
        lab([sum(m * c for m, c in zip(line, linear(each), strict=True)) for line in matrix])
        for each in colours
        for matrix in (BLINDNESS[sight],)
    ]
    return min(math.dist(one, other) for one, other in itertools.combinations(seen, 2))


@pytest.mark.parametrize("name", THEMES)
def test_words_and_controls_stand_out(name: str) -> None:
    theme = load(name)
    words, parts = (7.0, 4.5) if name == "contrast" else (4.5, 3.0)
    colours = theme.colours
    pairs = [(colours[ink], colours[on], words) for ink, on in TEXT]
    pairs += [(colours[part], colours[on], parts) for part, on in PARTS]
    pairs += [
        (ink, fill, words)
        for ink, fill in zip(theme.seats["ink"], theme.seats["fill"], strict=True)
    ]
    pairs += [(fill, colours["surface"], parts) for fill in theme.chart["fill"]]
    weak = [(ink, on, contrast(ink, on)) for ink, on, floor in pairs if contrast(ink, on) < floor]
    assert not weak
    assert (len(theme.seats["fill"]), len(theme.chart["fill"])) == (SEATS, SERIES)


@pytest.mark.parametrize("sight", BLINDNESS)
@pytest.mark.parametrize("name", THEMES)
def test_colours_stay_apart_for_the_colour_blind(name: str, sight: str) -> None:
    theme = load(name)
    assert nearest(list(theme.chart["fill"]), sight) >= 16
    assert nearest(list(theme.seats["fill"]), sight) >= 8.5


def test_contrast_is_what_wcag_says() -> None:
    assert round(contrast("#000000", "#FFFFFF")) == 21
    assert 4.5 < contrast("#767676", "#FFFFFF") < 4.6


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_no_size_is_below_its_floor(name: str, text_size: int) -> None:
    theme = load(name, text_size)
    assert min(theme.type.values()) >= 16
    assert min(theme.size[each] for each in ("target", "row", "start", "stage", "entry")) >= 32
    assert all(value % 4 == 0 for value in theme.space.values())
