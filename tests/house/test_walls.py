"""The walls between the rooms stand, and no file has grown into two."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.house.source import ROOT, modules

pytestmark = pytest.mark.uncounted


def test_the_import_contracts_hold() -> None:
    checked = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "0 broken" in checked.stdout


def test_an_import_inside_a_function_stands_only_where_the_start_is_lazy() -> None:
    """At the start, where a migration is due or the keychain is asked; never to dodge a cycle. The map says so too."""
    lazy = (
        "app/start.py",
        "app/run.py",
        "app/views/theme/theme.py",
        "app/views/unlock/unlock.py",
        "app/views/shell/",
        "app/store/opening.py",
        "app/store/keychain.py",
    )
    found = [
        f"{path}:{inner.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
    ]
    elsewhere = [place for place in found if not place.startswith(lazy)]
    assert not elsewhere, elsewhere
    assert all(any(place.startswith(one) for place in found) for one in lazy)
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("**Starting.**")[2].partition("\n\n")[0]
    names = {one.removeprefix("app/").rstrip("/").rpartition("unlock/")[2].rpartition("theme/")[2] for one in lazy}
    assert not {name for name in names if not name.startswith("store/") and f"`{name}`" not in told}


def test_the_map_names_every_file_that_lies_in_no_room() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    files = [path.name for path in (ROOT / "app").glob("*.py") if not path.name.startswith("__")]
    assert not [name for name in files if f"`app/{name}`" not in told]


def test_what_is_needed_before_the_first_paint_imports_nothing_slow() -> None:
    """The unlock window paints before anything heavy is imported: PySide6 and the standard library only."""
    early = ("app/views/theme/", "app/views/unlock/", "app/words.py", "app/display.py")
    allowed = sys.stdlib_module_names | {"PySide6", "shiboken6"}
    ours = (
        "app.words",
        "app.dates",
        "app.display",
        "app.views.theme",
        "app.views.unlock",
        "app.models.faults",
    )
    found = []
    for path, tree in modules():
        if path.startswith(early):
            for node in ast.walk(tree):
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom):
                    names = [node.module or ""]
                else:
                    continue
                found += [
                    f"{path}:{node.lineno}: {name}"
                    for name in names
                    if name.partition(".")[0] not in allowed and not name.startswith(ours)
                ]
    assert not found, found


def test_the_one_socket_is_the_local_one_that_brings_the_first_window_forward() -> None:
    found = [
        f"{path}:{node.lineno}: {alias.name}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork"
        for alias in node.names
        if alias.name not in ("QLocalServer", "QLocalSocket")
    ]
    assert not found, found


def test_no_file_holds_more_than_four_hundred_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (*(ROOT / "app").rglob("*.py"), ROOT / "run.py")
    }
    assert not [f"{path}: {length}" for path, length in lengths.items() if length > 400]


def test_no_room_is_named_for_nothing_in_particular() -> None:
    vague = {"utils", "util", "common", "manager", "helper", "helpers", "controller", "misc"}
    found = [path for path, _ in modules() if vague & {*path.removesuffix(".py").split("/")}]
    assert not found, found
