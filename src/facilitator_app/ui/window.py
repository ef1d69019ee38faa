"""The window: the start screen or the open programme, and what lies over either."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLayout, QMenu, QWidget

from facilitator_app.ui.actions import Actions
from facilitator_app.ui.parts.clock import Clock
from facilitator_app.ui.parts.crash import Watch
from facilitator_app.ui.parts.digits import Digits
from facilitator_app.ui.parts.jobs import Jobs
from facilitator_app.ui.parts.layouts import Stack, column
from facilitator_app.ui.parts.look import STANDARD, STEP
from facilitator_app.ui.parts.messages import Messages, MessageStrip
from facilitator_app.ui.services import Services
from facilitator_app.ui.start.screen import StartScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from facilitator_app.settings import Settings
    from facilitator_app.ui.parts.look import Look
    from facilitator_app.ui.parts.overlay import Overlay

NAME = "Facilitator"
PACK = ".tablepack"
_FIRST_SIZE = QSize(1280, 740)
_LEAST_SIZE = QSize(720, 480)


class Window(QWidget):
    """Shows one thing at a time, and takes files that are dropped on it."""

    painted = Signal()
    """The first picture is on the screen: what takes time may begin."""
    equipped = Signal()
    """Files can be opened."""
    asked_to_open = Signal(Path)
    asked_to_close = Signal(object)
    """The event of it, which may be ignored."""
    stayed_open = Signal()
    """It was not closed, since something would be lost."""
    closing = Signal()

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self.setAcceptDrops(True)
        self._was_painted = False
        self._title = NAME
        self._overlay: Overlay | None = None
        actions, messages = Actions(self), Messages(self)
        self.services = Services(
            settings, look, actions, messages, Jobs(self), Clock(self), Digits()
        )
        self.watch = Watch(messages, self._tell_of_crash)
        self.start = StartScreen(self.services)
        self.start.wanted.connect(self.asked_to_open)
        self.pages = Stack()
        self.pages.addWidget(self.start)
        self.strip = MessageStrip(messages)
        self.body = QWidget()
        """All that a cover hides."""
        self.body.setLayout(column(self.strip, (self.pages, 1), gap=0))
        layout = column((self.body, 1), gap=0)
        # Else the window grew whenever something on it wanted more room, and stayed so.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)
        self.setMinimumSize(_LEAST_SIZE)
        self._offer()
        self._take_place()
        self.start.focus_first()

    # what is shown

    def show_start(self) -> None:
        """Show the start screen, with what was open last on top."""
        self._show(self.start, NAME)
        if self.start.panel is None:
            self.start.show_recent()
        self.start.focus_first()

    def show_page(self, page: QWidget, title: str) -> None:
        """Show an open programme."""
        self.pages.addWidget(page)
        self._show(page, f"{title} - {NAME}")

    def take_away(self, page: QWidget) -> None:
        """Forget a programme's page."""
        self.pages.removeWidget(page)
        page.deleteLater()

    @property
    def overlay(self) -> Overlay | None:
        """The panel that lies over the window, if there is one."""
        return self._overlay

    def put_over(self, make: type[Overlay], *arguments: object, anew: bool = False) -> None:
        """Lay a panel over the window, in place of one that may lie there.

        The same one again takes it away, unless it is wanted anew, about something else.
        """
        if self._overlay is not None:
            same = type(self._overlay) is make and self._overlay.isVisible()
            self._overlay.destroyed.disconnect(self._uncover)
            self._overlay.close()
            self._overlay = None
            if same and not anew:
                return
        self._overlay = make(self.body, *arguments)  # type: ignore[arg-type]
        self._overlay.destroyed.connect(self._uncover)

    def tell_title(self) -> None:
        """Say in the title what is shown; nothing of it while that is covered."""
        self.setWindowTitle(NAME if self.services.actions.are_held else self._title)

    # what Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that there is something to see."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, while nothing is covered."""
        if event.mimeData().hasUrls() and not self.services.actions.are_held:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped; of table packs as many as there are."""
        paths = [Path(each.toLocalFile()) for each in event.mimeData().urls() if each.isLocalFile()]
        if paths and not self.services.actions.are_held:
            event.acceptProposedAction()
            packs = [each for each in paths if each.suffix.casefold() == PACK]
            for each in packs or paths[:1]:
                self.asked_to_open.emit(each)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place, and let go of what is open, if it may be."""
        event.accept()
        self.asked_to_close.emit(event)
        if not event.isAccepted():
            self.stayed_open.emit()
            return
        normal = self.normalGeometry()
        self.services.settings.change(
            place=(normal.x(), normal.y(), normal.width(), normal.height()),
            maximised=self.isMaximized(),
        )
        self.services.jobs.stop()
        self.closing.emit()
        self.services.jobs.stop()  # what closing has begun is not left behind

    # parts

    def _show(self, page: QWidget, title: str) -> None:
        self.pages.setCurrentWidget(page)
        self._title = title
        self.tell_title()

    def _uncover(self) -> None:
        self._overlay = None

    def _offer(self) -> None:
        """Offer the commands that need nothing open."""
        look, actions = self.services.look, self.services.actions
        offers = {
            "quit": self.close,
            "larger": lambda: look.resize_text(look.text_size + STEP),
            "smaller": lambda: look.resize_text(look.text_size - STEP),
            "standard": lambda: look.resize_text(STANDARD),
            "full": self._turn_full,
            "menu": self._open_menu,
        }
        for name, handler in offers.items():
            actions.offer(name, handler)

    def _turn_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Menu")
        self.services.actions.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take_place(self) -> None:
        """Stand where the window stood last, if that is still on a screen."""
        preferences = self.services.settings.preferences
        screen = QGuiApplication.primaryScreen().availableGeometry()
        place = QRect(*preferences.place) if len(preferences.place) == len(_FIELDS) else QRect()
        if any(each.availableGeometry().intersects(place) for each in QApplication.screens()):
            self.setGeometry(place)
        else:
            self.resize(_FIRST_SIZE.boundedTo(screen.size()))
        if preferences.maximised:
            self.showMaximized()

    def _tell_of_crash(self, sentence: str) -> None:
        # Most people never need it, and the first picture does without.
        from facilitator_app.ui.parts.crash_dialog import CrashDialog  # noqa: PLC0415

        if self.findChild(CrashDialog) is None:
            CrashDialog(self, sentence).open()


_FIELDS = ("left", "top", "width", "height")
