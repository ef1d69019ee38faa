"""Designs to start a programme from: the demo's, and what leads have saved on this laptop.

A template is a design without its dates, and without what was given or changed on the day.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from facilitator_app import settings
from facilitator_app.demo.design import Design
from facilitator_app.demo.dice import Dice
from facilitator_app.domain.errors import FacilitatorError, PlanError
from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.planning.design import design_of
from facilitator_app.domain.planning.design_parts import FORMAT
from facilitator_app.domain.planning.design_text import as_text
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import Programme
from facilitator_app.domain.snapshot import Snapshot
from facilitator_app.imports.designs import read_design
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.designing import design_in, take_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from facilitator_app.domain.changes import Author
    from facilitator_app.domain.records import Record
    from facilitator_app.workspace.reader import Reader

BLANK = "Blank"
DEMO = "Front Door to Care (demo)"
_SUFFIX = ".json"
_WEEK = timedelta(weeks=1)
_OF_ONE_PROGRAMME = {"workshops": ("held_on",), "trade_offs": ("version", "place_wordings")}
"""The fields that a template does not keep, besides the name."""


@dataclass(frozen=True, slots=True)
class Template:
    """A design that a programme can be started from."""

    name: str
    path: Path | None = None
    """Where it is kept; nothing if it comes with the app."""


def templates() -> list[Template]:
    """Return those that come with the app, then those that were saved here, by name."""
    found: list[Template] = []
    with suppress(OSError, FacilitatorError):
        there = [each for each in _folder().glob(f"*{_SUFFIX}") if each.is_file()]
        found = [Template(each.stem, each) for each in there]
    found.sort(key=lambda each: each.name.casefold())
    return [Template(BLANK), Template(DEMO), *found]


def save(reader: Reader, name: str) -> Template:
    """Save the design of an open programme as a template; one of that name makes way."""
    path = _path(name)
    text = as_text(_without_dates(design_in(reader), path.stem))
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise PlanError(
            f"The template could not be saved ({error.strerror}).",
            advice="See whether the disk has room.",
        ) from error
    return Template(path.stem, path)


def is_there(name: str) -> bool:
    """Tell whether a template of that name would make way."""
    return _path(name).exists()


def remove(template: Template) -> bytes:
    """Remove a template that was saved here, and return what it held, so that it can come back."""
    if template.path is None:
        raise PlanError(f"{template.name} comes with the app.", advice="Leave it where it is.")
    try:
        content = template.path.read_bytes()
        template.path.unlink(missing_ok=True)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise PlanError(
            f"{template.name} could not be removed ({error.strerror}).", advice="Try again."
        ) from error
    return content


def load(template: Template) -> dict[str, Any]:
    """Return the design of a template, or raise if somebody has damaged its file."""
    if template.path is not None:
        return read_design(template.path)
    return _without_dates(_demo() if template.name == DEMO else {"format": FORMAT}, template.name)


def put_back(template: Template, content: bytes) -> None:
    """Put a template back that was removed, as it was."""
    if template.path is None:
        return
    try:
        template.path.write_bytes(content)
    except OSError as error:
        raise PlanError(
            f"{template.name} could not be put back ({error.strerror}).",
            advice="See whether the disk has room.",
        ) from error


def start_from(workspace: Workspace, template: Template, first_date: date | None = None) -> None:
    """Give a programme the design of a template as one edit; it keeps its name.

    The first day is held on the date that is given, and each further one a week later.
    """
    if template != Template(BLANK):
        design = design_for(workspace, template, first_date)
        take_in(workspace, design, name=f"start from {template.name}")


def design_for(
    reader: Reader, template: Template, first_date: date | None = None
) -> dict[str, Any]:
    """Return the design of a template as a programme takes it: with its own name, on its days."""
    design = load(template)
    for number, workshop in enumerate(design.get("workshops", ())):
        if first_date is not None:
            workshop["held_on"] = _later(first_date, number).isoformat()
    [programme] = reader.all(Programme)
    own = {"name": programme.name, "fictional": programme.fictional}
    design["programme"] = {**design.get("programme", {}), **own}
    return design


def make_programme(
    path: Path,
    named: tuple[str, Author, str],
    template: Template,
    first_date: date | None,
    progress: Callable[[int, int], None],
) -> None:
    """Make the file of a programme that starts from a template: all of it, or none and raise.

    It is given its name, who makes it, and its passphrase or nothing. `progress` may raise to stop.
    """
    name, author, secret = named
    if path.exists():
        raise PlanError(f"{path.name} is there already.", advice="Choose another name.")
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.", suffix=".part") as folder:
            draft = Path(folder) / path.name
            with Workspace.create(draft, name, author, passphrase=secret or None) as workspace:
                start_from(workspace, template, first_date)
            progress(1, 1)
            draft.replace(path)
    except OSError as error:
        raise PlanError(
            f"{path.name} could not be made ({error.strerror}).",
            advice="Check that the folder is there and that the disk has room.",
        ) from error


def _later(first: date, weeks: int) -> date:
    try:
        return first + weeks * _WEEK
    except OverflowError as error:
        raise PlanError("The days reach beyond the calendar.", advice="Start earlier.") from error


def _without_dates(design: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a design without what belongs to one programme, its days and its answers."""
    scope = _without(design.get("programme", {}), "fictional")
    found = {**design, "programme": {**scope, "name": name}}
    for part, fields in _OF_ONE_PROGRAMME.items():
        if part in design:
            found[part] = [_without(each, *fields) for each in design[part]]
    return found


def _without(thing: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if name not in fields}


def _demo() -> dict[str, Any]:
    """Return the design of the demo, which nobody has to have made."""
    design = Design(1, 3, Dice(1))
    every: dict[str, list[Record]] = {Programme.record_kind: [design.programme]}
    days = (each for day in design.days for each in (*day.records(), *design.duties(day)))
    for each in (*design.records(), *days):
        every.setdefault(each.record_kind, []).append(each)
    records = {kind: tuple(some) for kind, some in every.items()}
    return design_of(Plan.of(Snapshot(records, frozenset())))


def _folder() -> Path:
    return settings.data_folder() / "templates"


def _path(name: str) -> Path:
    """Return where a template of that name is kept, or refuse a name that is taken or none."""
    wanted = " ".join(name.split())
    if not wanted:
        raise PlanError("A template needs a name.", advice="Give it one.")
    path = _folder() / file_name(wanted, _SUFFIX)
    if path.stem.casefold() in (BLANK.casefold(), DEMO.casefold()):
        raise PlanError(f"{wanted} comes with the app.", advice="Choose another name.")
    return path
