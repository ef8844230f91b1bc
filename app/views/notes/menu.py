"""What can be done with one entry, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.models.session import Entry, Mark, SetbackKind
from app.views.entry_marks import LOOKS, kind_word, mark_word, short_title
from app.views.notes.rows import crossed_on
from app.views.theme.menus import Menu
from app.views.theme.theme import Theme
from app.words import say


@dataclass(frozen=True)
class EntryMenu:
    """What the menu of an entry calls: `mark`, `kind`, `line` and `step` with what was chosen (None: none)."""

    edit: Callable[[], None]
    mark: Callable[[Mark | None], None]
    kind: Callable[[SetbackKind | None], None]
    line: Callable[[int | None], None]
    step: Callable[[int | None], None]
    copy: Callable[[], None]
    remove: Callable[[], None]

    def build(
        self,
        theme: Theme,
        entry: Entry,
        step: str,
        offered: tuple[int, str],
        lines: Sequence[Entry],
        parent: QWidget,
    ) -> QMenu:
        """The menu for an entry that may be changed."""
        menu = Menu(theme, parent)
        _add(menu, say("Edit"), self.edit, "Enter", theme, "pencil")
        marks = menu.addMenu(say("Mark as"))
        group = QActionGroup(marks)
        for mark in Mark:
            act = _add(marks, mark_word(mark), partial(self.mark, mark))
            act.setIcon(theme.icon(LOOKS[mark].icon, LOOKS[mark].token))
            _tick(act, group, entry.mark is mark)
        marks.addSeparator()
        _tick(_add(marks, say("No mark"), partial(self.mark, None)), group, entry.mark is None)
        if entry.mark is Mark.SETBACK:
            kinds = menu.addMenu(say("What kind"))
            group = QActionGroup(kinds)
            for kind in SetbackKind:
                act = _add(kinds, kind_word(kind), partial(self.kind, kind))
                _tick(act, group, entry.setback_kind is kind)
            kinds.addSeparator()
            _tick(_add(kinds, say("Not said"), partial(self.kind, None)), group, entry.setback_kind is None)
        if entry.mark is Mark.REPAIR and lines:
            fill_lines(menu.addMenu(say("Which line")), lines, entry.repairs_id, self.line)
        if entry.step_id:
            words = say("Remove the link to “{title}”", title=short_title(step))
            _add(menu, words, partial(self.step, None), "", theme, "link")
        elif offered[0]:
            words = say("Link to “{title}”", title=short_title(offered[1]))
            _add(menu, words, partial(self.step, offered[0]), "", theme, "link")
        menu.addSeparator()
        _add(menu, say("Copy"), self.copy, QKeySequence.StandardKey.Copy, theme, "copy")
        _add(menu, say("Remove"), self.remove, QKeySequence.StandardKey.Delete, theme, "trash-2")
        return menu


def fill_lines(menu: QMenu, lines: Sequence[Entry], chosen: int | None, choose: Callable[[int | None], None]) -> None:
    """Every crossed line by its day and first words, and none of them."""
    group = QActionGroup(menu)
    for line in lines:
        words = say("{line}: {words}", line=crossed_on(line), words=short_title(line.text.replace("\n", " "), 40))
        _tick(_add(menu, words, partial(choose, line.id)), group, line.id == chosen)
    menu.addSeparator()
    _tick(_add(menu, say("Of no line"), partial(choose, None)), group, chosen is None)


def _add(
    menu: QMenu,
    words: str,
    call: Callable[[], None],
    key: str | QKeySequence.StandardKey = "",
    theme: Theme | None = None,
    icon: str = "",
) -> QAction:
    act = menu.addAction(words.replace("&", "&&"))
    act.triggered.connect(lambda _checked=False: call())
    if key:
        # Shown as a reminder; the stream itself answers the keys.
        act.setShortcut(QKeySequence(key))
        act.setShortcutVisibleInContextMenu(True)
    if theme is not None and icon:
        act.setIcon(theme.icon(icon))
    return act


def _tick(act: QAction, group: QActionGroup, on: bool) -> None:
    act.setCheckable(True)
    act.setActionGroup(group)
    act.setChecked(on)
