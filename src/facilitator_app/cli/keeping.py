"""Commands that look after files: what is in them, whether they are whole, their way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app import __version__, settings
from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.console import table
from facilitator_app.cli.deciding import loose_ends, loose_line, plain_version
from facilitator_app.cli.files import programme_to_read, to_read
from facilitator_app.domain.errors import DamagedFileError, ProgrammeFileError
from facilitator_app.domain.records import Programme
from facilitator_app.workspace.key_file import key_beside
from facilitator_app.workspace.reader import is_encrypted
from facilitator_app.workspace.restoring import (
    is_whole,
    last_good_backup,
    needs_passphrase,
    restore,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.workspace.reader import Reader


class Info:
    """Says what a file holds."""

    name: ClassVar[str] = "info"
    help: ClassVar[str] = "say what a file holds"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file and perhaps its key file."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument(
            "--key",
            type=file_path,
            metavar="KEYFILE",
            help="tell whether this key file belongs to FILE",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Count records, conflicts and revisions; see whether the key file fits."""
        to_open = to_read if options.key is None else programme_to_read
        with to_open(options.file, passphrases, console) as reader:
            found = _facts(reader)
        if options.key is not None:
            with to_read(options.key, passphrases, console) as key:
                said = _of_an_open_key(options.key.name, key, found["programme"])
        else:
            said = _of_a_key_beside(options.file, found["sort"])
        found |= {"key_file": said.name, "key_file_fits": said.fits}
        console.result(found, [*_info_lines(options.file.name, found), *said.lines])
        return True


class Check:
    """Looks for damage and for what somebody must decide."""

    name: ClassVar[str] = "check"
    help: ClassVar[str] = "look for damage, conflicts and loose ends"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file."""
        parser.add_argument("file", type=file_path, metavar="FILE")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Compare the file with its journal; it is only broken if it is damaged."""
        with to_read(options.file, passphrases, console) as reader:
            found = _checked(reader, console.progress("Checking"))
            console.result(found, _check_lines(options.file.name, found))
            if found["damage"]:
                raise DamagedFileError(f"{options.file.name} is damaged.")
        return True


class Restore:
    """Puts the last good backup in the place of a file."""

    name: ClassVar[str] = "restore"
    help: ClassVar[str] = "put the last good backup in a file's place; what was there is kept"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--anyway", action="store_true", help="also if nothing is wrong")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Find the newest backup that is whole, and put it back."""
        path = options.file
        spare = settings.spare_folder()
        passphrase = passphrases.ask(path.name) if needs_passphrase(path, spare) else None
        if not options.anyway and is_whole(path, passphrase):
            raise ProgrammeFileError(
                f"Nothing is wrong with {path.name}.",
                advice="To go back to its last backup nevertheless, add --anyway.",
            )
        backup = last_good_backup(path, passphrase, spare)
        if backup is None:
            raise ProgrammeFileError(
                f"There is no good backup of {path.name} on this laptop.",
                advice="Look for a copy of it on the sticks and laptops of the day.",
            )
        kept = restore(path, backup)
        made_at = backup.made_at.astimezone()
        lines = [f"{path} is again as it was on {made_at:%d %B %Y} at {made_at:%H:%M:%S}."]
        if kept is not None:
            lines.append(f"What was there before is kept as {kept.name}.")
        console.result(
            {
                "file": str(path),
                "made_at": backup.made_at.isoformat(),
                "kept": None if kept is None else str(kept),
            },
            lines,
        )
        return True


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """What is known of the key file of a programme."""

    name: str | None = None
    fits: bool | None = None
    """Nothing if that is not known: all that a key file says is encrypted."""
    lines: tuple[str, ...] = ()


def _of_an_open_key(name: str, key: Reader, programme: str) -> _KeyFile:
    if key.sort != "key":
        return _KeyFile(name, fits=False, lines=(f"{name} is no key file.",))
    fits = str(key.programme) == programme
    whose = "this" if fits else "another"
    return _KeyFile(name, fits=fits, lines=(f"{name} belongs to {whose} programme.",))


def _of_a_key_beside(path: Path, sort: str) -> _KeyFile:
    """Return what can be told of the file with a key file's name without its passphrase."""
    key = key_beside(path) if sort == "programme" else None
    if key is None:
        return _KeyFile()
    if not is_encrypted(key):
        return _KeyFile(key.name, fits=False, lines=(f"{key.name} is no key file.",))
    line = f"{key.name} lies beside it, unopened: to see whether it belongs to it, add --key {key}."
    return _KeyFile(key.name, lines=(line,))


def _facts(reader: Reader) -> dict[str, Any]:
    names = [each.name for each in reader.all(Programme)]
    return {
        "name": names[0] if names else "",
        "sort": reader.sort,
        "programme": str(reader.programme),
        "records": reader.counts(),
        "conflicts": len(reader.conflicting()),
        "revisions": reader.revision_count(),
        "versions": {"app": __version__, "format": reader.format_number()},
    }


def _checked(reader: Reader, progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Look for damage; of conflicts and loose ends a damaged file says nothing."""
    if damage := reader.damage(progress):
        return {
            "ok": False,
            "damage": damage,
            "conflicts": [],
            "loose_ends": [],
            "waiting_for": [],
        }
    return {
        "ok": True,
        "damage": [],
        "conflicts": _conflicts(reader),
        "loose_ends": loose_ends(reader),
        "waiting_for": sorted(map(str, reader.waiting_for())),
    }


def _info_lines(file: str, found: dict[str, Any]) -> list[str]:
    records = found["records"]
    return [
        f"{file}: {found['name'] or found['sort']}",
        "",
        *table(["Kind", "Records"], sorted(records.items())),
        "",
        f"{found['revisions']} revisions, {found['conflicts']} conflicts to resolve.",
    ]


def _conflicts(reader: Reader) -> list[dict[str, Any]]:
    return [
        {
            "kind": each.versions[0].kind,
            "id": str(each.record_id),
            "versions": [plain_version(version) for version in each.versions],
        }
        for each in reader.conflicts()
    ]


def _check_lines(file: str, found: dict[str, Any]) -> list[str]:
    lines = list(found["damage"]) or [f"{file} is whole: its records are what its journal says."]
    for each in found["conflicts"]:
        laptops = ", ".join(filter(None, (version["laptop"] for version in each["versions"])))
        whose = f" from {laptops}" if laptops else ""
        count = len(each["versions"])
        lines.append(f"Conflict: the {each['kind']} {each['id']} has {count} versions{whose}.")
    lines += map(loose_line, found["loose_ends"])
    lines += [f"Not arrived yet: the revision {each}." for each in found["waiting_for"]]
    return lines
