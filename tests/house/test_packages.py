"""What is installed, what is pinned and what is declared are the same packages."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

RUN = ROOT / "requirements" / "run.lock"
TEST = ROOT / "requirements" / "test.lock"


def pins(lock: Path) -> list[Requirement]:
    """Every pinned package; one that differs between systems stands there once for each."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [Requirement(line.partition("--hash")[0].strip()) for line in joined.splitlines() if line.strip()]


def declared(extra: str = "") -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        Requirement(line) for line in (project["optional-dependencies"][extra] if extra else project["dependencies"])
    ]


def applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def test_what_is_installed_is_what_is_pinned() -> None:
    differ = {
        pin.name: metadata.version(pin.name)
        for pin in pins(TEST)
        if applies(pin) and not pin.specifier.contains(metadata.version(pin.name))
    }
    assert not differ, differ


@pytest.mark.parametrize(("lock", "extra"), [(RUN, ""), (TEST, ""), (TEST, "dev")])
def test_every_declared_package_is_pinned_within_its_bounds(lock: Path, extra: str) -> None:
    pinned = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins(lock) if applies(pin)}
    for wanted in filter(applies, declared(extra)):
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), wanted


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.stem)
def test_everything_that_a_pinned_package_needs_is_pinned_too(lock: Path) -> None:
    """Set-up installs what the lock names and looks for nothing else."""
    pinned = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins(lock) if applies(pin)}
    for name in pinned:
        for line in metadata.requires(name) or ():
            needed = Requirement(line)
            if applies(needed):
                assert needed.specifier.contains(pinned[canonicalize_name(needed.name)]), f"{name} needs {line}"


def test_the_tests_run_with_the_packages_of_the_program() -> None:
    assert {str(pin) for pin in pins(RUN)} <= {str(pin) for pin in pins(TEST)}


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.stem)
def test_every_pin_is_exact_and_carries_its_hashes(lock: Path) -> None:
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_qt_comes_without_its_add_ons_and_in_the_version_that_keeps_python_alive() -> None:
    """6.12 loses references to None on Python 3.11 and ends the program after some thousand calls."""
    names = {str(canonicalize_name(pin.name)): str(pin.specifier) for pin in pins(TEST)}
    assert names["pyside6-essentials"].startswith("==6.11.")
    assert not {"pyside6", "pyside6-addons"} & names.keys()


def test_no_other_build_of_sqlcipher_is_pinned() -> None:
    """The others carry an SQLite with the WAL-reset corruption bug, and install the same module."""
    names = {canonicalize_name(pin.name) for pin in pins(TEST)}
    assert "sqlcipher3" in names
    assert not {"sqlcipher3-binary", "sqlcipher3-wheels"} & names
