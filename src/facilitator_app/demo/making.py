"""Makes the demo's two files: the programme, and its key beside it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from facilitator_app.demo.after import AfterVotes
from facilitator_app.demo.answering import Answering
from facilitator_app.demo.consents import Consents
from facilitator_app.demo.design import Design
from facilitator_app.demo.dice import Dice
from facilitator_app.demo.guiding import Guiding
from facilitator_app.demo.notes import NoteTakers
from facilitator_app.demo.outcomes import Outcomes
from facilitator_app.demo.people import People
from facilitator_app.demo.room import Room
from facilitator_app.demo.votes import Voters
from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.domain.records import KeyBackup, KeyPair, Person, Programme
from facilitator_app.workspace.key_file import SUFFIX, make_key_file, seal_for
from facilitator_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator_app.domain.records import Record

PASSPHRASE = "demo"  # noqa: S105 - nobody in the demo is real
_STEP = "demo"


def make_demo(
    path: Path,
    *,
    filled: bool = True,
    seed: int = 1,
    days: int = 3,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Make the demo programme and its key file; without people and answers if it is not filled.

    The same seed gives the same records, but for the lead's keys. `progress` is told how many days
    are done, of how many.
    """
    key = path.with_suffix(SUFFIX)
    _refuse(path, key, seed, days)
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.", suffix=".part") as folder:
            draft, key_draft = Path(folder) / path.name, Path(folder) / key.name
            dice = Dice(seed)
            design = Design(seed, days, dice)
            people = People(design, dice) if filled else None
            _write(draft, design, people, dice, seed, progress)
            _write_key(key_draft, draft, design, people, dice)
            key_draft.replace(key)
            draft.replace(path)
    except OSError as error:
        raise ProgrammeFileError(
            f"{path.name} could not be made ({error.strerror}).",
            advice="Check that the folder is there and that the disk has room.",
        ) from error


def _refuse(path: Path, key: Path, seed: int, days: int) -> None:
    if seed < 0:
        # Chance takes -1 for 1, so that two seeds would give the same answers.
        raise ProgrammeFileError("The seed of a demo is not negative.", advice="Choose 0 or more.")
    if days < 1:
        raise ProgrammeFileError("A demo takes at least one day.")
    if key == path:
        raise ProgrammeFileError(
            f"{path.name} would be taken for a key file.", advice="Choose another ending."
        )
    for each in (path, key):
        if each.exists():
            raise ProgrammeFileError(
                f"{each.name} is there already.", advice="Choose another name."
            )


def _write(
    path: Path,
    design: Design,
    people: People | None,
    dice: Dice,
    seed: int,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Write a day at a time: few edits, and never the whole programme in memory."""
    with Workspace.create(path, design.programme.name, programme=design.id) as workspace:
        [bare] = workspace.all(Programme)
        workspace.edit(bare, design.programme, _STEP)
        workspace.add(*design.records(), name=_STEP)
        answers = None
        if people is not None:
            workspace.add(*people.records(), name=_STEP)
            answers = _Answers(design, people, dice, seed)
            workspace.add(*answers.consents.records(), name=_STEP)
        for done, day in enumerate(design.days, start=1):
            workspace.add(*day.records(), *design.duties(day), name=_STEP)
            if answers is not None:
                workspace.add(*answers.records(done - 1), name=_STEP)
            if progress is not None:
                progress(done, len(design.days))


class _Answers:
    """What people do on each day: sit down, talk, hand in, vote."""

    def __init__(self, design: Design, people: People, dice: Dice, seed: int) -> None:
        besides, room = Dice(f"{seed} besides"), Room(design, people, dice)
        self._design = design
        self.consents = Consents(design, people, besides)
        guiding = Guiding(design, room, self.consents, besides)
        self._notes = NoteTakers(design, room, guiding, dice)
        self._voters = Voters(design, people, room, dice, Dice(f"{seed} writing"))
        self._sources = (
            room,
            guiding,
            self._notes,
            Outcomes(design, dice, besides),
            self._voters,
        )
        self._answering = Answering(design, besides)
        self._after = AfterVotes(design, people, room, Dice(f"{seed} after"))

    def records(self, number: int) -> Iterator[Record]:
        """Return everything of one day, counted from 0."""
        day = self._design.days[number]
        for source in self._sources:
            yield from source.records(day)
        yield from self._answering.records(day, self._notes.kept)
        yield from self._after.records(day, self._voters.cast)


def _write_key(
    path: Path, programme: Path, design: Design, people: People | None, dice: Dice
) -> None:
    """Write the key file, and its public half into the programme."""
    with make_key_file(path, design.id, PASSPHRASE) as key:
        publics = [each.public for each in key.all(KeyPair)]
        if people is not None:
            key.add(
                *(
                    Person(
                        id=dice.id_at(design.prepared), participant_code=code, ballot_code=ballot
                    )
                    for code, ballot in people.ballot_codes.items()
                ),
                name=_STEP,
            )
    with Workspace.open(programme) as workspace:
        seal_for(workspace, publics)
        workspace.add(  # whoever tries the demo has no key to lose
            *(
                KeyBackup.named(design.id, public=each, file_read=True, words_read=True)
                for each in publics
            ),
            name=_STEP,
        )
