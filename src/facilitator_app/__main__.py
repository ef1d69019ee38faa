"""Runs a command, or opens the window: `facilitator COMMAND` or `facilitator FILE`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from facilitator_app.apart import MAKE_APART

_STOPPED = "Stopped. Nothing was left half done."


def main() -> int:
    """Open the window if a file is named in a command's place; otherwise run the command.

    The window itself starts it to have files made. None of them loads what only another needs.
    """
    if sys.argv[1:] == [MAKE_APART]:
        from facilitator_app.apart.child import main as make_apart  # noqa: PLC0415

        make_apart()
    _open_closed_streams()
    arguments = sys.argv[1:]
    if len(arguments) == 1 and names_file(arguments[0]):
        from facilitator_app.main import main as open_window  # noqa: PLC0415

        return open_window(arguments)
    try:
        from facilitator_app.cli import main as run_command  # noqa: PLC0415

        return run_command(arguments)
    except KeyboardInterrupt:  # while it was loaded, or once more while it was stopping
        sys.stderr.write(f"facilitator: {_STOPPED}\n")
        if "--json" in arguments:
            sys.stdout.write(json.dumps({"ok": False, "error": _STOPPED}) + "\n")
        return 1


def names_file(word: str) -> bool:
    """Tell whether a word is a file's name: no command has a dot or a slash in it."""
    separators = filter(None, (os.sep, os.altsep, "."))
    return not word.startswith("-") and any(each in word for each in separators)


def _open_closed_streams() -> None:
    """Let nobody hear what goes to a stream that was closed for us, and let no file take its place.

    Schedulers close them, and Python then has nothing where each of them should be.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)


if __name__ == "__main__":
    sys.exit(main())
