"""No test can reach a network, so none can pass thanks to one."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import NetworkUsedError

if TYPE_CHECKING:
    from pathlib import Path

HERE = ("127.0.0.1", 9)


def test_connecting_is_refused() -> None:
    with socket.socket() as it, pytest.raises(NetworkUsedError, match=r"socket\.connect"):
        it.connect(HERE)


@pytest.mark.skipif(not hasattr(socket.socket, "sendmsg"), reason="no sendmsg on this system")
def test_sending_a_message_is_refused() -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as it,
        pytest.raises(NetworkUsedError, match=r"socket\.sendmsg"),
    ):
        it.sendmsg([b"hello"], [], 0, HERE)


def test_sending_is_refused() -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as it,
        pytest.raises(NetworkUsedError, match=r"socket\.sendto"),
    ):
        it.sendto(b"hello", HERE)


@pytest.mark.parametrize("ask", [socket.gethostbyname, socket.gethostbyaddr])
def test_asking_for_a_host_is_refused(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(NetworkUsedError):
        ask("localhost")


def test_asking_for_an_address_is_refused() -> None:
    with pytest.raises(NetworkUsedError, match=r"socket\.getaddrinfo"):
        socket.create_connection(("localhost", 9))


@pytest.mark.skipif(sys.platform == "win32", reason="no local sockets in Python there")
def test_talking_within_the_laptop_is_allowed(tmp_path: Path) -> None:
    with (
        socket.socket(socket.AF_UNIX) as server,
        socket.socket(socket.AF_UNIX) as client,
    ):
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
