"""What every test stands on: a laptop of its own, no network, and nothing said in vain."""

from __future__ import annotations

import itertools
import logging
import os
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent

# Set before anything of the application is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
# Neither UTC nor whole hours, so that local time taken for UTC cannot pass unseen; written out,
# since a bare machine knows no names of time zones.
os.environ["TZ"] = "HALL-05:30"
if sys.platform != "win32":
    time.tzset()

EXAMPLES = DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples")
settings.register_profile("quick", max_examples=100, deadline=None, database=EXAMPLES)
settings.register_profile("thorough", max_examples=3000, deadline=None, database=EXAMPLES)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ON_A_SOCKET = {"socket.connect", "socket.sendto", "socket.sendmsg"}
BY_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
ROOT_USER, NOBODY = 0, 65534
LOCAL_FAMILY = getattr(socket, "AF_UNIX", None)


A_THIRD = 3


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--sample", metavar="SEED", help="run a third of the lengthy tests, drawn by this seed"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Draw the lengthy tests that are run, the same ones in every process."""
    seed = config.getoption("sample")
    if not seed:
        return
    left_out = {
        each
        for each in items
        if each.get_closest_marker("lengthy") and crc32(f"{seed} {each.nodeid}".encode()) % A_THIRD
    }
    config.hook.pytest_deselected(items=[*left_out])
    items[:] = [each for each in items if each not in left_out]


class NetworkUsedError(BaseException):
    """Somebody called out; no `except Exception` can hide that from the test."""


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Raise when this process is about to reach for a network."""
    if event in BY_NAME:
        raise NetworkUsedError(event, arguments)
    if event in ON_A_SOCKET:
        used = arguments[0]
        if not isinstance(used, socket.socket) or used.family != LOCAL_FAMILY:
            raise NetworkUsedError(event, arguments)


sys.addaudithook(refuse_network)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning; one that wants it looks at it, then `caplog.clear()`."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [r.getMessage() for r in records if r.levelno >= logging.WARNING]
    assert not unexpected, unexpected


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return folders that do not exist yet, one after the other."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a data folder of its own, as absent as before the very first start."""
    folder = next(homes)
    monkeypatch.setenv("FACILITATOR_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of public test data, which lies beside the checkout if anywhere."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the public test data are not there: {folder}")
    return folder


@pytest.fixture
def locked() -> Iterator[Path]:
    """Return a folder in which whoever runs the tests may write nothing, be it root."""
    if sys.platform == "win32":
        pytest.skip("rights to a folder are other things there")
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders let no other user in
        folder = Path(name)
        folder.chmod(0o555)
        user = os.geteuid()
        if user == ROOT_USER:
            os.seteuid(NOBODY)
        try:
            with pytest.raises(PermissionError):
                (folder / "probe").touch()
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o755)
