"""What reads what travels, each with seeds that its own writer made.

A reader is handed bytes. It may return or raise PackError; anything else is a crash.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pyrage

from facilitator_app.domain.errors import PackError
from facilitator_app.travel import envelope, kit_file, pack_file
from facilitator_app.travel.keys import lead_signer, lead_verify
from facilitator_app.travel.limits import naming
from facilitator_app.travel.lines import from_lines, line_of, split, to_lines
from facilitator_app.travel.receipt_file import read_receipt, write_receipt
from facilitator_app.travel.words import key_words, secret_of, tidy_code
from tests.travel.forging import closed, entry, head, packed
from tests.travel.making import (
    CODE,
    SECRET,
    collected,
    day,
    kit,
    kit_head,
    pack,
    receipt,
)
from tests.travel.signing import signed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyrage.x25519 import Identity


MEMORY_MB = 1024
"""More than this no reader may take."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reader, and what its writer writes."""

    name: str
    read: Callable[[bytes, Path], object]
    """Reads bytes; the path is where it may put them first."""
    seeds: Callable[[Path], list[bytes]]
    """Returns what is changed to begin with; the folder is for whatever writes files."""


_SIGNER = lead_signer(SECRET)
_VERIFIES = [lead_verify(SECRET)]


def _pack_file(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    for read in (pack_file.look_at, collected):
        _refused(read, path)


def _refused(read: Callable[[Path], object], path: Path) -> None:
    try:
        read(path)
    except PackError as error:
        error.sentence().encode()


def _pack_contents(data: bytes, path: Path) -> None:
    collected(closed(path, data))


def _pack_lines(data: bytes, path: Path) -> None:
    lines = data.splitlines(keepends=True)
    collected(closed(path, head(lines) + data))


def _compressed(data: bytes, path: Path) -> None:
    collected(packed(path, data))


def _lines(data: bytes, path: Path) -> None:
    with naming(path):
        found = from_lines(split([data]))
        if b"".join(to_lines(found)) != data:
            raise AssertionError("what was read is not what was there")


@lru_cache(1)
def _reader() -> Identity:
    """Return what opens every kit of a salt of zeros: made once, since it takes a while."""
    return kit_file.identity(CODE, bytes(envelope.CLEAR_BYTES))


def _kit_contents(data: bytes, path: Path) -> None:
    clear, readers = bytes(envelope.CLEAR_BYTES), [_reader().to_public()]
    file = envelope.closed(kit_file.LETTERS, clear, data, readers, _SIGNER)
    with naming(path):
        kit_file.opened(envelope.seen(file, kit_file.LETTERS, kit_file.SORT), _reader())


def _kit_file(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    kit_file.read_kit(path, CODE)


def _receipt_file(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    read_receipt(path, _VERIFIES)


def _signed_receipt(data: bytes, path: Path) -> None:
    path.write_bytes(signed(data))
    read_receipt(path, _VERIFIES)


def _words(data: bytes, _: Path) -> None:
    typed = data.decode("utf-8", "surrogatepass" if data[:1] == b"!" else "replace")
    for read in (tidy_code, secret_of):
        try:
            read(typed)
        except PackError as error:
            error.sentence().encode()


def _packs(folder: Path) -> list[bytes]:
    for number in (0, 1, 9):
        pack(folder / f"{number}.tablepack", day(number))
    return [each.read_bytes() for each in folder.iterdir()]


def _some_lines(_: Path) -> list[bytes]:
    return [b"".join(to_lines(day(2))), entry(), entry(kind="sketch", content=None)]


def _whole(folder: Path) -> list[bytes]:
    lines = [each.splitlines(keepends=True) for each in _some_lines(folder)]
    return [head(each) + b"".join(each) for each in lines]


def _squeezed(folder: Path) -> list[bytes]:
    return [*map(zlib.compress, _whole(folder)), zlib.compress(bytes(1 << 20), 9)]


def _kits(folder: Path) -> list[bytes]:
    kit(folder / "1.tablekit", day(2))
    return [(folder / "1.tablekit").read_bytes()]


def _heads(_: Path) -> list[bytes]:
    return [line_of(kit_head(), "head", format=1) + b"".join(to_lines(day(2)))]


def _receipts(folder: Path) -> list[bytes]:
    write_receipt(folder / "1.receipt", receipt(), SECRET)
    return [(folder / "1.receipt").read_bytes()]


def _unsigned(_: Path) -> list[bytes]:
    return [line_of(receipt(), "receipt")[:-1]]


def _typed(_: Path) -> list[bytes]:
    return [CODE.encode(), " ".join(key_words(SECRET)).encode(), b"abandom-ZOO, abil"]


TARGETS = (
    Target("pack file", _pack_file, _packs),
    Target("pack contents", _pack_contents, _whole),
    Target("pack lines", _pack_lines, _some_lines),
    Target("compressed contents", _compressed, _squeezed),
    Target("lines", _lines, _some_lines),
    Target("kit file", _kit_file, _kits),
    Target("kit contents", _kit_contents, _heads),
    Target("receipt file", _receipt_file, _receipts),
    Target("signed receipt", _signed_receipt, _unsigned),
    Target("words", _words, _typed),
)
"""Those that end in `contents`, `lines` or `receipt` are closed and signed as ours are, so that
what is changed gets behind the seal."""


def tried(target: Target, data: bytes, path: Path) -> bool:
    """Hand these bytes to a reader; tell whether it took them."""
    try:
        target.read(data, path)
    except PackError as error:
        error.sentence().encode()
        return False
    except pyrage.EncryptError as error:
        raise AssertionError("the seal of a trial failed") from error
    return True
