"""The lock files pin every package by its hash and say nothing about where it comes from."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.architecture.sources import ROOT

LOCKS = ["run", "dev"]
NAME = re.compile(r"[A-Za-z0-9._-]+")
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def text_of(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def entries(text: str) -> list[str]:
    """Return each requirement of a lock with the hashes on its continued lines."""
    lines = [line for line in text.splitlines() if not line.strip().startswith("#")]
    return [" ".join(entry.split()) for entry in "\n".join(lines).replace("\\\n", " ").split("\n")]


def faults(text: str) -> list[str]:
    found = [entry for entry in entries(text) if entry and not is_sound(entry)]
    return [*found, "names a place"] if "://" in text or "file:" in text else found


def is_sound(entry: str) -> bool:
    return PINNED.match(entry) is not None and HASH.search(entry) is not None


def pins(lock: str) -> dict[str, str]:
    found = (PINNED.match(entry) for entry in entries(text_of(lock)))
    return {match["name"]: match["version"] for match in found if match}


def wanted(group: str) -> set[str]:
    """Return the packages that pyproject.toml asks for, by the names that a lock writes."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = list(settings["project"]["dependencies"])
    for item in settings["dependency-groups"][group]:
        listed += settings["dependency-groups"][item["include-group"]] if is_group(item) else [item]
    names = (NAME.match(requirement) for requirement in listed)
    return {re.sub(r"[-_.]+", "-", match.group()).lower() for match in names if match}


def is_group(item: object) -> bool:
    return isinstance(item, dict)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    assert not faults(text_of(lock))


@pytest.mark.parametrize(("lock", "group"), [("run", "build"), ("dev", "dev")])
def test_covers_what_the_project_asks_for(lock: str, group: str) -> None:
    assert wanted(group) <= pins(lock).keys()
    assert len(wanted(group)) > 1


def test_both_pin_the_same_versions() -> None:
    assert pins("run").items() <= pins("dev").items()


@pytest.mark.parametrize("package", ["sqlcipher3", "pyrage", "pynacl", "sqlalchemy"])
def test_compiled_packages_have_files_for_many_systems(package: str) -> None:
    entry = next(entry for entry in entries(text_of("run")) if entry.startswith(f"{package}=="))
    systems = 5  # Windows, macOS on two processors, Linux on two
    assert len(HASH.findall(entry)) >= systems


@pytest.mark.parametrize(
    "planted",
    [
        "six==1.17.0",
        "six>=1.17.0 --hash=sha256:" + "0" * 64,
        "six==1.17.0 --hash=sha256:0",
        "six @ file:///wheels/six.whl --hash=sha256:" + "0" * 64,
        "-r other.txt",
    ],
)
def test_sees_a_fault(planted: str) -> None:
    assert faults(planted)
