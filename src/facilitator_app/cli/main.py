"""Reads the command line, runs one command, and says in one sentence if it could not be done."""

from __future__ import annotations

import argparse
import io
import sys
from typing import TYPE_CHECKING

from facilitator_app import __version__, crash_log
from facilitator_app.cli.commands import COMMANDS
from facilitator_app.cli.console import Console
from facilitator_app.cli.passphrases import Passphrases
from facilitator_app.domain.errors import FacilitatorError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, NOT_DONE = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0 if it is done, 1 if not (2 for wrong usage is argparse's)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    console = Console(as_json=options.json)
    try:
        done: bool = options.run(options, console, Passphrases(options.passphrase_fd))
        console.done()
    except FacilitatorError as error:
        console.failed(error.sentence())
        return NOT_DONE
    except KeyboardInterrupt:
        console.failed("Stopped. Nothing was left half done.")
        return NOT_DONE
    except BrokenPipeError:
        sys.stderr.close()  # whoever was reading has left, and nobody is to be told
        return NOT_DONE
    except OSError as error:  # what commands write is guarded; this is what they print
        console.unheard(f"The answer could not be written ({error.strerror}).")
        return NOT_DONE
    except Exception as error:  # noqa: BLE001 - a bug must not look like a traceback
        console.failed(crash_log.report(error))
        return NOT_DONE
    return DONE if done else NOT_DONE


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    whole = argparse.ArgumentParser(
        prog="facilitator", description="Deliberation workshops, recorded offline."
    )
    whole.add_argument("--version", action="version", version=__version__)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        one = commands.add_parser(command.name, help=command.help, description=command.help)
        one.add_argument("--json", action="store_true", help="print one JSON object")
        one.add_argument(
            "--passphrase-fd",
            type=int,
            metavar="N",
            help="read passphrases from file descriptor N, a line each, instead of asking",
        )
        command.configure(one)
        one.set_defaults(run=command.run)
    return whole
