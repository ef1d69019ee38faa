"""After the vote: why, on which conditions, what would change minds, and who sees it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.planning.versions import called
from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    Reason,
    Reveal,
    TablePosition,
    TradeOff,
)
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.table.after_parts import GroupPart, ReasonCard
from facilitator_app.ui.table.after_votes import (
    MINORITY,
    POSITION,
    asks_minority,
    group_of,
    groups_of,
    reasons_of,
    takes_position,
)
from facilitator_app.ui.table.cards_page import Card, CardsPage
from facilitator_app.ui.table.positioning import Positioning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.after_votes import Group
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

_BETWEEN = " "
"""What parts the name of a new card: its id, its vote, and the place of what it stands under."""


class AfterPage(CardsPage[Reason]):
    """What a table says to one vote. It shows no result: that is hidden until it is revealed."""

    command, heading, what = "after", "After the vote", "reason"
    kinds = (Reason, TablePosition, Ballot, BallotAccount, Reveal)

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self.trade_off: TradeOff | None = None
        self.vote, self.wording = Combo("Vote"), Paragraph("", "muted")
        self.position = Positioning(self)
        self._shown: TradeOff | None = None
        self.groups: dict[Group, GroupPart] = {}
        self._votes: list[TradeOff] = []
        self._fresh: dict[str, Group] = {}
        """Of each empty card, what it stands under."""
        self._part = ""
        """What was gone to: one of the sorts of reason, or the table's position."""
        self._groups = column(gap=20)
        self.lay_out(
            column(
                row(Label("Vote", "muted"), (self.vote, 1), gap=12),
                self.wording,
                self.position.layout,
                self._groups,
                Paragraph("Each field is saved as you leave it.", "muted"),
                None,
                gap=16,
                pad=(18, 12, 18, 16),
            )
        )
        self.vote.activated.connect(lambda at: self.choose(self._votes[at]))
        self.position.chosen.connect(self._save_position)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        if self.position.part is not None and self._part in {POSITION, ""}:
            return self.position.part.first
        return self.cards[self._fresh_of(self._at)].first if self.groups else self.back

    def choose(self, about: object) -> None:
        """Be gone to for a vote, or for one part of what is said to it."""
        wanted, part = about if isinstance(about, tuple) else (about, "")
        if self.desk is None:
            return
        self.flush()
        self._say_unsaved()
        if isinstance(wanted, TradeOff):
            self.trade_off = wanted
        self._part = part
        self.show_desk(self.desk)
        if self.groups and part not in {POSITION, ""}:
            self.bring(self.groups[self._at])
        else:
            self.bring(self.vote)

    def take(self, changes: Sequence[Change]) -> None:
        """Show what has changed; ballots alone can wait until somebody looks."""
        if self.isVisible() or any(not isinstance(each.record, Ballot) for each in changes):
            super().take(changes)

    def leave(self) -> None:
        """Go back to the notes; say if the table's position is not saved."""
        self.flush()
        self._say_unsaved()
        self.left.emit()

    def put_away(self) -> None:
        """Save what is still being typed; another desk has other votes."""
        super().put_away()
        self._clear()

    # what there is

    def arrange(self, desk: Desk) -> None:
        """Have a part for each side, with a card for each reason and an empty one."""
        self._votes = desk.votes()
        wanted = self._half_typed(desk) or self._still(self.trade_off)
        wanted = wanted or next(iter(self._votes), None)
        if self.groups and wanted != self._shown:
            self._clear()
        self.trade_off = self._shown = wanted
        self._list_votes()
        if wanted is None:
            return
        ballots = self._workspace.of(Ballot, "trade_off_id", [wanted.id])
        self.position.show_for(desk, wanted, takes=takes_position(desk, wanted, ballots))
        reasons = self.records(desk)
        self.known = {str(each.id): each for each in reasons}
        for group in groups_of(wanted, reasons):
            if group not in self.groups:
                self.groups[group] = GroupPart(group)
                self._groups.addWidget(self.groups[group])
        self.groups[MINORITY, ""].ask(asked=asks_minority(desk, wanted, ballots))
        self._show_cards(desk, self._cards_wanted(wanted, reasons))
        part = self.position.part
        stops = [stop for each in self.cards.values() for stop in each.stops()]
        in_order(self.back, [self.vote, *(part.stops() if part else []), *stops])

    def records(self, desk: Desk) -> list[Reason]:
        """Return what this table has said to the vote at hand."""
        return reasons_of(desk, self.trade_off) if self.trade_off else []

    def saved(self, desk: Desk) -> dict[str, str]:
        """Return what is saved in each field."""
        return {**super().saved(desk), **self.position.saved(desk)}

    def card(self, _desk: Desk, key: str) -> ReasonCard:
        """Return a new card."""
        return ReasonCard(key, self.field, self._group(key))

    def is_empty(self, record: Reason) -> bool:
        """Tell whether nothing is said."""
        return not record.text

    def made(self, desk: Desk, card: Card[Reason], **values: str) -> Reason:
        """Return something new."""
        own, vote, _ = card.key.split(_BETWEEN)
        sort, option = self._group(card.key)
        last = max((each.position for each in self.known.values()), default=0)
        made = Reason(
            id=UUID(own), trade_off_id=UUID(vote), table_id=desk.table.id,
            sort=sort, option=option, position=last + 1, text="",
        )  # fmt: skip
        return self.changed(made, **values)

    def put(self, desk: Desk, name: str, text: str) -> bool:
        """Save what was typed: the table's position as a whole, or nothing of it."""
        if name.startswith(POSITION):
            return self.position.put(desk, name, text)
        return super().put(desk, name, text)

    # parts

    @property
    def _at(self) -> Group:
        """Under what somebody goes on writing."""
        return next((e for e in self.groups if e[0] == self._part), next(iter(self.groups)))

    def _fresh_of(self, group: Group) -> str:
        return next((key for key, each in self._fresh.items() if each == group), "")

    def _group(self, key: str) -> Group:
        """Return what a card stands under."""
        if key in self.known:
            return group_of(self.known[key])
        return self._fresh.get(key) or [*self.groups][int(key.rpartition(_BETWEEN)[2])]

    def _is_new(self, key: str, trade_off: TradeOff) -> bool:
        """Tell whether a name is that of a new card of a vote."""
        _, vote, at = [*key.split(_BETWEEN), "", ""][:3]
        return vote == str(trade_off.id) and at.isdecimal() and int(at) < len(self.groups)

    def _still(self, wanted: TradeOff | None) -> TradeOff | None:
        """Return a vote as it is now, if it is still there."""
        return next((each for each in self._votes if wanted and each.id == wanted.id), None)

    def _half_typed(self, desk: Desk) -> TradeOff | None:
        """Return the vote to which something is half typed: that is not left behind."""
        names = self.unsaved.written()
        if not names:
            return None
        said = self._workspace.of(Reason, "table_id", [desk.table.id])
        votes = {str(each.id): str(each.trade_off_id) for each in said}
        keys = [each.partition(".")[0] for each in names]
        about = {votes.get(each) or [*each.split(_BETWEEN), ""][1] for each in keys}
        return next((each for each in self._votes if str(each.id) in about), None)

    def _list_votes(self) -> None:
        words = [f"{called(each, self._votes)}  {each.title}" for each in self._votes]
        if [self.vote.itemText(at) for at in range(self.vote.count())] != words:
            self.vote.clear()
            self.vote.addItems(words)
        if self.trade_off is None:
            self.wording.say("There is no vote in this programme that this app can count.")
        else:
            self.vote.setCurrentIndex(self._votes.index(self.trade_off))
            self.wording.say(self.trade_off.wording)

    def _save_position(self) -> None:
        if self.desk is not None:
            self.position.save(self.desk)

    def _say_unsaved(self) -> None:
        if self.position.is_wrong and self.trade_off is not None:
            self._context.messages.say(
                f"The table position on {self.trade_off.code} is not saved, since it breaks the "
                "rule of the vote. What is typed stays there.",
                "warn",
            )

    def _cards_wanted(
        self, trade_off: TradeOff, reasons: Sequence[Reason]
    ) -> dict[Group, list[str]]:
        """Return the cards of each part: what is said, what is half typed, and an empty one."""
        self._fresh = {key: each for key, each in self._fresh.items() if key not in self.known}
        for key in [each.partition(".")[0] for each in self.unsaved.written()]:
            if self._is_new(key, trade_off):
                self._fresh.setdefault(key, self._group(key))
        wanted: dict[Group, list[str]] = {each: [] for each in self.groups}
        for each in reasons:
            wanted[group_of(each)].append(str(each.id))
        for at, group in enumerate(wanted):
            if not self._fresh_of(group):
                key = _BETWEEN.join((str(new_id()), str(trade_off.id), str(at)))
                self._fresh[key] = group
        for key, group in self._fresh.items():
            wanted[group].append(key)
        return wanted

    def _show_cards(self, desk: Desk, wanted: dict[Group, list[str]]) -> None:
        """Have these cards, each in its part."""
        keys = [key for some in wanted.values() for key in some]
        for key in [each for each in self.cards if each not in keys]:
            self._take_away(key)
        for group, some in wanted.items():
            for at, key in enumerate(some):
                if key not in self.cards:
                    self.cards[key] = self._made_card(desk, key)
                self.groups[group].put(self.cards[key], at)
                self.cards[key].show_record(self.known.get(key), at)
        self.cards = {key: self.cards[key] for key in keys}

    def _call(self, card: Card[Reason], key: str) -> None:
        """Keep what is known of an empty card when it gets another name."""
        if card.key in self._fresh:
            self._fresh[key] = self._fresh.pop(card.key)
        super()._call(card, key)

    def _clear(self) -> None:
        """Take away what belongs to one vote."""
        self.position.clear()
        for key in [*self.cards]:
            self._take_away(key)
        for each in self.groups.values():
            self._groups.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.groups, self._fresh, self.known = {}, {}, {}
