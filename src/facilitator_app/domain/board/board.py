"""Tables down, sessions across: what is there and what is missing, as of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.board.cell import Cell, Facts, Line, Round
from facilitator_app.domain.board.counts import Counts
from facilitator_app.domain.board.due import Stage, stages
from facilitator_app.domain.board.kinds import DISPUTED
from facilitator_app.domain.board.papers import Papers
from facilitator_app.domain.board.rules import missing_of
from facilitator_app.domain.coverage import state_of, was_put
from facilitator_app.domain.gaps import lines_of
from facilitator_app.domain.owing import is_taken, state_of_headline
from facilitator_app.domain.planning.versions import called
from facilitator_app.domain.records import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from facilitator_app.domain.records import CollectedPack, Session, Table, Workshop
    from facilitator_app.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Row:
    """A table with all its sessions, and its newest pack."""

    table: Table
    cells: tuple[Cell, ...]
    has_kit: bool = False
    pack: CollectedPack | None = None

    @property
    def missing(self) -> int:
        """How many things are missing at this table."""
        return sum(len(each.open) for each in self.cells)

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        packed, collected = (
            getattr(self.pack, name, None) for name in ("packed_at", "collected_at")
        )
        return {
            "table": self.table.code,
            "has_kit": self.has_kit,
            "packed_at": packed.isoformat() if packed else None,
            "collected_at": collected.isoformat() if collected else None,
            "sessions": [each.plain() for each in self.cells],
        }


@dataclass(frozen=True, slots=True)
class Board:
    """One day."""

    workshop: Workshop
    at: datetime
    sessions: tuple[Session, ...]
    stages: tuple[Stage, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, papers: Papers, counts: Counts, now: datetime) -> Board:
        """Lay out what was read and counted, as it is due by now."""
        reached = stages(papers.day, papers.workshop, now, counts.sessions())
        rows = []
        for table in papers.plan.tables:
            facts = _AtTable(papers, counts, table, now)
            cells = tuple(facts.cell(each, reached[each.id]) for each in papers.sessions)
            rows.append(Row(table, cells, facts.has_kit, facts.pack))
        return cls(
            papers.workshop,
            now,
            tuple(papers.sessions),
            tuple(reached[each.id] for each in papers.sessions),
            tuple(rows),
        )

    @property
    def missing(self) -> int:
        """How many things are missing in all."""
        return sum(each.missing for each in self.rows)

    def cells(self) -> Iterator[Cell]:
        """Give every cell, table by table."""
        for row in self.rows:
            yield from row.cells

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        return {
            "workshop": self.workshop.code,
            "at": self.at.isoformat(),
            "missing": self.missing,
            "sessions": [
                {"code": each.code, "title": each.title, "stage": stage.name}
                for each, stage in zip(self.sessions, self.stages, strict=True)
            ],
            "tables": [each.plain() for each in self.rows],
        }


class _AtTable:
    """What one table has."""

    def __init__(self, papers: Papers, counts: Counts, table: Table, now: datetime) -> None:
        self._papers, self._counts, self._table = papers, counts, table
        packs = papers.packs.get(table.id, ())
        self.pack = max(packs, key=lambda each: (_packed_at(each, now), each.id), default=None)
        self.has_kit = table.id in papers.with_kits
        self._packed_at = _packed_at(self.pack, now) if self.pack else None

    def cell(self, session: Session, stage: Stage) -> Cell:
        """Return what it has and lacks of a session."""
        papers, place = self._papers, (self._table.id, session.id)
        heard, summaries = self._counts.at(*place), papers.summaries.get(place, {})
        headline = papers.headlines.get(place)
        read_back = papers.read_backs.get(headline.id) if headline else None
        _, positions = papers.votes[session.id]
        facts = Facts(
            table=self._table,
            session=session,
            stage=stage,
            notes=heard.notes,
            quotes=heard.quotes,
            lines=self._lines(session),
            rounds=self._rounds(session),
            positions={
                called(each, papers.plan.trade_offs): is_taken(
                    papers.positions.get((self._table.id, each.id))
                )
                for each in positions
            },
            headline=headline,
            headline_state=state_of_headline(headline, read_back),
            has_summary=bool(lines_of(summaries.get(None))),
            has_reflection=place in papers.reflections,
            conflicts=papers.conflicts[place],
            is_elsewhere=self._is_elsewhere(stage),
        )
        return Cell(facts, missing_of(facts, papers.accepted.get(place, {})))

    def _lines(self, session: Session) -> Sequence[Line]:
        papers, place = self._papers, (self._table.id, session.id)
        said, under = papers.coverages.get(self._table.id, {}), self._counts.at(*place).under
        summaries, found = papers.summaries.get(place, {}), []
        for each in papers.plan.prompts_of(session):
            notes = under.get(each.id, 0)
            is_unasked = each.must_ask and not was_put(each.id, said, under)
            has_summary = bool(lines_of(summaries.get(each.id)))
            state = state_of(said.get(each.id), notes)
            found.append(Line(each, state, notes, is_unasked, has_summary))
        return found

    def _rounds(self, session: Session) -> Sequence[Round]:
        rounds, _ = self._papers.votes[session.id]
        if not rounds:
            return ()
        present = self._papers.registers.present(session, self._table)
        every = self._papers.plan.trade_offs
        return tuple(
            Round(
                called(each, every),
                name,
                present,
                self._papers.accounts.get((self._table.id, each.id, name)),
            )
            for each, name in rounds
        )

    def _is_elsewhere(self, stage: Stage) -> bool:
        """Tell whether its laptop may have more than has come here."""
        if not self.has_kit:
            return False
        return self._packed_at is None or stage.ends_at is None or self._packed_at < stage.ends_at


def _packed_at(pack: CollectedPack, now: datetime) -> datetime:
    """Return when a pack was made by this laptop's clock, or else when it was collected."""
    if pack.packed_at is not None:
        return pack.packed_at - timedelta(seconds=pack.drift)
    return pack.collected_at or now


def board_of(snapshot: Snapshot, workshop: Workshop, now: datetime) -> Board:
    """Return the board of a day of a programme as it stood at one moment."""
    kinds = DISPUTED if snapshot.conflicts else ()
    every = (each for kind in kinds for each in snapshot.all(kind))
    papers = Papers(snapshot, workshop, [each for each in every if each.id in snapshot.conflicts])
    of_day = {each.id for each in papers.day}
    counts = Counts(each for each in snapshot.all(Note) if each.session_id in of_day)
    return Board.of(papers, counts, now)
