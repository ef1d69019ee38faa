"""The errors that a person can do something about.

Anything else that is raised is a bug, and is reported as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence


class FacilitatorError(Exception):
    """A problem to show to a person: what happened, and what to do next."""

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice

    def sentence(self) -> str:
        """Return what happened and what to do next, in one line."""
        return f"{self} {self.advice}".strip()


class InvalidBallotError(FacilitatorError):
    """The marks on a ballot break the rules of its vote."""


class ProgrammeFileError(FacilitatorError):
    """A file cannot be opened, read or written."""


class MissingFileError(ProgrammeFileError):
    """A file is not where it is said to be."""


class DamagedFileError(ProgrammeFileError):
    """A file holds something else than what was written to it."""


class ForeignFileError(DamagedFileError):
    """A file holds what another program writes."""


class PassphraseError(ProgrammeFileError):
    """A file is encrypted, and the passphrase is missing or not the right one."""


class FileInUseError(ProgrammeFileError):
    """A file is open already, on this laptop or on another."""


class OvertakenError(FacilitatorError):
    """An edit was made from a version that is no longer the one that stands."""


class InUseError(FacilitatorError):
    """A record cannot be removed while others refer to it."""


class MissingRecordError(FacilitatorError):
    """A record refers to one that is not in the programme."""


class PlanError(FacilitatorError):
    """A design cannot be changed in this way."""


class DesignFileError(PlanError):
    """A design that was kept in a file cannot be taken in."""

    problems: tuple[str, ...] = ()
    """All that is wrong with it, each with its path."""

    @classmethod
    def listing(cls, problems: Sequence[str], shown: int = 20) -> Self:
        """Return the error that says the first of these, and how many more there are."""
        more = len(problems) - shown
        rest = f" And {more} more." if more > 0 else ""
        error = cls(
            f"The design has mistakes. {' '.join(problems[:shown])}{rest}",
            advice="Nothing was taken in. Mend them and take it in again.",
        )
        error.problems = tuple(problems)
        return error


class MergeError(FacilitatorError):
    """Revisions made elsewhere cannot be taken in."""


class PackError(FacilitatorError):
    """A table pack, a kit or a receipt cannot be used, or must not be made."""


class ImportFileError(FacilitatorError):
    """A spreadsheet cannot be taken in as it is."""


class ExportError(FacilitatorError):
    """A session pack could not be written."""


class NothingToPrintError(ExportError):
    """There is nothing of what was to be printed."""


class NameTakenError(ExportError):
    """What has the name of a pack is none, and is left alone."""
