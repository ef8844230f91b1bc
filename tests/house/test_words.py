"""Every sentence a person can read goes through the catalogue, and is one the program would say."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator

import pytest

from tests.house.source import ROOT, calls, literal, messages, modules

pytestmark = pytest.mark.uncounted

# Where these put their text a person reads it. A number is the place of the one argument that is shown;
# None means that every string among the arguments is.
SHOWN: dict[str, int | None] = {
    "addAction": None,
    "addItem": None,
    "addItems": None,
    "addMenu": None,
    "addRow": 0,
    "addTab": None,
    "announce": 0,
    "drawText": None,
    "Button": 1,
    "Field": 1,
    "Notice": 1,
    "Refused": 0,
    "QAction": None,
    "QCheckBox": 0,
    "QGroupBox": 0,
    "QLabel": 0,
    "QMenu": 0,
    "QPushButton": 0,
    "QRadioButton": 0,
    "setAccessibleDescription": 0,
    "setAccessibleName": 0,
    "setHeaderLabels": None,
    "setInformativeText": 0,
    "setLabelText": 0,
    "setPlaceholderText": 0,
    "setStatusTip": 0,
    "setText": 0,
    "setTitle": 0,
    "setToolTip": 0,
    "setWhatsThis": 0,
    "setWindowTitle": 0,
}
A_WORD = re.compile(r"[^\W\d_]{2,}")


def sentences() -> Iterator[tuple[str, str]]:
    """Every message in the code, with its place; and every text of the content library."""
    for path, tree in modules():
        for _, message in messages(tree):
            for form in message:
                if text := literal(form):
                    yield f"{path}:{form.lineno}", text
    for file in sorted((ROOT / "resources" / "content").glob("**/*.toml")):
        for text in texts(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield str(file.relative_to(ROOT)), text


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_no_sentence_has_a_word_that_pushes_or_blames() -> None:
    rules = tomllib.loads((ROOT / "resources" / "words" / "banned.toml").read_text(encoding="utf-8"))
    instead = {word: rule["say"] for rule in rules["word"] for word in rule["never"]}
    banned = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, instead))})(?!\w)", re.IGNORECASE)
    excepted = {exception["sentence"] for exception in rules["exception"]}
    found = [
        f"{place}: “{text}” has “{match[0]}”; say: {instead[match[0].lower()]}"
        for place, text in sentences()
        if text not in excepted and (match := banned.search(text))
    ]
    assert not found, "\n".join(found)


def test_every_exception_to_the_banned_words_says_why() -> None:
    rules = tomllib.loads((ROOT / "resources" / "words" / "banned.toml").read_text(encoding="utf-8"))
    assert all(exception["sentence"] and exception["why"] for exception in rules["exception"])
    assert all(rule["never"] and rule["say"] for rule in rules["word"])


def test_no_sentence_shouts_or_has_straight_quotes() -> None:
    found = [f"{place}: {text}" for place, text in sentences() if re.search(r"[!\"']", text)]
    assert not found, "\n".join(found)


def test_every_place_in_a_sentence_is_filled() -> None:
    """`say("Moved “{title}”", title=title)`: the names in braces and the words given are the same."""
    found = []
    for path, tree in modules():
        for call, message in messages(tree):
            given = {keyword.arg for keyword in call.keywords}
            forms = [literal(form) for form in message]
            if None in given or not all(forms):
                continue  # words handed on as a mapping, or a message from the content library
            places = {field for text in forms for _, field, _, _ in string.Formatter().parse(text) if field}
            unmatched = (places - {"n"} if len(forms) == 2 else places) ^ given
            if unmatched:
                found.append(f"{path}:{call.lineno}: {forms[0]!r}: {unmatched}")
    assert not found, "\n".join(found)


def test_no_text_reaches_a_person_past_the_catalogue() -> None:
    found = []
    for path, tree in modules():
        for name, call in calls(tree):
            if name not in SHOWN:
                continue
            place = SHOWN[name]
            shown = call.args if place is None else call.args[place : place + 1]
            found += [
                f"{path}:{argument.lineno}: {name}({text!r}) needs say()"
                for argument in shown
                if A_WORD.search(text := literal(argument)) and text != "Unhurried"
            ]
    assert not found, "\n".join(found)


def test_no_message_is_an_f_string() -> None:
    """An f-string is filled before the catalogue sees it, so that no translation could be found."""
    found = [
        f"{path}:{form.lineno}"
        for path, tree in modules()
        for _, message in messages(tree)
        for form in message
        if isinstance(form, ast.JoinedStr)
    ]
    assert not found, "\n".join(found)
