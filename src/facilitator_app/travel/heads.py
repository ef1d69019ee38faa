"""What packs and kits have in common: a first line that tells what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.records import KEY_KINDS, PROGRAMME_KINDS
from facilitator_app.travel.limits import UPDATE, UnusableError
from facilitator_app.travel.plain import WRONG, object_in, read_as

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from _typeshed import DataclassInstance

    from facilitator_app.domain.changes import Revision

T = TypeVar("T", bound="DataclassInstance")

OF_THE_KEY = frozenset(kind.record_kind for kind in KEY_KINDS if kind not in PROGRAMME_KINDS)
"""Kinds that are in the lead's key file and nowhere else."""


def head_in(lines: Iterator[bytes], kind: type[T], newest: int) -> T:
    """Return what the first line says; fields that only newer apps understand are passed over."""
    try:
        plain = object_in(next(lines, b"").decode())
        written = plain["format"]
        if type(written) is int and written > newest:
            raise UnusableError("a newer Facilitator made it", UPDATE)
        if type(written) is not int or written < 1:
            raise ValueError("formats are counted from one")
        return read_as(kind, plain)
    except WRONG as error:
        raise UnusableError("its head is not what it must be") from error


def refuse_kinds(revisions: Iterable[Revision], kinds: Collection[str]) -> None:
    """Refuse what holds a record of a kind that must not be in it."""
    for each in revisions:
        if each.kind in kinds:
            raise UnusableError(f"a {each.kind} must not be in it")
