"""A design as text: canonical when it is written, and mistrusted when it is read."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from facilitator_app.domain.errors import DesignFileError

LARGEST = 20_000_000
"""The bytes that a design may have: a thousand days take a few million."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def as_text(design: dict[str, Any]) -> str:
    """Return a design as text: the same for the same design, a line for each value."""
    return json.dumps(design, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def from_text(content: bytes, name: str) -> dict[str, Any]:
    """Return what a file of this name holds, or refuse what is no JSON object."""
    if len(content) > LARGEST:
        raise DesignFileError(
            f"{name} is larger than {LARGEST // 1_000_000} MB.", advice="This is no design."
        )
    try:
        found = json.loads(
            _decoded(content, name), object_pairs_hook=_once, parse_constant=_refused
        )
    except json.JSONDecodeError as error:
        raise DesignFileError(
            f"{name} is no JSON: line {error.lineno}, column {error.colno}: {error.msg}.",
            advice="Mend that place and take the file in again.",
        ) from error
    except RecursionError as error:
        raise DesignFileError(
            f"{name} is nested too deeply.", advice="This is no design."
        ) from error
    except ValueError as error:
        raise DesignFileError(f"{name} is no design: {error}.", advice="Mend that.") from error
    if not isinstance(found, dict):
        raise DesignFileError(
            f"{name} is no design: an object in braces is expected.", advice="Choose another file."
        )
    return found


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(_UTF_16) or b"\x00" in content:
        raise DesignFileError(
            f"{name} is in UTF-16, or no text at all.", advice="Save it as UTF-8."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DesignFileError(
            f"{name} is not in UTF-8, in line {line}.", advice="Save it as UTF-8."
        ) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that stands twice in one object: only one of the two would be read."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice[:50]}” stands twice in one object")
    return found


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
