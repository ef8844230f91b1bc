"""One table of a content file, taken field by field, so that a slip of the pen is named by file and line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from app.words import say


class ContentError(Exception):
    """A content file does not hold what it should; the message names the file, the id and the field."""


@cache
def read_table(path: Path) -> Mapping[str, object]:
    """The whole file, read once. Raises ContentError with the file's name if it is absent or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(f"{path.name}: cannot be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error


class Entry:
    """A table and its place. Texts come out in the language in use; `close` refuses what nobody asked for."""

    def __init__(self, file: str, place: str, table: Mapping[str, object]) -> None:
        self.file = file
        self.place = place
        self._table = table
        self._taken: set[str] = set()

    @classmethod
    def whole(cls, path: Path) -> Entry:
        """The file itself as one entry."""
        return cls(path.name, "", read_table(path))

    def wrong(self, what: str) -> ContentError:
        """The error to raise about this entry."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        return ContentError(f"{where}: {what}")

    def plain(self, field: str, *, optional: bool = False) -> str:
        """A word for the program (an id, an icon's name), never translated."""
        value = self._take(field, "" if optional else None)
        if not isinstance(value, str) or value != value.strip() or not (value or optional):
            raise self.wrong(f"“{field}” should be words without spaces around them")
        return value

    def text(self, field: str, *, optional: bool = False) -> str:
        """A text for people. An empty one is not sent through the catalogue, where "" is its heading."""
        written = self.plain(field, optional=optional)
        return say(written) if written else ""

    def plains(self, field: str) -> tuple[str, ...]:
        """A list of words for the program; none if the field is absent."""
        value = self._take(field, [])
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise self.wrong(f"“{field}” should be a list of words")
        return tuple(value)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts for people; none if the field is absent."""
        return tuple(say(written) for written in self.plains(field))

    def flag(self, field: str) -> bool:
        """True or false; false if the field is absent."""
        value = self._take(field, False)
        if not isinstance(value, bool):
            raise self.wrong(f"“{field}” should be true or false")
        return value

    def number(self, field: str) -> int:
        """A whole number."""
        value = self._take(field, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(f"“{field}” should be a whole number")
        return value

    def named_texts(self, field: str) -> tuple[tuple[str, str], ...]:
        """Texts by name, in the file's order; none if the field is absent."""
        value = self._take(field, {})
        if not isinstance(value, dict):
            raise self.wrong(f"“{field}” should be texts by name")
        if not all(isinstance(text, str) and text.strip() for text in value.values()):
            raise self.wrong(f"“{field}” should be texts by name")
        return tuple((name, say(text)) for name, text in value.items())

    def part(self, field: str) -> Entry:
        """A table inside this one."""
        value = self._take(field, None)
        if not isinstance(value, dict):
            raise self.wrong(f"“{field}” should be a table")
        return Entry(self.file, field, value)

    def parts(self, field: str, *, optional: bool = False) -> Iterator[Entry]:
        """The tables of a list, each with an id of its own; closed when the next one is asked for."""
        value = self._take(field, [] if optional else None)
        if not isinstance(value, list) or not (value or optional):
            raise self.wrong(f"“{field}” should be a list of tables")
        seen: set[str] = set()
        for place, table in enumerate(value, start=1):
            if not isinstance(table, dict) or not isinstance(table.get("id"), str) or not table["id"].strip():
                raise self.wrong(f"the {field} in place {place} has no id")
            entry = Entry(self.file, f"{self.place} {table['id']}".strip(), table)
            if table["id"] in seen:
                raise entry.wrong("this id is there twice")
            seen.add(table["id"])
            yield entry
            entry.close()

    def close(self) -> None:
        """Raises ContentError if a field was not asked for: most often a misspelt name."""
        for field in self._table:
            if field not in self._taken:
                raise self.wrong(f"“{field}” is not a field here")

    def _take(self, field: str, default: object) -> object:
        self._taken.add(field)
        value = self._table.get(field, default)
        if value is None:
            raise self.wrong(f"“{field}” is missing")
        return value
