"""The app's own fonts, so that every script shows on every machine, bold included.

They travel as one file for all weights, of which a style sheet knows only the lightest. So two
weights of each are cut out of it, once on a laptop, and kept in its own folder.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.scripts import SCRIPTS
from facilitator_app.settings import data_folder

WEIGHTS = (400, 600)
FIRST = SCRIPTS[:1]
"""What the first screen is written in."""
LATER = ("NotoSans-Italic", *SCRIPTS[1:])
"""What people may say things in."""
FAMILIES = tuple(name.replace("NotoSans", "Noto Sans ").strip() for name in SCRIPTS)
"""As Qt calls them, in the order in which they are asked for a character."""


@cache
def add(name: str) -> None:
    """Give Qt both weights of one font, once."""
    for weight in WEIGHTS:
        kept = _kept(name, weight)
        if kept is not None and QFontDatabase.addApplicationFont(str(kept)) != -1:
            continue
        data = _cut(name, weight)
        QFontDatabase.addApplicationFontFromData(QByteArray(data))
        if kept is not None:
            _keep(kept, data)


def _source(name: str) -> Path:
    spec = find_spec("manimgx_fonts")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package of the fonts is not installed")
    return Path(spec.submodule_search_locations[0]) / f"{name}[wght].ttf"


@cache
def _folder() -> Path | None:
    with suppress(OSError, FacilitatorError):
        folder = data_folder() / "fonts"
        folder.mkdir(exist_ok=True)
        return folder
    return None


def _kept(name: str, weight: int) -> Path | None:
    """Return where a cut font is or will be; a new edition of the font has another name."""
    folder = _folder()
    return folder and folder / f"{name}-{weight}-{_source(name).stat().st_size}.ttf"


def _cut(name: str, weight: int) -> bytes:
    import uharfbuzz  # noqa: PLC0415 - needed once on a laptop, and loading it takes time

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(_source(name))))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.pin_axis_location(face, "wght", weight)
    data: bytes = wanted.subset(face).blob.data
    return data


def _keep(path: Path, data: bytes) -> None:
    draft = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):  # then it is cut again next time
        draft.write_bytes(data)
        draft.replace(path)
