"""Runs a command, or opens the window: `facilitator COMMAND` or `facilitator FILE`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Open the window if a file is named in a command's place; otherwise run the command.

    Neither loads what only the other needs.
    """
    arguments = sys.argv[1:]
    if len(arguments) == 1 and names_file(arguments[0]):
        from facilitator_app.main import main as open_window  # noqa: PLC0415

        return open_window(arguments)
    from facilitator_app.cli import main as run_command  # noqa: PLC0415

    return run_command(arguments)


def names_file(word: str) -> bool:
    """Tell whether a word is a file's name: no command has a dot or a slash in it."""
    separators = filter(None, (os.sep, os.altsep, "."))
    return not word.startswith("-") and any(each in word for each in separators)


if __name__ == "__main__":
    sys.exit(main())
