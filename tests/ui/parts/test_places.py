from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.ui.parts.places import documents

if TYPE_CHECKING:
    import pytest


def test_a_documents_folder_that_nobody_may_enter_is_not_used(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = os.geteuid()
    os.seteuid(os.getuid())
    (locked / "shut").mkdir(mode=0o700)
    (locked / "shut" / "Documents").mkdir()
    os.seteuid(user)
    monkeypatch.setenv("HOME", str(locked / "shut"))
    assert documents() == Path.home()
