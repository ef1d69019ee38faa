"""Every public module, class and function of the application says what it is for."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import module_name, python_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOLD_ELSEWHERE = {"overload", "override"}


def is_told_elsewhere(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id in TOLD_ELSEWHERE for d in node.decorator_list)


def silent(node: ast.Module | ast.ClassDef, name: str) -> Iterator[str]:
    if ast.get_docstring(node) is None:
        yield name
    for part in node.body:
        if not isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if part.name.startswith("_") or is_told_elsewhere(part):
            continue
        if isinstance(part, ast.ClassDef):
            yield from silent(part, f"{name}.{part.name}")
        elif ast.get_docstring(part) is None:
            yield f"{name}.{part.name}"


@pytest.mark.parametrize("path", python_files("src"), ids=module_name)
def test_has_docstrings(path: Path) -> None:
    assert not list(silent(ast.parse(path.read_text(encoding="utf-8")), module_name(path)))


def test_sees_what_is_silent() -> None:
    text = '''
class Told:
    """Told."""

    def silent(self): ...

    @override
    def told_by_its_base(self): ...

    def _private(self): ...


def told():
    """Told."""


class Silent: ...
'''
    assert list(silent(ast.parse(text), "it")) == ["it", "it.Told.silent", "it.Silent"]
    assert not list(silent(ast.parse(f'"""Told."""\n{told_only(text)}'), "it"))


def told_only(text: str) -> str:
    return text.replace("def silent", "def _silent").replace("class Silent", "class _Silent")
