"""The screens that are pictured, and what must be done in the window to see each."""

from __future__ import annotations

import shutil
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app import crash_log
from facilitator_app.demo import make_demo
from facilitator_app.domain.coverage import SKIPPED
from facilitator_app.domain.records import Ballot, BallotAccount, Headline, ReadBack, TradeOff
from facilitator_app.ui.parts.crash_dialog import CrashDialog
from facilitator_app.ui.parts.layouts import Scrolled
from facilitator_app.ui.plan import PlanScreen
from facilitator_app.ui.results import ResultsScreen
from facilitator_app.ui.results.picture import PictureView
from facilitator_app.ui.share import ShareScreen
from facilitator_app.ui.stages import STAGES
from facilitator_app.ui.start.restore import RestorePanel
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.hands_panel import HandsPanel
from facilitator_app.workspace import Workspace
from tools.driving import above, named, type_at_focus, wait, wait_for
from tools.planned import AGENDA, PLANNED, let_overlap, show_planned
from tools.tabled import TABLED, at_sheet
from tools.typed import TYPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from facilitator_app.ui.window import Window

VOTES = {"choice": ("TO2", "123"), "likert": ("TO3", "4d5"), "slider": ("TO1", "70t")}
"""A vote of each face, and what is keyed into it."""
KEYED = 40
"""How many ballots of those votes are left in, of a hundred."""

W = TypeVar("W", bound=QWidget)


class Screen(NamedTuple):
    """What is pictured, and how to come to it."""

    name: str
    come: Callable[[], None]
    passing: bool = False
    """Whether it goes by or away by itself, and has to be come to for every size."""


