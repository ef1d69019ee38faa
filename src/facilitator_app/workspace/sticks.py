"""Sticks that go between the lead and the tables: a small file says whose they are."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PackError
from facilitator_app.placing import put_in_place

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

NAME = "facilitator-stick.json"
_LONGEST = 4096
"""So many bytes are read of it: whoever has the stick may have written anything there."""
_MOST = 64
"""So many programmes share a stick; the one that was marked first goes first."""
_PROGRAMMES = "programmes"


def mark(folder: Path, programme: UUID) -> None:
    """Say in a folder that kits of a programme were put there, so that packs are looked for."""
    others = [each for each in _marked(folder) if each != str(programme)]
    told = {_PROGRAMMES: [*others[1 - _MOST :], str(programme)]}
    draft = folder / f".{NAME}.{os.getpid()}.part"
    try:
        draft.write_text(json.dumps(told), encoding="utf-8")
        put_in_place(draft, folder / NAME)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise PackError(
            f"{folder.name or folder} cannot be written to ({error.strerror}).",
            advice="Make room on it, or choose another folder.",
        ) from error


def is_marked(folder: Path, programme: UUID) -> bool:
    """Tell whether a folder has been given kits of a programme."""
    return str(programme) in _marked(folder)


def _marked(folder: Path) -> list[str]:
    """Return the programmes that a folder says it is of; what cannot be read says nothing."""
    path = folder / NAME
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        if path.is_file():  # a pipe would never end
            with path.open("rb") as file:
                told = json.loads(file.read(_LONGEST + 1)[:_LONGEST])
            return [each for each in told[_PROGRAMMES] if isinstance(each, str)][:_MOST]
    return []
