"""Commands of the lead's key: it is made, a programme is told of it, it opens what is sealed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import programme_to_change, programme_to_read
from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.domain.records import Programme, Session, Table
from facilitator_app.exports.prints.key_page import print_key_page
from facilitator_app.travel.keys import lead_verify
from facilitator_app.travel.lead_key_file import fingerprint, write_lead_key
from facilitator_app.travel.words import key_words
from facilitator_app.workspace.key_backup import (
    make_key_again,
    read_file_back,
    read_words_back,
    save_copy,
)
from facilitator_app.workspace.key_file import SUFFIX, make_lead_key, open_key, seal_for
from facilitator_app.workspace.welfare import entries

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.key_file import LeadKey

_WORDS = "line of 24 words"


class Key:
    """Gives a programme its lead's key."""

    name: ClassVar[str] = "key"
    help: ClassVar[str] = "let a programme seal for the lead's key, and see to the key's copies"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a programme, where its key file lies, and whether it is still to be made."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--key", type=file_path, metavar="KEYFILE", help="default: beside FILE")
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--make", action="store_true", help="make the key file, with a passphrase of its own"
        )
        what.add_argument(
            "--from-words",
            action="store_true",
            help="make a key file that was lost again, from its 24 words on paper",
        )
        what.add_argument("--copy", type=file_path, metavar="COPY", help="save a copy of it")
        what.add_argument(
            "--read-back", type=file_path, metavar="COPY", help="open a copy: needed before kits"
        )
        what.add_argument(
            "--public",
            type=file_path,
            metavar="LEADKEY",
            help="write its public half, for tables that have the kits of a lost key",
        )
        what.add_argument(
            "--print-words", type=file_path, metavar="PDF", help="write the page with its 24 words"
        )
        what.add_argument(
            "--words",
            action="store_true",
            help="read the 24 words as they are on paper: needed before kits",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Make it or open it, and save its public half in the programme."""
        path = options.key or options.file.with_suffix(SUFFIX)
        with programme_to_change(options.file, passphrases, console) as workspace:
            if options.make:
                lines = self._make(workspace, path, passphrases)
            elif options.from_words:
                lines = self._make_again(workspace, path, passphrases)
            else:
                refuse_absent(path)
                key = open_key(path, passphrases.ask(path.name), workspace.programme)
                lines = _copied(workspace, key, options, passphrases) or self._tell(workspace, key)
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

    def _make_again(self, workspace: Workspace, path: Path, passphrases: Passphrases) -> list[str]:
        words = passphrases.ask(path.name, called=_WORDS)
        make_key_again(workspace, path, passphrases.ask(path.name, new=True), words)
        return [f"{path} holds the lead's key again. The names that it held are not in its words."]

    def _tell(self, workspace: Workspace, key: LeadKey) -> list[str]:
        new = seal_for(workspace, key.publics)
        since = "from now on" if new else "as before"
        return [f"What is written into the welfare log is sealed for {key.name}, {since}."]


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
            refuse_absent(options.key)
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


def _copied(
    workspace: Workspace, key: LeadKey, options: argparse.Namespace, passphrases: Passphrases
) -> list[str]:
    """Do what is asked for about a key and its copies, if anything is; return what to say."""
    if options.copy:
        save_copy(key, options.copy)
        return [f"{options.copy} is a copy of {key.name}. Open it once with --read-back."]
    if options.read_back:
        secret = passphrases.ask(options.read_back.name)
        read_file_back(workspace, key, options.read_back, secret)
        return [f"{options.read_back.name} was read back. Keep it apart from this laptop."]
    if options.public:
        verify = lead_verify(key.secret)
        write_lead_key(options.public, key.public, verify)
        words = fingerprint(key.public, verify)
        return [
            f"{options.public} holds nothing secret. Read these words out to each table:",
            words,
        ]
    if options.print_words:
        snapshot = workspace.part((Programme,))
        print_key_page(snapshot, key_words(key.secret), key.public, options.print_words)
        return [
            f"{options.print_words} holds the words that are the key: print it, then remove it."
        ]
    if options.words:
        read_words_back(workspace, key, passphrases.ask(key.name, called=_WORDS))
        return ["The words are right. Lock the paper away."]
    return []


def _lines(plain: list[dict[str, Any]]) -> Iterator[str]:
    for each in plain:
        at = datetime.fromisoformat(each["at"]).astimezone()
        yield f"{at:%d %B %Y %H:%M}  {each['session']} {each['table']}  {each['by']}"
        yield each["text"] or "Sealed for another key: this one does not open it."
        yield ""
    yield f"{len(plain)} in the welfare log."


def refuse_absent(path: Path) -> None:
    """Raise ProgrammeFileError if there is no key file of this name."""
    if not path.is_file():
        raise ProgrammeFileError(
            f"There is no key file {path}.", advice="Check its name, or make one with key --make."
        )
