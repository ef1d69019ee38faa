"""What the tests of the command line share: a way to call it, and a demo to call it with."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from facilitator_app.cli import main
from facilitator_app.demo import make_demo

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command found
        (line,) = self.out.splitlines()
        return json.loads(line)


class Facilitator(Protocol):
    """Calls a command; passphrases go through a pipe, a line each."""

    def __call__(self, *arguments: object, passphrases: str = "") -> Answer: ...


@pytest.fixture
def facilitator(capfd: pytest.CaptureFixture[str]) -> Facilitator:
    def call(*arguments: object, passphrases: str = "") -> Answer:
        words = [str(each) for each in arguments]
        reading = None
        if passphrases:
            reading, writing = os.pipe()
            os.write(writing, passphrases.encode())
            os.close(writing)
            words += ["--passphrase-fd", str(reading)]
        capfd.readouterr()
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        finally:
            if reading is not None:
                os.close(reading)
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "front-door.facilitator"
    make_demo(path, filled=True, seed=1)
    return path


@pytest.fixture
def demo(made_demo: Path, tmp_path: Path) -> Path:
    """Give a filled demo of one's own, with its key file."""
    path = tmp_path / made_demo.name
    shutil.copyfile(made_demo, path)
    shutil.copyfile(made_demo.with_suffix(".key"), path.with_suffix(".key"))
    return path
