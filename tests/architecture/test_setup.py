"""Setting up tells in one sentence what stands in its way."""

from __future__ import annotations

import os
import shutil
import sys
from typing import NoReturn

import pytest

from tools import setup

STRACE = setup.Need("strace", lambda: True, "strace", ("faults",))


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the commands that would have been run."""
    called: list[str] = []

    def note(command: list[str], _environment: object = None) -> None:
        called.append(" ".join(command))

    monkeypatch.setattr(setup, "call", note)
    return called


def pretend(monkeypatch: pytest.MonkeyPatch, *, apt: str | None, user: int) -> None:
    monkeypatch.setattr(shutil, "which", lambda _command: apt)
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"^setup: Python 3\.11 or newer .* this is 3\.9"):
        setup.main(["run"])


@pytest.mark.parametrize("arguments", [["walk"], ["run", "dev"]])
def test_an_unknown_purpose_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match=r"\[run\|dev\|faults\]"):
        setup.main(arguments)


def test_an_administrator_gets_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: list[str]
) -> None:
    pretend(monkeypatch, apt="/usr/bin/apt-get", user=0)
    setup.provide([STRACE])
    assert commands[-1].endswith("install -y -qq --no-install-recommends strace")


def test_anybody_else_is_told_what_to_type(
    monkeypatch: pytest.MonkeyPatch, commands: list[str]
) -> None:
    pretend(monkeypatch, apt="/usr/bin/apt-get", user=1000)
    with pytest.raises(SystemExit, match=r"Type: sudo apt-get install -y strace$"):
        setup.provide([STRACE])
    assert not commands


def test_another_system_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: list[str]
) -> None:
    pretend(monkeypatch, apt=None, user=0)
    with pytest.raises(SystemExit, match=r"strace is missing: install it"):
        setup.provide([STRACE])
    assert not commands


def test_what_is_set_up_already_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, commands: list[str]
) -> None:
    def refuse(_purpose: str) -> NoReturn:
        pytest.fail("it was set up again")

    monkeypatch.setattr(setup, "NEEDS", ())
    monkeypatch.setattr(setup, "is_installed", lambda _purpose: True)
    monkeypatch.setattr(setup, "install", refuse)
    setup.main(["run"])
    assert not commands


@pytest.mark.parametrize("purpose", setup.LOCKS)
def test_the_packages_of_developers_serve_every_purpose(
    purpose: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("venv")
    monkeypatch.setattr(setup, "STAMP", folder / "installed.txt")
    monkeypatch.setattr(setup, "VENV_PYTHON", folder)
    assert not setup.is_installed(purpose)
    setup.STAMP.write_text(setup.fingerprint("dev.txt"), encoding="utf-8")
    assert setup.is_installed(purpose)
    setup.STAMP.write_text("dev.txt of another day", encoding="utf-8")
    assert not setup.is_installed(purpose)
