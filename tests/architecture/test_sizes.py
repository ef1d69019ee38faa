"""A file of 300 lines and a function of 40 are all that a reader should have to hold."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import ROOT, python_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 40


def too_long(name: str, text: str) -> Iterator[str]:
    lines = len(text.splitlines())
    if lines > FILE_LINES:
        yield f"{name} has {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{name}:{node.lineno} {node.name} has {lines} lines"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", python_files("src", "tests", "benchmarks", "tools"), ids=name_of)
def test_keeps_to_the_size_budget(path: Path) -> None:
    assert not list(too_long(name_of(path), path.read_text(encoding="utf-8")))


def test_sees_what_is_too_long() -> None:
    at_most = "def f() -> None:\n" + "    g()\n" * (FUNCTION_LINES - 1)
    assert not list(too_long("it", at_most))
    assert list(too_long("it", at_most + "    g()\n")) == ["it:1 f has 41 lines"]
    assert list(too_long("it", "\n" * (FILE_LINES + 1))) == ["it has 301 lines"]