class Studio:
    """One window, and what must be done in it to see each screen."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window = window
        self.demo = folder / "Front Door to Care.facilitator"
        self.secret = folder / "Reference group.facilitator"
        self.other = folder / "Riverside conversations.facilitator"
        self.packs = folder / "Packs"
        self.planned = folder / "Planned" / self.demo.name
        self.keying = folder / "Keying" / self.demo.name

    def prepare(self) -> None:
        """Make the files that the pictures show."""
        self.packs.mkdir()
        make_demo(self.demo)
        self.keying.parent.mkdir()
        shutil.copyfile(self.demo, self.keying)
        self.planned.parent.mkdir()
        make_demo(self.planned, filled=False)
        with Workspace.open(self.planned) as workspace:
            let_overlap(workspace)
        with Workspace.open(self.keying) as workspace:
            take_out_ballots(workspace)
        with Workspace.open(self.demo) as workspace:
            workspace.backups.make_now()
            headline = workspace.all(Headline)[0]
            workspace.remove(*workspace.of(ReadBack, "headline_id", [headline.id]), headline)
            workspace.backups.make_now()
            workspace.undo()
        Workspace.create(self.secret, "Reference group", passphrase="x" * 12).close()
        Workspace.create(self.other, "Riverside conversations").close()
        for path in (self.other, self.demo):
            self._open(path)

    def screens(self) -> Iterator[Screen]:
        """Return every screen; what is remembered by being there comes last."""
        for name in ("new", "look", "practise"):
            yield Screen(name, self._from_start(name))
        yield Screen("start", self._start)
        yield Screen("passphrase", lambda: self._open(self.secret))
        yield Screen("in-use", self._in_use)
        for stage in STAGES:
            yield Screen(stage.command, self._stage(stage.command))
        for name, thing in PLANNED.items():
            yield Screen(f"plan-{name}", self._planning(thing))
        yield Screen("plan-nothing", self._stage("plan", self.other))
        yield Screen("agenda", self._agenda, passing=True)
        yield Screen("keep-template", self._keeping, passing=True)
        yield Screen("search", self._search)
        yield Screen("restore", self._restore)
        for name in ("palette", "shortcuts", "signs.sheet"):
            yield Screen(name.replace(".", "-"), self._over(name))
        yield Screen("crash", self._crash, passing=True)
        yield Screen("sharing", self._sharing, passing=True)
        yield Screen("shared", self._shared)
        for name, typed in TYPED.items():
            yield Screen(name, partial(self._note, typed))
        yield Screen("signs", self._signs, passing=True)
        yield Screen("skipped", self._skipped, passing=True)
        yield Screen("sheet", lambda: at_sheet(self._sit), passing=True)
        for name, (_, keys) in VOTES.items():
            yield Screen(f"vote-{name}", partial(self._vote, name, keys))
        yield Screen("vote-wrong", partial(self._vote, "likert", "9"))
        yield Screen("results-moved", self._results)
        for name, come in TABLED.items():
            yield Screen(name, partial(come, self._sit))

    # ways

    def _do(self, command: str) -> None:
        self._window.services.actions[command].trigger()
        wait(50)

    def _start(self) -> None:
        for each in above(self._window):
            each.close()
        self._window.activateWindow()
        if self._window.overlay is not None:
            self._window.overlay.close()
        self._open(self.demo)
        self._do("close")

    def _open(self, path: Path) -> None:
        self._window.asked_to_open.emit(path)
        wait(50)

    def _from_start(self, command: str) -> Callable[[], None]:
        def come() -> None:
            self._start()
            self._do(command)

        return come

    def _stage(self, command: str, path: Path | None = None) -> Callable[[], None]:
        def come() -> None:
            self._start()
            self._open(path or self.demo)
            self._do(command)

        return come

    def _over(self, command: str) -> Callable[[], None]:
        def come() -> None:
            self._stage("overview")()
            self._do(command)

        return come

    def _in_use(self) -> None:
        self._start()
        with Workspace.open(self.demo):
            self._open(self.demo)

    def _search(self) -> None:
        self._stage("overview")()
        self._do("find")
        type_at_focus("phone")
        field = QApplication.focusWidget()
        if field is not None:
            QTest.keyClick(field, Qt.Key.Key_Return)
        wait(50)

    def _restore(self) -> None:
        self._stage("overview")()
        self._do("restore")
        panel = self._only(RestorePanel)
        wait_for(lambda: panel.whole.text().startswith("It is"))

    def _crash(self) -> None:
        self._stage("overview")()
        CrashDialog(self._window, crash_log.report(KeyError())).open()

    def _share(self) -> ShareScreen:
        self._stage("share")()
        screen = self._only(ShareScreen)
        screen.send_to(self.packs)
        return screen

    def _sharing(self) -> None:
        making = self._share().making
        making.make.click()
        wait_for(lambda: making.bar.value() > making.bar.maximum() // 4 > 0)

    def _shared(self) -> None:
        screen = self._share()
        named(screen, "Session").click()
        screen.making.make.click()
        wait_for(screen.making.make.isEnabled)

    def _sit(self, code: str, path: Path | None = None) -> TableScreen:
        """Sit at a table in a session, with nothing half typed."""
        self._stage("table", path)()
        screen = self._only(TableScreen)
        if screen.desk is None:
            named(screen, "Table C").click()
        wait(50)
        for asked in screen.window().findChildren(HandsPanel):
            QTest.keyClick(asked.list, Qt.Key.Key_Return)
        for command in ("session.previous", "session.next"):
            at = ""
            while screen.desk is not None and at != screen.desk.session.code != code:
                at = screen.desk.session.code
                self._window.services.actions[command].trigger()
        screen.notes.draft_dropped.emit()
        screen.crew.paper.leave()
        return screen

    def _note(self, text: str) -> None:
        self._sit("1.3").notes.entry.line.setFocus()
        type_at_focus(text)

    def _signs(self) -> None:
        self._sit("1.3").notes.entry.show_signs()

    def _skipped(self) -> None:
        """Skip a prompt nothing was said about, and say why."""
        screen = self._sit("1.3", self.planned)
        first = screen.guide.cards[0]
        if first.course.state != SKIPPED:
            self._do("prompt.skipped")
            type_at_focus("No time left")
        screen.panels.bring("Guide")

    def _vote(self, name: str, keys: str) -> None:
        screen = self._sit("1.5", self.keying)
        votes = screen.desk.votes() if screen.desk else []
        screen.show_page("votes", next(each for each in votes if each.code == VOTES[name][0]))
        type_at_focus(keys)

    def _results(self) -> None:
        """Reveal both rounds of a vote, and look at who moved."""
        self._stage("results", self.keying)()
        screen = self._only(ResultsScreen)
        screen.choose(next(each for each in screen.votes.every if each.code == "TO1"))
        for each in [each for each in screen.page.lines if "hidden" in each.words.text()]:
            screen.turn(each.name)
        wait(500)
        screen.panels.bring("Result")
        drawings = screen.page.findChildren(PictureView)
        screen.page.findChildren(Scrolled)[0].ensureWidgetVisible(drawings[-1])

    def _planning(self, thing: str) -> Callable[[], None]:
        def come() -> None:
            self._stage("plan", self.planned)()
            show_planned(self._only(PlanScreen), thing)

        return come

    def _agenda(self) -> None:
        self._stage("plan", self.other)()
        path = self.other.with_name("agenda.csv")
        path.write_text(AGENDA, encoding="utf-8")
        self._open(path)
        wait(500)

    def _keeping(self) -> None:
        self._stage("plan", self.planned)()
        self._do("plan.keep")

    def _only(self, kind: type[W]) -> W:
        return next(each for each in self._window.findChildren(kind) if each.isVisible())


def take_out_ballots(workspace: Workspace) -> None:
    """Leave those votes as they are while somebody keys them."""
    wanted = {code for code, _ in VOTES.values()}
    rounds = {e.id: e.rounds[0] for e in workspace.all(TradeOff) if e.code in wanted}
    kept: Counter[object] = Counter()
    ballots = [e for e in workspace.all(Ballot) if rounds.get(e.trade_off_id) == e.round]
    extra = []
    for each in sorted(ballots, key=lambda each: each.code):
        kept[each.trade_off_id] += 1
        if kept[each.trade_off_id] > KEYED:
            extra.append(each)
    accounts = workspace.all(BallotAccount)
    workspace.remove(*extra, *(e for e in accounts if rounds.get(e.trade_off_id) == e.round))
