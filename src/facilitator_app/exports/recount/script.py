"""The recount as one file that stands alone."""

from __future__ import annotations

import ast
from pathlib import Path

_PARTS = ("ballots", "figures", "pack")
_HEAD = '''"""Recounts the votes of an Excel pack from its ballots, and says what differs.

Run it with Python 3.11 or newer and the package openpyxl: python recount.py PACK.xlsx
"""

from __future__ import annotations
'''


def script() -> str:
    """Return the parts one after the other, without what they import from each other."""
    folder = Path(__file__).parent
    parts = [_alone((folder / f"{name}.py").read_text(encoding="utf-8")) for name in _PARTS]
    return "\n\n".join([_HEAD.rstrip(), *parts]) + "\n"


def _alone(text: str) -> str:
    lines = text.splitlines()
    for node in reversed(ast.parse(text).body):
        ours = isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            ("facilitator_app", "__future__")
        )
        if ours or (isinstance(node, ast.Expr) and node.lineno == 1):
            del lines[node.lineno - 1 : node.end_lineno]
    return "\n".join(lines).strip()
