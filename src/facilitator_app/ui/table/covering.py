"""What becomes of the prompts: said by key, by mouse or from a menu, and taken back alike."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.coverage import (
    ASKED,
    MERGED,
    SKIPPED,
    says_nothing,
    state_of,
    still_to_ask,
    to_merge_into,
)
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import Coverage
from facilitator_app.ui.parts.half_typed import HalfTyped
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table.minutes import Minutes
from facilitator_app.ui.table.prompt_acts import WORDS
from facilitator_app.ui.table.prompt_card import Course
from facilitator_app.ui.table.prompt_menu import PromptMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtCore import QPoint

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Prompt
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.guide import Guide
    from facilitator_app.workspace import Workspace

_WHY = "reason"


class Covering(QObject):
    """Saves what is said of the prompts of one guide, and shows it there."""

    wanted = Signal()
    """A reason is asked for: the guide should be in sight."""
    left = Signal()
    """Back to where the focus was."""

    def __init__(self, guide: Guide, workspace: Workspace, context: Context) -> None:
        super().__init__(guide)
        self._guide, self._workspace, self._context = guide, workspace, context
        self._changes = context.changes
        self.minutes = Minutes(workspace, context, self)
        self._half_typed = HalfTyped(workspace, context.changes, context.jobs, self)
        self._desk: Desk | None = None
        self._prompt: Prompt | None = None
        self._said: dict[UUID, Coverage] = {}
        acts = guide.acts
        acts.turned.connect(self.turn)
        acts.shown_turned.connect(self.turn_shown)
        acts.into_chosen.connect(self._merge_into)
        acts.reason_typed.connect(lambda text: self._half_typed.note(_WHY, text))
        acts.reason_left.connect(self._save_reason)
        acts.reason_entered.connect(self._enter_reason)
        acts.reason_dropped.connect(self._drop_reason)
        guide.menu_wanted.connect(self._show_menu)
        self.minutes.told.connect(self.tell)
        self.minutes.announced.connect(lambda words: announce(guide, words))

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by key."""
        return {
            **{f"prompt.{state}": partial(self.turn, state) for state in WORDS},
            "prompt.shown": self.turn_shown,
        }

    # what is at hand

    def take_up(self, desk: Desk) -> None:
        """Go on at a table in a session."""
        self._desk, self._prompt = desk, None
        here = {each.id for each in desk.prompts}
        found = self._workspace.of(Coverage, "table_id", [desk.table.id])
        self._said = {each.prompt_id: each for each in found if each.prompt_id in here}
        self.minutes.take_up(desk)

    def put_away(self) -> None:
        """Save what is typed: another place comes, or the end."""
        if self._desk is not None:
            self._save_reason()
            self._half_typed.flush()
            self.minutes.put_away()
            self._desk = None

    def go(self, prompt: Prompt | None) -> None:
        """Take another prompt at hand."""
        if self._desk is None:
            return
        self._save_reason()
        self._prompt = prompt
        self.minutes.go(prompt)
        self._guide.mark(prompt.id if prompt else None)
        self.tell()
        if prompt is not None:
            left = self._half_typed.begin(f"{self._desk.draft_place} {prompt.id}",
                                          {_WHY: self._reason})  # fmt: skip
            self._guide.acts.say_why(left.get(_WHY, self._reason))

    def take(self, changes: Sequence[Change]) -> None:
        """Show what has changed in the file."""
        for change in changes:
            record = change.record
            if isinstance(record, Coverage) and self._desk is not None:
                if record.table_id != self._desk.table.id:
                    continue
                self._said.pop(record.prompt_id, None)
                if isinstance(change.after, Coverage):
                    self._said[record.prompt_id] = change.after
        self.tell()
        if _WHY not in self._half_typed.names:
            self._guide.acts.say_why(self._reason)

    def tell(self) -> None:
        """Show how it goes with the prompts, and what is left of the time."""
        desk, guide = self._desk, self._guide
        if desk is None:
            return
        notes, session = desk.notebook.counts(), self.minutes.session
        owed = {each.id for each in still_to_ask(desk.prompts, self._said, notes)}
        ended = self.minutes.has_ended
        guide.minutes.tell(session)
        had_reason = guide.acts.why is not None
        guide.tell(lambda prompt: self._course(desk, prompt, notes[prompt.id if prompt else None],
                                               is_owed=bool(prompt and prompt.id in owed),
                                               has_ended=ended), self.minutes.prompt)  # fmt: skip
        late = ended or session.is_soon
        letters = [f"({desk.letter_of(each)})" for each in desk.prompts if each.id in owed]
        guide.tell_owed(letters if late else [])
        if not had_reason and guide.acts.why is not None:
            guide.order()
        self._offer_into(desk)

    # what is said

    def turn(self, state: str, prompt: Prompt | None = None) -> None:
        """Say what became of a prompt; what is said already is taken back."""
        desk, prompt = self._desk, prompt or self._prompt
        if desk is None or prompt is None:
            return
        letter, said = f"({desk.letter_of(prompt)})", self._said.get(prompt.id)
        here = said.state if said else ""
        if state == ASKED != here and state_of(said, desk.notebook.counts()[prompt.id]) == ASKED:
            self._context.messages.say(f"{letter} has notes, so it counts as asked.", "info")
            self.tell()
            return
        if here == state:
            done = self._save(prompt, "not asked yet", state="", merged_into=None, reason="")
        elif state == MERGED:
            done = self._merge(desk, prompt)
        else:
            done = self._save(prompt, state, state=state, merged_into=None)
        self.tell()
        if done:
            self._after_turn(prompt)

    def turn_shown(self, prompt: Prompt | None = None) -> None:
        """Say that the stimulus of a prompt was shown, or take that back."""
        prompt = prompt or self._prompt
        if prompt is None:
            return
        if not prompt.stimulus:
            self._context.messages.say(f"{prompt.code} has no stimulus to show.", "info")
            return
        said = self._said.get(prompt.id)
        shown = not (said and said.stimulus_shown)
        words = "stimulus shown" if shown else "stimulus not shown"
        self._save(prompt, words, stimulus_shown=shown)
        announce(self._guide, words.capitalize())
        self.tell()

    # parts

    @property
    def _reason(self) -> str:
        said = self._said.get(self._prompt.id) if self._prompt else None
        return said.reason if said else ""

    def _course(
        self, desk: Desk, prompt: Prompt | None, notes: int, *, is_owed: bool, has_ended: bool
    ) -> Course:
        if prompt is None:
            return Course(notes=notes)
        said = self._said.get(prompt.id)
        state = state_of(said, notes)
        if said is None:
            return Course(state, notes=notes, is_owed=is_owed, has_ended=has_ended)
        into = next((e for e in desk.by_code.values() if e.id == said.merged_into), None)
        return Course(
            state, desk.letter_of(into) if into else "", said.reason, said.stimulus_shown, notes,
            is_owed, has_ended,
        )  # fmt: skip

    def _after_turn(self, prompt: Prompt) -> None:
        """Ask why, if there is something to ask, in place."""
        said, acts = self._said.get(prompt.id), self._guide.acts
        state = said.state if said else ""
        announce(self._guide, WORDS[state][0] if state else "Not asked yet")
        if prompt != self._prompt:
            return
        acts.say_why(self._reason)
        if state in (MERGED, SKIPPED) and acts.why is not None:
            self.wanted.emit()
            acts.why.setFocus()
        elif acts.why is not None:
            self._half_typed.done(_WHY)
            self.left.emit()

    def _merge(self, desk: Desk, prompt: Prompt) -> bool:
        """Say that a prompt was asked together with another, most likely the one before it."""
        counts = desk.notebook.counts()
        try:
            into = to_merge_into(prompt, desk.prompts, self._said, counts)
        except PlanError as error:
            self._context.messages.fail(error)
            return False
        what = f"merged into {into.code}"
        return self._save(prompt, what, state=MERGED, merged_into=into.id)

    def _merge_into(self, into: UUID, prompt: Prompt | None = None) -> None:
        desk, prompt = self._desk, prompt or self._prompt
        other = next((each for each in desk.prompts if each.id == into), None) if desk else None
        if prompt is not None and other is not None:
            self._save(prompt, f"merged into {other.code}", state=MERGED, merged_into=into)

    def _offer_into(self, desk: Desk) -> None:
        said = self._said.get(self._prompt.id) if self._prompt else None
        if said is not None and said.state == MERGED:
            others = [(desk.letter_of(e), e.id) for e in desk.prompts if e != self._prompt]
            self._guide.acts.offer_into(others, said.merged_into)

    def _save_reason(self) -> None:
        why, prompt = self._guide.acts.why, self._prompt
        if self._desk is None or prompt is None or why is None:
            return
        if _WHY not in self._half_typed.names:
            return
        text, said = why.text().strip(), self._said.get(prompt.id)
        if said is None or text == said.reason or self._save(prompt, "reason", reason=text):
            self._half_typed.done(_WHY)

    def _enter_reason(self) -> None:
        self._save_reason()
        if _WHY not in self._half_typed.names:
            self.left.emit()

    def _drop_reason(self) -> None:
        self._half_typed.done(_WHY)
        self._guide.acts.say_why(self._reason)
        self.left.emit()

    def _save(self, prompt: Prompt, what: str, **values: object) -> bool:
        """Save what is said of a prompt; what says nothing any more is taken out."""
        desk = self._desk
        if desk is None:
            return False
        workspace, old = self._workspace, self._said.get(prompt.id)
        place = {"table_id": desk.table.id, "prompt_id": prompt.id}
        new = replace(old or Coverage.named(workspace.programme, **place), **values)  # type: ignore[arg-type]
        name = f"prompt {prompt.code} {what}"
        if old is None:
            return says_nothing(new) or self._changes.save(lambda: workspace.add(new, name=name))
        if says_nothing(new):
            return self._changes.save(lambda: workspace.remove(old, name=name))
        return self._changes.save(lambda: workspace.edit(old, new, name))

    def _show_menu(self, prompt: Prompt, place: QPoint) -> None:
        """Offer the same to the mouse, for any prompt."""
        desk = self._desk
        if desk is None:
            return
        said = self._said.get(prompt.id)
        menu = PromptMenu(self._guide, prompt, desk.letter_of(prompt))
        menu.add_states(state_of(said, desk.notebook.counts()[prompt.id]))
        menu.add_others([(desk.letter_of(each), each) for each in desk.prompts if each != prompt])
        if prompt.stimulus:
            menu.add_shown(shown=bool(said and said.stimulus_shown))
        menu.turned.connect(lambda state: self.turn(state, prompt))
        menu.into_chosen.connect(lambda into: self._merge_into(into, prompt))
        menu.shown_turned.connect(lambda: self.turn_shown(prompt))
        menu.popup(place)
