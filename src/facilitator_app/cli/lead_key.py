"""Commands of the lead's key: it is made, a programme is told of it, it opens what is sealed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import programme_to_change, programme_to_read
from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.domain.records import Session, Table
from facilitator_app.workspace.key_file import SUFFIX, make_lead_key, open_key, seal_for
from facilitator_app.workspace.welfare import entries

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.workspace import Workspace


class Key:
    """Gives a programme its lead's key."""

    name: ClassVar[str] = "key"
    help: ClassVar[str] = "let a programme seal its welfare log for the lead's key"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a programme, where its key file lies, and whether it is still to be made."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--key", type=file_path, metavar="KEYFILE", help="default: beside FILE")
        parser.add_argument(
            "--make", action="store_true", help="make the key file, with a passphrase of its own"
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Make it or open it, and save its public half in the programme."""
        path = options.key or options.file.with_suffix(SUFFIX)
        with programme_to_change(options.file, passphrases, console) as workspace:
            lines = (self._make if options.make else self._tell)(workspace, path, passphrases)
        console.result({"file": str(path)}, lines)
        return True

    def _make(self, workspace: Workspace, path: Path, passphrases: Passphrases) -> list[str]:
        if path.exists():
            raise ProgrammeFileError(
                f"{path.name} is there already.", advice="Without --make it is used as it is."
            )
        make_lead_key(workspace, path, passphrases.ask(path.name, new=True))
        return [
            f"{path} holds new keys. Nobody can open it without its passphrase.",
            "What is written into the welfare log from now on is sealed for it.",
        ]

    def _tell(self, workspace: Workspace, path: Path, passphrases: Passphrases) -> list[str]:
        _refuse_absent(path)
        key = open_key(path, passphrases.ask(path.name), workspace.programme)
        new = seal_for(workspace, key.publics)
        since = "from now on" if new else "as before"
        return [f"What is written into the welfare log is sealed for {path.name}, {since}."]


class Welfare:
    """Reads the welfare log."""

    name: ClassVar[str] = "welfare"
    help: ClassVar[str] = "read the welfare log with the lead's key"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a programme and its key file."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--key", type=file_path, required=True, metavar="KEYFILE")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Print every entry of every table, by time."""
        with programme_to_read(options.file, passphrases, console) as reader:
            _refuse_absent(options.key)
            key = open_key(options.key, passphrases.ask(options.key.name), reader.programme)
            sessions: dict[Any, str] = {each.id: each.code for each in reader.all(Session)}
            tables: dict[Any, str] = {each.id: each.code for each in reader.all(Table)}
            plain = [
                {
                    "at": each.at.isoformat(),
                    "session": sessions.get(each.record.session_id, ""),
                    "table": tables.get(each.record.table_id, ""),
                    "by": each.by,
                    "text": each.text,
                }
                for each in entries(reader, key)
            ]
        console.result({"entries": plain}, _lines(plain))
        return True


def _lines(plain: list[dict[str, Any]]) -> Iterator[str]:
    for each in plain:
        at = datetime.fromisoformat(each["at"]).astimezone()
        yield f"{at:%d %B %Y %H:%M}  {each['session']} {each['table']}  {each['by']}"
        yield each["text"] or "Sealed for another key: this one does not open it."
        yield ""
    yield f"{len(plain)} in the welfare log."


def _refuse_absent(path: Path) -> None:
    if not path.is_file():
        raise ProgrammeFileError(
            f"There is no key file {path}.", advice="Check its name, or make one with key --make."
        )
