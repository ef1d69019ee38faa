"""What an import says of itself: to a program as plain values, to a person as lines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LISTED = 20


@dataclass(frozen=True, slots=True)
class RowRemark:
    """What became of one row, by its number in the spreadsheet."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(ABC):
    """What every import tells; rows have the numbers that the spreadsheet shows."""

    rows: int
    """Rows that hold anything."""
    blank_rows: int
    left: tuple[RowRemark, ...]
    """Rows that changed nothing because of what became of their record here, and why."""
    created: Mapping[str, int]
    """How many other records were made, by the name of their kind."""
    unknown_columns: tuple[str, ...]
    """Columns that mean nothing here and were left out."""
    encoding: str
    """The encoding that the file was taken to have, if it is not a form of Unicode."""
    remarks: tuple[str, ...]
    """What else the file holds that was not read, in sentences."""

    def plain(self) -> dict[str, Any]:
        """Return the result as it is written to JSON."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Return the result as a person reads it."""
        return [*self._counts(), *self._remarks()]

    @abstractmethod
    def _counts(self) -> Iterator[str]:
        """Return what the rows were and what became of them."""

    def _remarks(self) -> Iterator[str]:
        if self.created:
            made = (counted(number, kind) for kind, number in self.created.items())
            yield f"Made besides: {', '.join(made)}."
        if self.unknown_columns:
            yield f"Columns left out: {', '.join(self.unknown_columns)}."
        yield from self.remarks
        if self.encoding:
            yield f"Read as {self.encoding}: see whether accents and quotation marks are right."
        for remark in self.left[:_LISTED]:
            yield f"Row {remark.row} was left out: {remark.sentence}"
        if (more := len(self.left) - _LISTED) > 0:
            yield f"And {counted(more, 'more row')} left out."


def counted(number: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def listed(things: Iterable[object]) -> str:
    """Return the first of these numbers or names, and how many more there are."""
    names = [str(each) for each in things]
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")
