"""A sheet as columns that say what they mean, from which both its cells and the dictionary come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

Row_contra = TypeVar("Row_contra", contravariant=True)
Value: TypeAlias = str | int | float | date | datetime | time | None

UUID_TEXT = "a UUID: the same in every export, whoever makes it"
YES_NO = "yes, no"


class Kind(Enum):
    """What a column holds, and so how its cells are written."""

    TEXT = auto()
    NUMBER = auto()
    SHARE = auto()
    DATE = auto()
    TIME = auto()
    MOMENT = auto()


class Tells(Enum):
    """What a column gives away about who said or voted something."""

    BALLOT = auto()
    TABLE = auto()
    SEAT = auto()
    PERSON = auto()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row_contra]):
    """One column of a sheet."""

    title: str
    meaning: str
    values: str
    """What can stand in it."""
    of: Callable[[Row_contra, Names], Value]
    """What stands in it in one row."""
    kind: Kind = Kind.TEXT
    widest: int = 40
    """In characters; what is longer is wrapped."""
    tells: Tells | None = None
    borrowed: bool = False
    """Whether one text stands in many rows, as another record's does: listed once if changed."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row_contra]):
    """One sheet; its first column names the row."""

    title: str
    about: str
    columns: tuple[Column[Row_contra], ...]
    rows: Callable[[Material], Sequence[Row_contra]]
    only_if_filled: bool = False
    """Whether it is left out when it has no rows."""

    def __post_init__(self) -> None:
        told = {column.tells for column in self.columns}
        if Tells.BALLOT in told and told & {Tells.TABLE, Tells.SEAT, Tells.PERSON}:
            raise ValueError(f"{self.title} would say who cast which ballot")
        titles = [column.title.casefold() for column in self.columns]
        if len(set(titles)) < len(titles):
            raise ValueError(f"{self.title} has two columns of one title")


def yes_no(*, it_is: bool) -> str:
    """Return the words for true and false."""
    return "yes" if it_is else "no"
