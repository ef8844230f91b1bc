"""Words that the disk would not take, written to a file of the therapist's choosing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.views.theme.unremembered import in_documents, unremembered
from app.words import say


def save_unsaved(parent: QWidget, words: Sequence[str], ask_path: Callable[[QWidget, str], str]) -> str:
    """Ask where, write them there as plain text, and give the one sentence about how that went; "" for not at all."""
    path = ask_path(parent, say("Unhurried, words not saved yet") + ".txt")
    if not path:
        return ""
    try:
        Path(path).write_text("\n\n".join(words) + "\n", encoding="utf-8")
    except OSError:
        return say("That folder cannot be written to. Choose another place; your words are still here.")
    return say("Written as plain text. That file is not encrypted: whoever has it can read it.")


def ask_text_path(parent: QWidget, name: str) -> str:
    """Ask where to write words to; "" when the therapist would rather not."""
    with unremembered():
        return QFileDialog.getSaveFileName(parent, say("Save elsewhere"), in_documents(name), say("Text (*.txt)"))[0]
