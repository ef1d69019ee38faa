"""Commands for what laptops said differently: list it, and let one version stand for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import programme_to_change, programme_to_read
from facilitator_app.domain.called import Called, kind_of
from facilitator_app.domain.differences import said_by
from facilitator_app.domain.disputes import is_secret
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.references import reference

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.history import Conflict
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.reader import Reader


class Conflicts:
    """Lists what must be decided."""

    name: ClassVar[str] = "conflicts"
    help: ClassVar[str] = "list the records of which laptops have different versions"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file."""
        parser.add_argument("file", type=file_path, metavar="FILE")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Print every open version of each record in conflict, then the loose ends."""
        with programme_to_read(options.file, passphrases, console) as reader:
            called = Called(reader.all)
            conflicts = [_told(called, each) for each in reader.conflicts()]
            found = {"conflicts": conflicts, "loose_ends": loose_ends(reader)}
        console.result(found, _lines(options.file.name, found))
        return True


class Resolve:
    """Lets one version of a record stand for all that are open."""

    name: ClassVar[str] = "resolve"
    help: ClassVar[str] = "let one version of a record in conflict stand for all of them"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file, the record and the version to keep."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument(
            "record", metavar="ID", help="the record's id, or its code, such as K7Q2-M4FX"
        )
        parser.add_argument(
            "--keep", required=True, metavar="REVISION", help="the version that is to stand"
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Write the version that replaces all open ones; they stay in the history."""
        with programme_to_change(options.file, passphrases, console) as workspace:
            conflict = _of(workspace, options.record)
            version = _version(conflict, options.keep)
            workspace.resolve(conflict, version.record)
            left = len(workspace.conflicting())
        found = {
            "id": str(conflict.record_id),
            "kept": str(version.id),
            "removed": version.content is None,
            "conflicts": left,
        }
        what = f"{kind_of(version.kind)} {reference(conflict.record_id)}"
        done = "stays removed" if version.content is None else "stands as it was chosen"
        console.result(found, [f"{what} {done}. {left} still to decide."])
        return True


def plain_version(version: Revision) -> dict[str, Any]:
    """Return which version it is and where it comes from; of a vote nobody may know that."""
    secret = is_secret(version)
    return {
        "id": str(version.id),
        "laptop": "" if secret else version.laptop,
        "made_at": "" if secret else version.made_at.isoformat(),
    }


def loose_ends(reader: Reader) -> list[dict[str, str]]:
    """Return what refers to something that is not there."""
    return [
        {"kind": each.record_kind, "id": str(each.id), "refers_to": str(target)}
        for each, target in reader.loose_ends()
    ]


def loose_line(each: dict[str, str]) -> str:
    """Return a loose end in a sentence."""
    return (
        f"Loose end: the {each['kind']} {each['id']} refers to {each['refers_to']}, "
        "which is not there."
    )


def _told(called: Called, conflict: Conflict) -> dict[str, Any]:
    versions = conflict.versions
    records = [each.record for each in versions]
    first = next((each for each in records if each is not None), None)
    return {
        "kind": versions[0].kind,
        "id": str(conflict.record_id),
        "code": reference(conflict.record_id),
        "where": "" if first is None else called.where(first),
        "versions": [
            {
                **plain_version(each),
                "role": "" if is_secret(each) else each.role,
                "removed": each.content is None,
                "says": words,
            }
            for each, words in zip(versions, said_by(called, versions), strict=True)
        ],
    }


def _lines(file: str, found: dict[str, Any]) -> Iterator[str]:
    for each in found["conflicts"]:
        place = f", {each['where']}" if each["where"] else ""
        yield f"{kind_of(each['kind'])} {each['code']}{place}"
        for version in each["versions"]:
            whose = ", ".join(filter(None, (version["laptop"], version["role"])))
            yield f"  {version['id']}{f' ({whose})' if whose else ''}"
            yield from (f"    {line}" for line in version["says"].splitlines())
    yield from map(loose_line, found["loose_ends"])
    if not found["conflicts"]:
        yield f"{file}: nothing to decide."


def _of(workspace: Workspace, wanted: str) -> Conflict:
    """Return the conflict of a record that is named by its id or by its code."""
    every = workspace.conflicts()
    found = [each for each in every if _names(each.versions[0], wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise FacilitatorError(
            f"Two records in conflict have the code {wanted}.", advice="Name the record by its id."
        )
    listed = "`facilitator conflicts` lists what must be decided."
    if any(_names(each, wanted) for each in workspace.revisions()):
        raise FacilitatorError(f"The record {wanted} is not in conflict.", advice=listed)
    raise FacilitatorError(f"There is no record {wanted} in this programme.", advice=listed)


def _version(conflict: Conflict, wanted: str) -> Revision:
    found = [each for each in conflict.versions if str(each.id) == wanted.strip().casefold()]
    if not found:
        raise FacilitatorError(
            f"{wanted} is no open version of this record.",
            advice=f"There are: {_ids(conflict.versions)}.",
        )
    return found[0]


def _names(version: Revision, wanted: str) -> bool:
    name = wanted.strip()
    return name.casefold() == str(version.record_id) or name.upper() == reference(version.record_id)


def _ids(versions: Sequence[Revision]) -> str:
    return ", ".join(str(each.id) for each in versions)
