"""What this laptop keeps for itself: a folder of its own and a name that tells nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import platformdirs

from facilitator_app.domain.codes import new_code


def data_folder() -> Path:
    """Return the folder of this laptop's own data; FACILITATOR_HOME names another one."""
    chosen = os.environ.get("FACILITATOR_HOME")
    folder = Path(chosen) if chosen else platformdirs.user_data_path("facilitator", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def laptop_name() -> str:
    """Return the name that this laptop signs its edits with: random, and the same every time.

    The computer's own name often is a person's, and would travel with every edit.
    """
    path = data_folder() / "laptop.json"
    try:
        name = json.loads(path.read_text(encoding="utf-8"))["name"]
        if isinstance(name, str) and name:
            return name
    except (OSError, ValueError, KeyError, TypeError):
        pass
    name = f"laptop-{new_code(5)}"
    draft = path.with_name(f".laptop.{os.getpid()}.part")
    draft.write_text(json.dumps({"name": name}), encoding="utf-8")
    draft.replace(path)
    return name
