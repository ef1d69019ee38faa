"""Runs the command line: `python -m facilitator_app`."""

from __future__ import annotations

import sys

from facilitator_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
