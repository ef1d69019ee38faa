"""The screens that are pictured, and what must be done in the window to see each."""

from __future__ import annotations

import shutil
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator_app import crash_log
from facilitator_app.demo import make_demo
from facilitator_app.domain.records import Ballot, Headline, TradeOff
from facilitator_app.ui.parts.crash_dialog import CrashDialog
from facilitator_app.ui.plan import PlanScreen
from facilitator_app.ui.share import ShareScreen
from facilitator_app.ui.stages import STAGES
from facilitator_app.ui.start.restore import RestorePanel
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace import Workspace
from tools.planned import AGENDA, PLANNED, let_overlap, show_planned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from facilitator_app.ui.window import Window

VOTES = {"choice": ("TO2", "123"), "likert": ("TO3", "4d5"), "slider": ("TO1", "70t")}
"""A vote of each face, and what is keyed into it."""
KEYED = 40
"""How many ballots of those votes are left in, of a hundred."""
PATIENCE = 60.0

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
            workspace.remove(workspace.all(Headline)[0])
            workspace.backups.make_now()
            workspace.undo()
        Workspace.create(self.secret, "Reference group", passphrase="x" * 12).close()
        Workspace.create(self.other, "Riverside conversations").close()
        for path in (self.other, self.demo):
            self._open(path)

    def screens(self) -> Iterator[Screen]:
        """Return every screen; what is remembered by being there comes last."""
        for name in ("new", "look"):
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
        for name in ("palette", "shortcuts"):
            yield Screen(name, self._over(name))
        yield Screen("crash", self._crash, passing=True)
        yield Screen("sharing", self._sharing, passing=True)
        yield Screen("shared", self._shared)
        yield Screen("notes", lambda: self._note(""))
        yield Screen("entry", lambda: self._note('3. " -2 #acc They told us it is all on the app'))
        yield Screen("entry-wrong", lambda: self._note("9. They told us"))
        yield Screen("signs", self._signs, passing=True)
        for name in VOTES:
            yield Screen(f"vote-{name}", self._voting(name))
        yield Screen("vote-wrong", self._vote_wrong)
        yield Screen("closing", lambda: self._sit("1.3").show_page("closing"))

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
        for command in ("session.previous", "session.next"):
            at = ""
            while screen.desk is not None and at != screen.desk.session.code != code:
                at = screen.desk.session.code
                self._window.services.actions[command].trigger()
        screen.notes.draft_dropped.emit()
        return screen

    def _note(self, text: str) -> None:
        self._sit("1.3").notes.entry.line.setFocus()
        type_at_focus(text)

    def _signs(self) -> None:
        self._sit("1.3").notes.entry.show_signs()

    def _vote(self, name: str, keys: str) -> None:
        screen = self._sit("1.5", self.keying)
        votes = screen.desk.votes() if screen.desk else []
        screen.show_page("votes", next(each for each in votes if each.code == VOTES[name][0]))
        type_at_focus(keys)

    def _voting(self, name: str) -> Callable[[], None]:
        return lambda: self._vote(name, VOTES[name][1])

    def _vote_wrong(self) -> None:
        self._vote("likert", "9")

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
    workspace.remove(*extra)


def named(within: QWidget, name: str) -> QAbstractButton:
    """Return the button that has a name."""
    buttons = within.findChildren(QAbstractButton)
    return next(each for each in buttons if each.text().strip() == name)


def above(window: Window) -> list[QWidget]:
    """Return the dialogs and menus over a window."""
    return [e for e in QApplication.topLevelWidgets() if e is not window and e.isVisible()]


def type_at_focus(words: str) -> None:
    """Type at whatever has the focus."""
    field = QApplication.focusWidget()
    if field is not None and words:
        QTest.keyClicks(field, words)


def wait(milliseconds: int) -> None:
    """Let the window live for a moment, and other threads with it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window live until it is done."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            sys.exit("What was to be pictured did not come.")
        wait(20)
