"""Commands that give out what a file holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.counting import result_lines
from facilitator_app.cli.files import programme_to_read
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Prompt, Session, Table, TradeOff
from facilitator_app.domain.results import Thresholds, positions_on, results
from facilitator_app.domain.searching import texts_of
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.exports import EXPORTERS, Scope, export

if TYPE_CHECKING:
    import argparse

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.domain.records import Record


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
        told = "as the programme says"
        parser.add_argument(
            "--threshold", metavar="PERCENT", help=f"what is enough support ({told})"
        )
        parser.add_argument(
            "--minority", metavar="PERCENT", help=f"when a minority is heard ({told})"
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Print every version of every trade-off, round by round."""
        with programme_to_read(options.file, passphrases, console) as reader:
            snapshot = reader.snapshot(console.progress("Reading"))
            found = results(snapshot)
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
        thresholds = Thresholds.in_force(snapshot).changed(options.threshold, options.minority)
        plain = [
            {
                **each.plain(thresholds),
                "table_positions": positions_on(each.trade_off, snapshot),
            }
            for each in found
        ]
        console.result({"trade_offs": plain}, result_lines(found, thresholds))
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
