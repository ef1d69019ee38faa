"""What a command prints: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_PICTURES |= {0x7F: 0x2421, **dict.fromkeys(range(0x80, 0xA0), 0xFFFD)}
_PICTURES |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)


def visible(text: str) -> str:
    """Return a text that can do nothing to a terminal: its control characters as signs."""
    return text.translate(_PICTURES)


class Console:
    """Prints for people, or one JSON object for programs."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._found: dict[str, Any] = {}
        self._drawn = False

    def result(self, plain: dict[str, Any], lines: Iterable[str]) -> None:
        """Print what a command found out; programs get it at the end, for they get it once."""
        self._end_progress()
        if self._as_json:
            self._found = plain
        else:
            sys.stdout.writelines(visible(line) + "\n" for line in lines)
            sys.stdout.flush()

    def done(self) -> None:
        """Print the one JSON object of a command that was done."""
        if self._as_json:
            _write_json(self._found)

    def remark(self, sentence: str) -> None:
        """Say something beside the result."""
        self._end_progress()
        sys.stderr.write(visible(sentence) + "\n")

    def failed(self, sentence: str) -> None:
        """Say why a command was not done: in one line, and to programs in their object."""
        line = " ".join(sentence.split())
        self.unheard(line)
        if self._as_json:
            with suppress(OSError):  # the line above has said it
                _write_json(self._found | {"ok": False, "error": line})

    def unheard(self, line: str) -> None:
        """Say that a command was not done where the answer itself cannot be written."""
        self.remark(f"facilitator: {line}")

    def progress(self, what: str) -> Callable[[int, int], None]:
        """Return what shows how far a long job is, if somebody is watching."""

        def show(done: int, total: int) -> None:
            if sys.stderr.isatty():
                share = 100 * done // total if total else 100
                sys.stderr.write(f"\r{what}: {share} %\x1b[K")
                sys.stderr.flush()
                self._drawn = True

        return show

    def _end_progress(self) -> None:
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            self._drawn = False


def _write_json(plain: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(plain, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return rows as lines with aligned columns, numbers to the right."""
    texts = [[str(each) for each in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *texts, strict=True)]
    numbers = [
        bool(texts) and all(row[at].isdigit() or not row[at] for row in texts)
        for at in range(len(headings))
    ]
    return [
        "  ".join(
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(row, widths, numbers, strict=True)
        ).rstrip()
        for row in [list(headings), *texts]
    ]
