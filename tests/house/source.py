"""Reading the project as text: what the tests of the house look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NOT_OURS = {
    ".git",
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".import_linter_cache",
}
_NOT_OURS |= {"__pycache__", "build", "dist"}

FORMS = {"say": 1, "count": 2}


def project_files() -> Iterator[Path]:
    """Every file of the project, without what tools leave beside it."""
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.is_dir() and path.name not in _NOT_OURS and not path.name.endswith(".egg-info"):
                folders.append(path)
            elif path.is_file() and not path.name.startswith(".coverage"):
                yield path


@cache
def modules(room: str = "app") -> list[tuple[str, ast.Module]]:
    """The Python files of a room with their parsed text, by path from the project's folder; read once, for all."""
    return [
        (str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / room).rglob("*.py"))
    ]


@cache
def calls(tree: ast.Module) -> list[tuple[str, ast.Call]]:
    """Every call, with the last part of the called name: `box.setText(…)` is "setText"."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                found.append((node.func.attr, node))
            elif isinstance(node.func, ast.Name):
                found.append((node.func.id, node))
    return found


def messages(tree: ast.Module) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Every call of say() and count(), with its message: one form, or the singular and the plural."""
    for name, node in calls(tree):
        if isinstance(node.func, ast.Name) and name in FORMS:
            yield node, node.args[: FORMS[name]]


def literal(node: ast.expr) -> str:
    """The text that stands in the code itself: of a string, or of the fixed parts of an f-string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) for part in node.values)
    return ""
