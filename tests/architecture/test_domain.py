"""The domain needs the standard library and nothing else, so that its rules outlive every tool."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import module_name, python_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = "facilitator_app.domain"
ALLOWED = (sys.stdlib_module_names | {"typing_extensions"}) - {"sqlite3", "socket", "subprocess"}


def imports(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def foreign(text: str) -> list[str]:
    return [
        name
        for name in imports(text)
        if name.split(".")[0] not in ALLOWED and name != OURS and not name.startswith(f"{OURS}.")
    ]


@pytest.mark.parametrize("path", python_files("src/facilitator_app/domain"), ids=module_name)
def test_knows_the_standard_library_alone(path: Path) -> None:
    assert not foreign(path.read_text(encoding="utf-8"))


def test_sees_what_is_foreign() -> None:
    text = "import json, sqlalchemy.orm\nfrom facilitator_app.storage import store\n"
    text += "from facilitator_app.domain.text import clean\nfrom facilitator_app import domain\n"
    assert foreign(text) == ["sqlalchemy.orm", "facilitator_app.storage", "facilitator_app"]
