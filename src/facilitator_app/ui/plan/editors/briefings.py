"""What everyone in one role is told before the day, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.briefings import suggested
from facilitator_app.domain.records import Briefing
from facilitator_app.domain.records.programme import ROLES
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import row
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import scrolled, title
from facilitator_app.ui.plan.fields.choices import ChoiceField
from facilitator_app.ui.plan.fields.form import Form
from facilitator_app.ui.plan.fields.texts import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner

_LINES = 12


class BriefingsEditor(Editor):
    """Edits the briefing of one role after the other."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.form: Form[Briefing] = Form(planner, self, lambda each: f"{each.role}s")
        self.role = ChoiceField("Role", {})
        self.text = self.form.add(
            "text",
            TextField("Briefing", "A line is a paragraph; - begins an item.", lines=_LINES),
            save=self._save,
        )
        self.suggest = Button("Use the suggested text", "plain", "clipboard-list")
        about = "Everyone gets the page of their role with the prints of a day."
        self.setLayout(
            scrolled(
                title("Briefings"),
                Paragraph(about, "muted"),
                self.role,
                self.text,
                row(self.suggest, None),
            )
        )
        self.role.left.connect(self._go)
        self.text.typed.connect(lambda _text: self._weigh())
        self.suggest.clicked.connect(self._suggest)
        planner.changed.connect(self._follow)

    def show_record(self, record: Record | None) -> None:
        """Show the briefing of a role, or of the one that was shown last."""
        if isinstance(record, Briefing):
            self.role.begin(record.role)
        self._follow()
        self._go()

    def first(self) -> QWidget:
        """Return the text."""
        return self.text.area

    def flush(self) -> None:
        """Save what is still being typed."""
        self.form.flush()

    # parts

    def _follow(self) -> None:
        plan = self.planner.plan
        team = [each.role for each in plan.staff]
        roles = list(dict.fromkeys([*ROLES, *team, *(each.role for each in plan.briefings)]))
        written = {each.role for each in plan.briefings if each.text}
        self.role.offer(
            {each: f"{each}  (written)" if each in written else each for each in roles if each}
        )
        if not self.role.text():
            self.role.begin(next((each for each in ROLES if each in team), ROLES[0]))
        shown = self.form.record
        self.form.show(self._standing(shown.role if shown else self.role.text()))
        self._weigh()

    def _go(self) -> None:
        self.form.show(self._standing(self.role.text()))
        self._weigh()

    def _standing(self, role: str) -> Briefing:
        """Return the briefing of a role, or an empty one as it would be."""
        found = [each for each in self.planner.plan.briefings if each.role == role]
        return found[0] if found else Briefing.named(self.planner.workspace.programme, role=role)

    def _save(self, before: Briefing, after: Briefing) -> bool:
        known = before in self.planner.plan.briefings
        name = f"briefing of {after.role}s"
        return self.planner.change([(before if known else None, after)], name)

    def _suggest(self) -> None:
        """Put the suggested text behind what there is, and save: undo takes it back."""
        before = self.text.text().strip()
        words = suggested().get(self.role.text(), "")
        self.text.put(f"{before}\n\n{words}" if before else words)
        self.form.flush()
        self.text.area.setFocus()

    def _weigh(self) -> None:
        words = suggested().get(self.role.text(), "")
        self.suggest.setEnabled(bool(words) and words not in self.text.text())
