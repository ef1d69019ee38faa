"""What this laptop keeps for itself: a folder of its own and a name that tells nothing."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import platformdirs

from facilitator_app.domain.errors import FacilitatorError

PREFERENCES = "preferences.json"
RECENT = 8
"""How many files are remembered that were open."""


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


def tables_folder() -> Path:
    """Return the folder of the files of tables whose kits were opened here; it may not be there."""
    return data_folder() / "tables"


def laptop_name() -> str:
    """Return the name that this laptop signs its edits with: random, and the same every time.

    The computer's own name often is a person's, and would travel with every edit.
    """
    try:
        path = data_folder() / "laptop.json"
    except FacilitatorError:  # reading must go on without a folder of one's own
        return _new_name()
    with suppress(OSError, ValueError, KeyError, TypeError):
        name = json.loads(path.read_text(encoding="utf-8"))["name"]
        if isinstance(name, str) and name:
            return name
    name = _new_name()
    with suppress(OSError):  # a full disk: then the name is another one next time
        _put(path, {"name": name})
    return name


def _new_name() -> str:
    from facilitator_app.domain.codes import new_code  # noqa: PLC0415 - needed once on a laptop

    return f"laptop-{new_code(5)}"


def spare_folder() -> Path | None:
    """Return where backups go of files that do not lie safely, if this laptop has a place."""
    with suppress(FacilitatorError):
        return data_folder() / "backups"
    return None


@dataclass(frozen=True, slots=True)
class Recent:
    """A file that was open in the window, and what to say of it without opening it."""

    path: str
    name: str
    about: str = ""
    fictional: bool = False
    saved_at: str = ""
    """When it was last seen to be saved, in ISO 8601; nothing if that is not known."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What somebody at this laptop has chosen."""

    theme: str = "system"
    text_size: int = 100
    """In hundredths of the size that the look was drawn in."""
    place: tuple[int, ...] = ()
    """Left, top, width and height of the window."""
    maximised: bool = False
    recent: tuple[Recent, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    """What screens remember, by a name that says whose it is."""


class Settings:
    """The preferences of this laptop: on disk as soon as they change."""

    def __init__(self) -> None:
        self.preferences = _preferences() or Preferences()
        self._are_kept = True

    def change(self, **values: Any) -> None:  # noqa: ANN401 - fields of Preferences
        """Take new values; if they cannot be written they last until the window is closed."""
        self._catch_up()
        if "choices" in values:
            values["choices"] = {**self.preferences.choices, **values["choices"]}
        self.preferences = replace(self.preferences, **values)
        self._are_kept = False
        with suppress(OSError, FacilitatorError):
            _put(data_folder() / PREFERENCES, asdict(self.preferences))
            self._are_kept = True

    def remember(self, opened: Recent) -> None:
        """Put a file on top of those that were opened, once."""
        self._catch_up()
        self.change(recent=(opened, *self._others(opened.path))[:RECENT])

    def forget(self, path: str) -> None:
        """Take a file off the list of those that were opened."""
        self._catch_up()
        self.change(recent=self._others(path))

    def _catch_up(self) -> None:
        """Take in what another window has remembered meanwhile."""
        kept = _preferences() if self._are_kept else None
        if kept is not None:
            choices = {**kept.choices, **self.preferences.choices}
            self.preferences = replace(self.preferences, recent=kept.recent, choices=choices)

    def _others(self, path: str) -> tuple[Recent, ...]:
        return tuple(each for each in self.preferences.recent if each.path != path)


def _preferences() -> Preferences | None:
    """Read what was chosen; what cannot be read is as if nobody had chosen anything."""
    with suppress(OSError, ValueError, KeyError, TypeError, FacilitatorError):
        told = json.loads((data_folder() / PREFERENCES).read_text(encoding="utf-8"))
        return Preferences(
            theme=str(told["theme"]),
            text_size=min(max(int(told["text_size"]), 100), 200),
            place=tuple(map(int, told["place"])),
            maximised=bool(told["maximised"]),
            recent=tuple(Recent(**each) for each in told["recent"]),
            choices={str(name): str(value) for name, value in told["choices"].items()},
        )
    return None


def _put(path: Path, content: object) -> None:
    """Write a small file: all of it, or what was there stays."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    draft.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(path)
