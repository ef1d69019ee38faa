"""Commands that give out what a file holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.console import table
from facilitator_app.cli.files import programme_to_read
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Prompt, Session, Table, TradeOff
from facilitator_app.domain.results import results
from facilitator_app.domain.searching import texts_of
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.exports import EXPORTERS, Scope, export

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.domain.records import Record
    from facilitator_app.domain.results import VoteResult


_MOST_HITS = 10_000


class Search:
    """Finds what was said."""

    name: ClassVar[str] = "search"
    help: ClassVar[str] = "find what was said"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file and words."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("words", nargs="+", metavar="WORDS")
        parser.add_argument("--limit", type=int, default=100, metavar="N", help="hits shown (100)")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Print the newest hits and how many there are."""
        with programme_to_read(options.file, passphrases, console) as reader:
            words, limit = " ".join(options.words), min(max(1, options.limit), _MOST_HITS)
            hits = reader.search(words, limit)
            found = len(hits) if len(hits) < limit else reader.count_hits(words)
            sessions: dict[Any, str] = {each.id: each.code for each in reader.all(Session)}
            tables: dict[Any, str] = {each.id: each.code for each in reader.all(Table)}
            of_prompt: dict[Any, str] = {
                each.id: sessions.get(each.session_id, "") for each in reader.all(Prompt)
            }
        plain = [
            {
                "kind": each.record_kind,
                "id": str(each.id),
                "session": sessions.get(getattr(each, "session_id", None))
                or of_prompt.get(getattr(each, "prompt_id", None), ""),
                "table": tables.get(getattr(each, "table_id", None), ""),
                "text": _said(each),
            }
            for each in hits
        ]
        lines = [f"{each['session']} {each['table']}  {each['text']}" for each in plain]
        console.result({"found": found, "hits": plain}, [*lines, f"{found} found."])
        return True


class Results:
    """Counts the votes."""

    name: ClassVar[str] = "results"
    help: ClassVar[str] = "count the votes"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file and perhaps one trade-off."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--trade-off", metavar="CODE")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Print every version of every trade-off, round by round."""
        with programme_to_read(options.file, passphrases, console) as reader:
            found = results(reader.snapshot(console.progress("Reading")))
            uncounted = [each for each in reader.all(TradeOff) if each.method not in VOTE_METHODS]
        if options.trade_off is not None:
            if options.trade_off in {each.code for each in uncounted}:
                raise FacilitatorError(
                    f"This version cannot count {options.trade_off}.",
                    advice="Its ballots are kept; a later version will.",
                )
            codes = list(dict.fromkeys(each.trade_off.code for each in found))
            found = [each for each in found if each.trade_off.code == options.trade_off]
            if not found:
                raise FacilitatorError(
                    f"There is no trade-off {options.trade_off}.",
                    advice=f"There are: {', '.join(codes) or 'none yet'}.",
                )
        if uncounted and options.trade_off is None:
            names = ", ".join(f"{each.code} ({each.method})" for each in uncounted)
            console.remark(f"Not counted by this version: {names}.")
        console.result({"trade_offs": [each.plain() for each in found]}, _result_lines(found))
        return True


class Export:
    """Writes a session pack."""

    name: ClassVar[str] = "export"
    help: ClassVar[str] = "write a session pack"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file, a format, a scope and where to write."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--format", choices=sorted(EXPORTERS), required=True)
        parser.add_argument(
            "--scope", default="programme", help="programme, day:N or session:CODE (programme)"
        )
        parser.add_argument("--out", type=Path, required=True, metavar="PATH")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Write the pack, or leave what was there."""
        scope = Scope.parse(options.scope)
        with programme_to_read(options.file, passphrases, console) as reader:
            snapshot = reader.snapshot(console.progress("Reading"))
        done = export(
            options.format, snapshot, scope, options.out, progress=console.progress("Writing")
        )
        console.result(done.plain(), done.lines())
        return True


def _said(record: Record) -> str:
    text = getattr(record, "text", None)
    if isinstance(text, str):
        return text
    return " / ".join(texts_of(record))


def _result_lines(found: Sequence[VoteResult]) -> Iterator[str]:
    """Return a table for each trade-off, the rounds side by side."""
    for each in found:
        trade_off = each.trade_off
        version = f", version {trade_off.version}" if trade_off.version > 1 else ""
        yield f"{trade_off.code} {trade_off.title} ({trade_off.method}{version})"
        if each.disputed:
            yield "Two versions of this trade-off came in: choose one before you use these figures."
        yield from table(["", *(one.round for one in each.rounds)], list(_rows(each)))
        yield ""
    if not found:
        yield "No votes yet."


def _rows(result: VoteResult) -> Iterator[list[Any]]:
    answers = dict.fromkeys(answer for one in result.rounds for answer in one.counts)
    for answer in answers:
        yield [answer, *(one.counts.get(answer, 0) for one in result.rounds)]
    for name in ("n", "abstained", "missing", "conflicts"):
        values = [getattr(one, name) for one in result.rounds]
        if name != "conflicts" or any(values):
            yield [name, *values]
