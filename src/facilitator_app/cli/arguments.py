"""What words of the command line are read as."""

from __future__ import annotations

import argparse
from pathlib import Path


def file_path(text: str) -> Path:
    """Return the path of a file; an empty word, a dot or a slash is wrong usage: it names none."""
    path = Path(text)
    if not path.name:
        raise argparse.ArgumentTypeError("no file is named")
    return path
