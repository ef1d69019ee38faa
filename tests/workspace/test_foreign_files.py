"""Files of other programs, which no passphrase opens."""

from __future__ import annotations

import secrets
import zipfile
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import DamagedFileError, ForeignFileError, PassphraseError
from facilitator_app.workspace import Workspace
from tests.workspace.desk import TEAM, new_file

if TYPE_CHECKING:
    from pathlib import Path

BEGINNINGS = {
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
    "hall.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture"),
    "hall.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "a picture"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old Office document"),
    "film.mp4": (b"\x00\x00\x00\x18ftypmp42", "a film, a recording or a picture"),
    "notes.csv": ("code;text\r\n1;Größe\r\n".encode(), "a text"),
    "cut.txt": (b"x" * 1023 + "ß".encode(), "a text"),
    "unicode.txt": ("code\ttext\n".encode("utf-16"), "a text"),
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_what_another_program_wrote_is_told_from_a_programme(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    start, words = BEGINNINGS[name]
    path.write_bytes(start + (secrets.token_bytes(5000) if words != "a text" else b""))
    with pytest.raises(ForeignFileError) as told:
        Workspace.open(path, TEAM)
    assert str(told.value) == f"{name} is {words}, not a programme."
    assert ".facilitator" in told.value.advice
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_workbook_is_no_programme(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(ForeignFileError, match="is a spreadsheet"):
        Workspace.open(path, TEAM)


def test_what_nobody_can_read_may_be_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "noise.facilitator"
    path.write_bytes(secrets.token_bytes(4096))
    with pytest.raises(PassphraseError):
        Workspace.open(path, TEAM)


def test_a_file_of_nothing_but_zeros_is_damaged_and_asks_for_no_passphrase(tmp_path: Path) -> None:
    path = new_file(tmp_path / "spring.facilitator")
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(DamagedFileError, match="The beginning of"):
        Workspace.open(path, TEAM)
