"""The project's files speak of the project only, and of nothing unfinished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.house.source import ROOT, project_files

# Put together from pieces, so that this file may be searched as well.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org/debian"),
        ("ubuntu", "com/ubuntu"),
        ("crates", "io"),
    )
]
INDEX_OPTIONS = ["--index" + "-url", "--extra-index" + "-url", "--find" + "-links", "file:" + "///"]
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:w[o]rk|f[a]rm|r[o]ot|t[m]p|o[p]t)/[a-z]")
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "coming " + "soon", "lorem " + "ipsum"]))
IN_TESTS = re.compile(
    "|".join([r"time\.sl" + "eep", r"qtbot\.wa" + r"it\(", "process" + "Events", r"mark\.(sk" + "ip|xf" + "ail)"])
)


def lines(*suffixes: str, under: str = "") -> Iterator[tuple[str, str]]:
    """Every line of the project's text files, with its place."""
    for path in project_files():
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(under) or (suffixes and path.suffix not in suffixes):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{place}:{number}", line


def test_no_file_says_where_packages_come_from() -> None:
    found = [place for place, line in lines() if any(host in line for host in HOSTS)]
    assert not found, found


def test_no_lock_or_setting_names_an_index() -> None:
    found = [
        place
        for place, line in lines(".lock", ".toml", ".txt", ".cfg")
        if any(option in line for option in INDEX_OPTIONS)
    ]
    assert not found, found


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = [f"{place}: {line.strip()}" for place, line in lines() if MACHINE_PATHS.search(line)]
    assert not found, "\n".join(found)


def test_nothing_is_left_for_later_in_the_code() -> None:
    found = [f"{place}: {line.strip()}" for place, line in lines(".py") if UNFINISHED.search(line)]
    assert not found, "\n".join(found)


def test_no_test_waits_skips_or_spins_the_event_loop_itself() -> None:
    measures = re.compile(r"tests/bench/(?!test_)")  # what is timed is looked at as it happens; that is no test
    found = [
        place for place, line in lines(".py", under="tests/") if IN_TESTS.search(line) and not measures.match(place)
    ]
    assert not found, found


def test_a_type_is_ignored_only_by_name_and_with_a_reason() -> None:
    """The reason stands behind it, or on a line of comment above it."""
    ignore = "type: " + "ignore"
    named = re.compile(ignore + r"\[[a-z-]+(?:, ?[a-z-]+)*\]")
    found, before = [], ""
    for place, line in lines(".py"):
        reason = re.search(ignore + r"\[.*\]\s+# \w", line) or before.strip().startswith("# ")
        if ignore in line and not (named.search(line) and reason):
            found.append(place)
        before = line
    assert not found, found
