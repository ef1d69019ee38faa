"""Reads the file of a design, which a stranger may have written."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.errors import DesignFileError
from facilitator_app.domain.planning.design_reading import read
from facilitator_app.domain.planning.design_text import LARGEST, from_text

if TYPE_CHECKING:
    from pathlib import Path


def read_design(path: Path) -> dict[str, Any]:
    """Return the design in a file, or raise with all that is wrong with it."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DesignFileError(f"{path.name} is no file.", advice="Choose a design.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise DesignFileError(
            f"{path.name} cannot be read.", advice="See whether it is still there."
        ) from error
    design = from_text(content, path.name)
    read(design)
    return design
