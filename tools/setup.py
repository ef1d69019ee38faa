"""Sets this checkout up: `python3 tools/setup.py [run|dev|faults]`.

Makes `.venv`, installs the pinned packages with their hashes and then the project itself.
Standard library only, since it runs before anything is installed. Done once, it only compares
a stamp, so that every make target can call it.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

LOCKS = {"run": "run.txt", "dev": "dev.txt", "faults": "dev.txt"}
"""What each purpose installs, from `requirements/`."""

QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt loads on Linux, wherever it paints, and the Debian package of each."""

X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What it loads besides to show a window under X11."""


class Need(NamedTuple):
    """Something that only the system can provide."""

    name: str
    is_missing: Callable[[], bool]
    debian_package: str
    purposes: tuple[str, ...]


def is_absent(library: str) -> bool:
    """Tell whether Linux cannot load a library that Qt needs; elsewhere Qt brings its own."""
    if sys.platform != "linux":
        return False
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def needs_of_qt(libraries: dict[str, str], *purposes: str) -> tuple[Need, ...]:
    """Return a need for each of Qt's libraries."""
    return tuple(
        Need(library, functools.partial(is_absent, library), package, purposes)
        for library, package in libraries.items()
    )


NEEDS = (
    Need(
        "Python's venv module",
        lambda: importlib.util.find_spec("ensurepip") is None,
        f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
        ("run", "dev", "faults"),
    ),
    Need(
        "strace",
        lambda: sys.platform == "linux" and shutil.which("strace") is None,
        "strace",
        ("faults",),
    ),
    *needs_of_qt(QT_LIBRARIES, "run", "dev", "faults"),
    *needs_of_qt(X11_LIBRARIES, "run"),
)


def main(arguments: Sequence[str]) -> None:
    """Set up for one purpose, or say in one sentence why that cannot be done."""
    purpose = arguments[0] if arguments else "run"
    if len(arguments) > 1 or purpose not in LOCKS:
        stop(f"Say what to set up for: python3 tools/setup.py [{'|'.join(LOCKS)}]")
    if sys.version_info < OLDEST:
        stop(
            "Python {}.{} or newer is needed and this is {}.{}: install a newer one, "
            "then name it, as in `make test PYTHON=python3.12`.".format(
                *OLDEST, *sys.version_info[:2]
            )
        )
    provide([need for need in NEEDS if purpose in need.purposes and need.is_missing()])
    if not is_installed(purpose):
        install(purpose)


def stop(sentence: str) -> NoReturn:
    """End with a sentence for people instead of a traceback."""
    sys.exit(f"setup: {sentence}")


def say(sentence: str) -> None:
    """Tell what is being done, at once, even through a pipe."""
    print(f"setup: {sentence}", flush=True)


def provide(missing: Sequence[Need]) -> None:
    """Install what the system lacks, where that is allowed; otherwise say what to type."""
    if not missing:
        return
    names = " and ".join(need.name for need in missing)
    packages = [need.debian_package for need in missing]
    if shutil.which("apt-get") is None:
        stop(f"{names} is missing: install it with this system's package manager.")
    if sys.platform == "win32" or os.geteuid() != 0:
        stop(f"{names} is missing. Type: sudo apt-get install -y {' '.join(packages)}")
    say(f"{names} is missing: installing {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "update", "-qq"], quiet)
    call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], quiet)


def call(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    """Run a command; stop with its name if it fails, since it has said why itself."""
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
        stop(f"this failed, and the lines above say why: {' '.join(command)}")


def fingerprint(lock: str) -> str:
    """Sum up all that decides what ends up in `.venv`, its own place included."""
    # Loaded here because an older Python, which must hear the sentence above, has none.
    import tomllib  # noqa: PLC0415

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    decisive = [
        str(VENV),
        sys.version,
        (ROOT / "requirements" / lock).read_text(encoding="utf-8"),
        settings["project"],
        settings["build-system"],
        settings["tool"]["hatch"],
    ]
    text = json.dumps(decisive, sort_keys=True)
    return f"{lock} {hashlib.sha256(text.encode()).hexdigest()}"


def is_installed(purpose: str) -> bool:
    """Tell whether the stamp vouches for the wanted packages; the `dev` ones hold all others."""
    if not STAMP.exists() or not VENV_PYTHON.exists():
        return False
    stamp = STAMP.read_text(encoding="utf-8")
    return stamp in {fingerprint(LOCKS[purpose]), fingerprint(LOCKS["dev"])}


def install(purpose: str) -> None:
    """Make `.venv` afresh, fill it and leave the stamp, in that order."""
    lock = LOCKS[purpose]
    say(f"making {VENV.name} with the packages of requirements/{lock}: about a minute, once")
    # Whoever has activated .venv must not have it emptied by the very Python that is in it.
    python = getattr(sys, "_base_executable", None) or sys.executable
    call([python, "-m", "venv", "--clear", str(VENV)])
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    pip += ["install", "--quiet"]
    # Wheels only: a source package would run its own code and fetch what no hash covers.
    hashed = ["--require-hashes", "--only-binary=:all:"]
    call([*pip, *hashed, "-r", f"requirements/{lock}"])
    call([*pip, "--no-deps", "--no-build-isolation", "-e", "."])
    STAMP.write_text(fingerprint(lock), encoding="utf-8")
    say("done")


if __name__ == "__main__":
    main(sys.argv[1:])
