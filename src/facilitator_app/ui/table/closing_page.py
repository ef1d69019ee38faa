"""The end of a session on one page: headline, summaries, reflection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.gaps import PROMPT, SUMMARY_LINES
from facilitator_app.domain.records import (
    BallotAccount,
    Headline,
    Prompt,
    ReadBack,
    Reflection,
    SecondKeying,
    Summary,
)
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.table.closing_parts import HeadlinePart, Scores, SummaryPart, field_name
from facilitator_app.ui.table.debrief import Debrief
from facilitator_app.ui.table.gap_check import sentence
from facilitator_app.ui.table.gap_line import GapLine
from facilitator_app.ui.table.handed_in import read_back_of, summarised, summary_of
from facilitator_app.ui.table.owing import REFLECTION, SUMMARY
from facilitator_app.ui.table.pack_offer import PackOffer
from facilitator_app.ui.table.votes.open_votes import OpenVotes
from facilitator_app.ui.table.writing_page import WritingPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.gaps import Gap
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

WORDS = {
    "surprise": "What surprised you?",
    "misunderstanding": "What was misunderstood?",
    "advice": "Advice to the next session",
}
HEADLINE = "headline"


class ClosingPage(WritingPage):
    """What is asked for when everybody wants to leave, in the order in which it is asked."""

    command, heading = "closing", "End of the session"
    kinds = (Headline, ReadBack, Reflection, Summary, BallotAccount, SecondKeying)
    closes_session = True

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self.headline = self.field(HEADLINE, "Headline")
        self.reading = HeadlinePart(self.headline)
        self.summary = SummaryPart(
            "Summary of the session", "What was said, in three lines.", None, self.field
        )
        self.of_prompts: list[SummaryPart] = []
        self._of_prompts = column(gap=20)
        self.debrief, self.scores = Debrief(), Scores(self._score)
        self._first: QWidget = self.headline
        self.gaps, self.votes = GapLine(), OpenVotes()
        self._gaps: list[Gap] = []
        self._unasked: Prompt | None = None
        self._put_away: dict[str, set[Gap]] = {}
        """The gaps of which somebody has heard enough, by session and table."""
        words = [column(Label(word), self.field(name, word), gap=4) for name, word in WORDS.items()]
        self.lay_out(
            column(
                self.gaps,
                self.votes,
                self.reading,
                self.summary,
                self._of_prompts,
                column(
                    row(Label("Reflection of the team", "title"), None, self.debrief),
                    self.scores,
                    *words,
                    gap=8,
                ),
                Paragraph("Each field is saved as you leave it.", "muted"),
                PackOffer(workspace, context),
                None,
                gap=20,
                pad=(18, 16, 18, 16),
            )
        )  # fmt: skip
        self._listen()

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self._first

    def choose(self, about: object) -> None:
        """Be gone to for a summary or the reflection; for the headline otherwise."""
        parts = {each.prompt.id: each for each in self.of_prompts if each.prompt}
        part = parts.get(about.id) if isinstance(about, Prompt) else None
        part = self.summary if about == SUMMARY else part
        self._first = part.first if part else self.headline
        if about == REFLECTION:
            self._first = self.fields["surprise"]
            self.bring(self.scores)
        else:
            self.bring(part or self.reading)

    def say_missing(self, gaps: Sequence[Gap]) -> None:
        """Say what nobody has heard enough of, and lead to a prompt that was not asked."""
        if self.desk is None:
            return
        self.votes.tell(self.desk)
        enough = self._put_away.setdefault(self.desk.draft_place, set())
        self._gaps = [each for each in gaps if each not in enough]
        unasked = [each.which for each in self._gaps if each.what == PROMPT]
        found = (each for each in self.desk.prompts if each.code in unasked)
        self._unasked = next(found, None)
        offer = f"Go to ({self.desk.letter_of(self._unasked)})" if self._unasked else ""
        self.gaps.say(sentence(self.desk, self._gaps, self.desk.session.code), offer)
        self.gaps.setVisible(bool(self._gaps))

    def _listen(self) -> None:
        self.gaps.wanted.connect(lambda: self.prompt_wanted.emit(self._unasked))
        self.gaps.dismissed.connect(self._dismiss)
        self.votes.wanted.connect(lambda vote: self.page_wanted.emit("votes", vote))
        self.reading.agreed.clicked.connect(self._read_back)

    def _dismiss(self) -> None:
        if self.desk is not None:
            self._put_away[self.desk.draft_place].update(self._gaps)
        self.gaps.hide()
        self.first.setFocus()

    def arrange(self, desk: Desk) -> None:
        """Have three lines for every prompt that asks for them."""
        wanted = summarised(desk)
        if [each.prompt and each.prompt.id for each in self.of_prompts] == [e.id for e in wanted]:
            return
        for part in self.of_prompts:
            for each in part.lines:
                del self.fields[each.name]
            self._of_prompts.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.of_prompts = [self._part(desk, each) for each in wanted]
        lines = [line for each in self.of_prompts for line in each.lines]
        in_order(self.summary.lines[-1], lines)

    def show_desk(self, desk: Desk) -> None:
        """Show what was said so far."""
        super().show_desk(desk)
        self.votes.tell(desk)
        headline, reflection = desk.headline(), desk.reflection()
        self.reading.tell(headline, read_back_of(desk, headline))
        self.scores.tell({name: getattr(reflection, name, 0) for name in self.scores.all})

    def saved(self, desk: Desk) -> dict[str, str]:
        """Return what is saved in each field."""
        headline, reflection = desk.headline(), desk.reflection()
        found = {name: getattr(reflection, name, "") for name in WORDS}
        found[HEADLINE] = headline.text if headline else ""
        for part in (self.summary, *self.of_prompts):
            lines = _lines(summary_of(desk, part.prompt))
            found |= {field_name(part.prompt, at): text for at, text in enumerate(lines)}
        return found

    def put(self, desk: Desk, name: str, text: str) -> bool:
        """Save what was typed into a field."""
        if name == HEADLINE:
            return self._put_headline(desk, text)
        if name in WORDS:
            return self._put_reflection(desk, **{name: text})
        every = (
            (part, at) for part in (self.summary, *self.of_prompts) for at in range(len(part.lines))
        )
        part, at = next(e for e in every if field_name(e[0].prompt, e[1]) == name)
        return self._put_line(desk, part.prompt, at, text)

    def _put_headline(self, desk: Desk, text: str) -> bool:
        old, name = desk.headline(), f"headline of {desk.session.code}"
        if old is None or text:
            new = replace(old, text=text) if old else Headline.named(
                self._workspace.programme, **_place(desk), text=text
            )  # fmt: skip
            return self.edit(old, new, name)
        gone = [each for each in (read_back_of(desk, old), old) if each]
        return self._context.changes.save(
            lambda: self._workspace.remove(*gone, name=f"{name} removed")
        )

    def _put_reflection(self, desk: Desk, **values: str | int) -> bool:
        old, new = desk.reflection(), None
        if old is None:
            new = Reflection.named(self._workspace.programme, **_place(desk), **values)
        else:
            changed: dict[str, Any] = values
            new = replace(old, **changed)
        return self.edit(old, new, f"reflection on {desk.session.code}")

    def _put_line(self, desk: Desk, prompt: Prompt | None, at: int, text: str) -> bool:
        old = summary_of(desk, prompt)
        lines = _lines(old)
        lines[at] = text
        of = f"({desk.letter_of(prompt)})" if prompt else desk.session.code
        name, new = f"summary of {of}", None
        if any(lines):
            new = replace(old, lines=tuple(lines)) if old else Summary.named(
                self._workspace.programme, **_place(desk),
                prompt_id=prompt.id if prompt else None, lines=tuple(lines),
            )  # fmt: skip
        return self.edit(old, new, name if new else f"{name} removed")

    def _read_back(self, agreed: bool) -> None:  # noqa: FBT001 - what Qt tells of the tick
        desk = self.desk
        if desk is None:
            return
        self.save(HEADLINE)
        headline = desk.headline()
        old, name = read_back_of(desk, headline), f"headline of {desk.session.code}"
        if headline is None:
            self.reading.agreed.setChecked(False)
            self.reading.say("Write the headline first.")
        elif agreed:
            new = replace(old, text=headline.text) if old else ReadBack.named(
                self._workspace.programme, headline_id=headline.id, text=headline.text
            )  # fmt: skip
            self.edit(old, new, f"{name} read back")
        elif old is not None:
            self.edit(old, None, f"{name} no longer read back")
        if headline is not None:
            self.reading.tell(headline, read_back_of(desk, headline))

    def _score(self, name: str, value: int) -> None:
        if self.desk is not None:
            self._put_reflection(self.desk, **{name: value})

    def _part(self, desk: Desk, prompt: Prompt) -> SummaryPart:
        part = SummaryPart(
            f"Summary of ({desk.letter_of(prompt)})", prompt.question, prompt, self.field
        )
        self._of_prompts.addWidget(part)
        return part


def _place(desk: Desk) -> dict[str, Any]:
    return {"session_id": desk.session.id, "table_id": desk.table.id}


def _lines(summary: Summary | None) -> list[str]:
    lines = [*(summary.lines if summary else ())][:SUMMARY_LINES]
    return [*lines, *[""] * (SUMMARY_LINES - len(lines))]
