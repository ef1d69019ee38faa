"""Makes pictures of every screen over the filled demo: `python -m tools.screenshots DIR [NAME...]`.

Drives the real window, in every theme, at two sizes and in large text, without a screen. Screens
that are named are pictured alone.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from facilitator_app import main
from facilitator_app.ui.parts.look import STANDARD
from tools.driving import above, wait
from tools.studio import Studio

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from facilitator_app.ui.window import Window
    from tools.studio import Screen

SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}
THEMES = ("light", "dark", "contrast")
VIEWS = (
    ("1366", STANDARD, THEMES),
    ("1920", STANDARD, THEMES),
    ("1366", 150, THEMES[:1]),
    ("1366", 200, THEMES[:1]),
)
"""Window, text size, themes."""
PLACE = "Europe/London"
"""Where the demo is set: elsewhere, notes would stand at other hours than the plan."""


def shoot(window: Window, screen: Screen, folder: Path) -> None:
    """Save a screen in every view."""
    look = window.services.look
    for at, (size, text, themes) in enumerate(VIEWS):
        look.choose(themes[0])
        look.resize_text(text)
        window.resize(*SIZES[size])
        if not at or screen.passing:
            screen.come()
        for theme in themes:
            look.choose(theme)
            large = "" if text == STANDARD else f"-{text}"
            wait(60)
            path = folder / f"{screen.name}-{theme}-{size}{large}.png"
            picture(window).save(str(path))
            print(path)
    look.resize_text(STANDARD)


def picture(window: Window) -> QPixmap:
    """Return what a person sees: the window, and what lies over it."""
    result = window.grab()
    painter = QPainter(result)
    for each in above(window):
        place = window.mapFromGlobal(each.pos())
        painter.drawPixmap(place, each.grab())
        # Elsewhere the desktop draws a frame round it.
        painter.drawRect(QRect(place, each.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return result


def pretend_screen(folder: Path) -> None:
    """Let Qt believe in a screen that the largest window fits on."""
    wide, high = SIZES["1920"]
    screen = {"name": "screen", "x": 0, "y": 0, "width": wide, "height": high}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def run(arguments: list[str]) -> int:
    """Save the pictures into the folder that is named."""
    if not arguments:
        print("Say where to: python -m tools.screenshots DIR [NAME...]")
        return 2
    os.environ["TZ"] = PLACE
    if hasattr(time, "tzset"):
        time.tzset()
    target, wanted = Path(arguments[0]), arguments[1:]
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pretend_screen(folder)
        os.environ["FACILITATOR_HOME"] = str(folder / "laptop")
        app = main.application()
        window = main.build(app, folder)
        window.resize(*SIZES["1366"])
        window.show()
        wait(1_000)
        studio = Studio(window, folder)
        studio.prepare()
        for screen in studio.screens():
            if not wanted or screen.name in wanted:
                shoot(window, screen, target)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
