"""No file names a place where packages are kept, a developer's own folders, or work left undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import ROOT, files_of_the_project

if TYPE_CHECKING:
    from pathlib import Path

# One letter of each word stands in brackets: the pattern finds the word but does not contain it.
UNWANTED = {
    "a registry": re.compile(
        r"p[y]pi\.(org|io)|p[y]thonhosted|n[p]mjs\.|n[p]m\.pkg|y[a]rnpkg\.|c[r]ates\.io"
        r"|(deb|security|ftp|snapshot)\.d[e]bian\.org|a[r]chive\.ubuntu|p[r]oxy\.golang"
        r"|a[n]aconda\.(org|com)|r[e]po\.maven"
    ),
    "an index of packages": re.compile(r"(i[n]dex[-_]url|f[i]nd[-_]links)\s*[= ]\s*\S*[/:]"),
    "a developer's folder": re.compile(
        r"(?<![\w.<])/(w[o]rk|r[o]ot|h[o]me/\w+|U[s]ers/\w+)/|[A-Z]:\\+U[s]ers\\+\w"
    ),
    "work left undone": re.compile(r"\b(T[O]DO|F[I]XME|X[X]X)\b"),
}


def unwanted(text: str) -> list[str]:
    return [
        f"line {number} names {what}: {found.group()}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in UNWANTED.items()
        if (found := pattern.search(line))
    ]


def test_no_file_of_the_project_names_them() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): unwanted(text_of(path))
        for path in files_of_the_project()
    }
    assert len(found) > 1
    assert not {name: lines for name, lines in found.items() if lines}


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("https://p", "ypi.org/simple"), "a registry"),
        (("http://deb.d", "ebian.org/debian"), "a registry"),
        (("--index", "-url https://example.org"), "an index of packages"),
        (("find", "_links = /srv/wheels"), "an index of packages"),
        (("see /ho", "me/ada/notes"), "a developer's folder"),
        (("open('/ro", "ot/x')"), "a developer's folder"),
        (("C:", r"\Users\ada"), "a developer's folder"),
        (("# TO", "DO: later"), "work left undone"),
    ],
)
def test_sees_each_of_them(words: tuple[str, ...], what: str) -> None:
    line = "".join(words)
    assert unwanted(f"fine\n{line}") != []
    assert f"line 2 names {what}: " in unwanted(f"fine\n{line}")[0]


def test_leaves_the_rest_alone() -> None:
    assert not unwanted("uv pip compile --no-emit-index-url --no-emit-find-links --quiet")
    assert not unwanted("homework/ a/root/b network/ a to-do list")
