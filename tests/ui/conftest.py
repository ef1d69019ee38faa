"""What the tests of the window share: the real window, with a demo of one's own in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from facilitator_app import main
from facilitator_app.demo import make_demo
from facilitator_app.ui.parts import fonts
from facilitator_app.ui.programmes import Programmes
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.window import Window

LAPTOP = (1366, 768)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp: main.Application) -> Iterator[None]:
    """Empty the clipboard: offscreen, Qt lets go of what is on it only after Python is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def qapp_cls() -> type[main.Application]:
    return main.Application


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "Front Door to Care.facilitator"
    make_demo(path)
    Workspace.open(path).close()  # which makes its backup
    return path


@pytest.fixture
def demo(made_demo: Path, tmp_path: Path) -> Path:
    """Return a filled demo that may be changed, with its backup: none is made for each test."""
    backups = f"{made_demo.name} backups"
    shutil.copytree(made_demo.with_name(backups), tmp_path / backups)
    return shutil.copyfile(made_demo, tmp_path / made_demo.name)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Return the folder that new programmes are kept in."""
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def open_window(
    qapp: main.Application, qtbot: QtBot, documents: Path
) -> Iterator[Callable[[], Window]]:
    """Open the window as the app does: what takes long is loaded once it has been painted."""
    opened = []

    def make() -> Window:
        for name in fonts.LATER:
            fonts.add(name)
        window = main.build(qapp, documents)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(*LAPTOP)
        with qtbot.waitSignal(window.equipped):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    yield make
    for window in opened:
        window.close()


@pytest.fixture
def window(open_window: Callable[[], Window]) -> Window:
    """Return the window as it is when somebody starts the app."""
    return open_window()


def is_open(window: Window) -> bool:
    """Tell whether a programme is open in a window, and shown."""
    [programmes] = window.findChildren(Programmes)
    return programmes.current is not None and programmes.current.page.isVisible()


def current(window: Window) -> OpenProgramme:
    """Return what is open in a window."""
    [programmes] = window.findChildren(Programmes)
    assert programmes.current is not None
    return programmes.current


@pytest.fixture
def opened(window: Window, demo: Path) -> OpenProgramme:
    """Return the demo, open in the window."""
    window.asked_to_open.emit(demo)
    return current(window)
