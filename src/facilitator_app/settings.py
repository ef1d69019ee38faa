"""What this laptop keeps for itself: a folder of its own and a name that tells nothing."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

from facilitator_app.domain.codes import new_code
from facilitator_app.domain.errors import FacilitatorError


def data_folder() -> Path:
    """Return the folder of this laptop's own data; FACILITATOR_HOME names another one."""
    chosen = os.environ.get("FACILITATOR_HOME")
    folder = Path(chosen) if chosen else platformdirs.user_data_path("facilitator", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise FacilitatorError(
            f"The folder {folder} cannot be made ({error.strerror}).",
            advice="Make it, or name another one in FACILITATOR_HOME.",
        ) from error
    return folder


def laptop_name() -> str:
    """Return the name that this laptop signs its edits with: random, and the same every time.

    The computer's own name often is a person's, and would travel with every edit.
    """
    try:
        path = data_folder() / "laptop.json"
    except FacilitatorError:  # reading must go on without a folder of one's own
        return f"laptop-{new_code(5)}"
    with suppress(OSError, ValueError, KeyError, TypeError):
        name = json.loads(path.read_text(encoding="utf-8"))["name"]
        if isinstance(name, str) and name:
            return name
    name = f"laptop-{new_code(5)}"
    draft = path.with_name(f".laptop.{os.getpid()}.part")
    with suppress(OSError):  # a full disk: then the name is another one next time
        draft.write_text(json.dumps({"name": name}), encoding="utf-8")
        draft.replace(path)
    return name
