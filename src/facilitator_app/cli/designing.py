"""The command that gives a design out as a file, and takes one in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import author, back_up, programme_to_change, programme_to_read
from facilitator_app.domain.errors import DesignFileError, FacilitatorError
from facilitator_app.exports.designs import write_design
from facilitator_app.imports.designs import read_design
from facilitator_app.imports.imported import listed
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.designing import design_in, take_in
from facilitator_app.workspace.key_file import SUFFIX

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases


class Design:
    """Gives the design of a programme out, or takes one in."""

    name: ClassVar[str] = "design"
    help: ClassVar[str] = "write the design of a programme to a file (.json), or take one in"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file, and where the design goes or comes from."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--out", type=file_path, metavar="DESIGN", help="write the design here")
        way.add_argument(
            "--in",
            dest="taken",
            type=file_path,
            metavar="DESIGN",
            help="make the programme's design this one; FILE is made if it is not there",
        )
        parser.add_argument(
            "--remove",
            action="store_true",
            help="with --in: also remove what is not in DESIGN, unless something refers to it",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Write the design, or take in all of it or nothing."""
        if options.taken is not None:
            _take(options, console, passphrases)
            return True
        if options.remove:
            raise FacilitatorError(
                "Nothing is removed where a design is written.", advice="Use --remove with --in."
            )
        with programme_to_read(options.file, passphrases, console) as reader:
            design = design_in(reader)
        write_design(options.out, design)
        console.result(
            {"file": str(options.out)}, [f"{options.out} holds the design of {options.file.name}."]
        )
        return True


def _take(options: argparse.Namespace, console: Console, passphrases: Passphrases) -> None:
    try:
        design = read_design(options.taken)
    except DesignFileError as error:
        console.result({"problems": list(error.problems)}, [])
        raise
    opened = _to_take_in(options.file, design, passphrases, console)
    with opened as workspace:
        done = take_in(
            workspace, design, remove=options.remove, name=f"take in {options.taken.name}"
        )
    found = done.named()
    console.result({"file": str(options.file), **found}, _lines(found))


@contextmanager
def _to_take_in(
    path: Path, design: dict[str, Any], passphrases: Passphrases, console: Console
) -> Iterator[Workspace]:
    """Open a programme and make a backup of it, or make it if it is not there."""
    if path.exists():
        with programme_to_change(path, passphrases, console) as workspace:
            back_up(workspace, console)
            yield workspace
        return
    if path.suffix == SUFFIX:
        raise FacilitatorError(
            f"{path.name} would look like a key file.", advice="Use .facilitator."
        )
    name = str(design.get("programme", {}).get("name", "")).strip() or path.stem
    with Workspace.create(path, name, author()) as workspace:
        yield workspace


def _lines(found: dict[str, list[str]]) -> Iterator[str]:
    said = {
        "added": "Added",
        "edited": "Edited",
        "removed": "Removed",
        "left": "Not in the design, and left alone",
    }
    for what, names in found.items():
        if names:
            yield f"{said[what]} ({len(names)}): {listed(names)}."
    if not any(found[what] for what in ("added", "edited", "removed")):
        yield "Nothing changed: the programme has this design already."
