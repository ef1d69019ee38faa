"""One question that is put to the tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.records import Prompt
from facilitator_app.ui.plan.editors.page import Beside, scrolled
from facilitator_app.ui.plan.editors.record_editor import RecordEditor, refuse_taken
from facilitator_app.ui.plan.fields.choices import ChoiceField, TickField
from facilitator_app.ui.plan.fields.lists import ListField
from facilitator_app.ui.plan.fields.stepped import MinutesField
from facilitator_app.ui.plan.fields.texts import LineField, TextField

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner


class PromptEditor(RecordEditor[Prompt]):
    """Edits a prompt."""

    kind = Prompt

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        add = self.form.add
        code = LineField("Code", needed="A prompt needs a code, such as 1.3a.", wide=8)
        self.session = add(
            "session_id",
            ChoiceField("Session", {}),
            read=lambda prompt: str(prompt.session_id),
            write=self._moved,
            check=lambda prompt, to: self._refuse_taken(prompt.code, UUID(to), prompt),
        )
        about = "Asked if the talk runs dry: one to a row."
        self.setLayout(
            scrolled(
                self.title,
                self.found,
                Beside(
                    add("code", code, check=self._refuse_code), add("minutes", MinutesField("Time"))
                ),
                add("question", TextField("Question")),
                Beside(
                    add("must_ask", TickField("Must be asked")),
                    add("summary", TickField("Ask for a three-line summary")),
                ),
                add("probes", ListField("Probes", about, one="probe")),
                add("stimulus", TextField("Stimulus", "What is shown or handed out, if anything.")),
                add("record_what", TextField("What to record", "What the note-taker writes down.")),
                self.session,
            )
        )

    def show_record(self, record: Record | None) -> None:
        """Offer the sessions that there are now, and show the prompt."""
        self.session.offer(
            {str(s.id): f"{s.code}  {s.title}".strip() for s in self.planner.plan.sessions}
        )
        super().show_record(record)

    def _moved(self, prompt: Prompt, to: str) -> Prompt:
        """Put a prompt behind those of another session."""
        session = UUID(to)
        last = [e.position for e in self.planner.plan.prompts if e.session_id == session]
        return replace(prompt, session_id=session, position=max(last, default=0) + 1)

    def _refuse_code(self, prompt: Prompt, code: str) -> None:
        self._refuse_taken(code, prompt.session_id, prompt)

    def _refuse_taken(self, code: str, session: UUID, prompt: Prompt) -> None:
        others = [each for each in self.planner.plan.prompts if each.session_id == session]
        refuse_taken(code, prompt, others, "prompt of this session")
