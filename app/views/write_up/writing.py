"""The field under a heading: it grows, asks for phrases and steps by a sign, and shows the steps it names as links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout

from app.models.note import Mention
from app.models.text import storable
from app.rules.quick_words import Asked, joined_on, link_at, links, phrase_asked, step_asked
from app.views.growing_field import GrowingField
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.write_up.offers import Offers

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WritingField(GrowingField):
    """`asking(field)`: what stands before the caret asks for an offer now, or no longer (see `asked`).

    `step_wanted(step_id)`: Ctrl+Enter on a link, or Ctrl and a click; while it is only read, a click alone.
    """

    asking = Signal(object)
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, name: str, placeholder: str, offers: Offers, *, least: int) -> None:
        self._offers = offers
        self._mentions: tuple[Mention, ...] = ()
        self._let_be = -1
        super().__init__(theme, name, placeholder, least=least)
        # An entry is dropped on the heading as a whole, never into the middle of its words.
        self.setAcceptDrops(False)
        self.edited.connect(self._typed)
        self.cursorPositionChanged.connect(self._moved)
        theme.changed.connect(self._show_links)

    # -- words ------------------------------------------------------------------------------------------------

    def follow(self, words: str) -> None:
        """Stand as the records have it: only what differs is replaced, so the caret stays in its word.

        There is no typing left to undo then: the next undo is the desk's.
        """
        before = self.words()
        if storable(before) == words:
            return
        if self._in_pieces or before != self.document().toRawText().replace("\u2029", "\n"):
            self.set_words(words)
        else:
            self._replace_difference(before, words)
        self._show_links()

    def show_mentions(self, mentions: Sequence[Mention]) -> None:
        """The words that lead to steps."""
        self._mentions = tuple(mentions)
        self._show_links()

    def steps_named(self) -> list[int]:
        """The steps that stand in it, in the order they are read."""
        return list(dict.fromkeys(link.step_id for link in links(self.words(), self._mentions)))

    def put(self, words: str, instead_of: int = 0) -> None:
        """Put words where the caret is, in place of so many letters before it, a space apart from the word there."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, instead_of)
        before = self._before(cursor.selectionStart() - cursor.block().position(), cursor)
        cursor.insertText(joined_on(before, words))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # -- signs ------------------------------------------------------------------------------------------------

    def asked(self) -> tuple[Asked | None, Asked | None]:
        """What the words before the caret ask for: a phrase, or a step."""
        cursor = self.textCursor()
        if cursor.hasSelection() or self.isReadOnly():
            return None, None
        before = self._before(cursor.positionInBlock(), cursor)
        return phrase_asked(before), step_asked(before)

    def caret(self) -> QRect:
        """Where the caret is, in the window's pixels."""
        rect = self.cursorRect()
        return QRect(self.viewport().mapTo(self.window(), rect.topLeft()), rect.size())

    def let_be(self) -> None:
        """What was typed stays as it is: the sign before it asks no more."""
        self._let_be = self._sign_at()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if self._offers.takes(event):
            return
        if event.key() in _ENTER and control:
            step_id = self._link_at(self.textCursor().position())
            if step_id:
                self.step_wanted.emit(step_id)
        elif event.key() in _ENTER and not self.isReadOnly() and not control:
            self.new_line()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        leads = self.isReadOnly() or event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.button() == Qt.MouseButton.LeftButton and leads and not self.textCursor().hasSelection():
            step_id = self._link_under(event.position().toPoint())
            if step_id:
                self.step_wanted.emit(step_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.isReadOnly() and bool(self._link_under(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._offers.put_away()
        super().focusOutEvent(event)

    def _typed(self) -> None:
        self._show_links()
        sign = self._sign_at()
        if sign >= 0 and sign != self._let_be:
            self.asking.emit(self)
        else:
            self._let_be = self._let_be if sign >= 0 else -1
            self._offers.put_away()
        self.takes_escape = self._offers.isVisible()

    def _moved(self) -> None:
        if self._offers.isVisible() and self._sign_at() < 0:
            self._offers.put_away()
        self.takes_escape = self._offers.isVisible()

    def _sign_at(self) -> int:
        """Where the sign stands that asks; -1 for none."""
        asked = next((one for one in self.asked() if one is not None), None)
        return self.textCursor().position() - asked.length if asked is not None else -1

    def _before(self, at: int, cursor: QTextCursor) -> str:
        text = cursor.block().text()
        return text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore").replace("\u2028", "\n")

    # -- links ------------------------------------------------------------------------------------------------

    def _show_links(self) -> None:
        words, shown = self.words(), []
        place = done = 0
        for link in links(words, self._mentions):
            chosen = QTextEdit.ExtraSelection()
            chosen.cursor = QTextCursor(self.document())
            place += _units(words[done : link.start])
            chosen.cursor.setPosition(place)
            place += _units(words[link.start : link.end])
            done = link.end
            chosen.cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setForeground(self._theme.color("accentInk"))
            look.setFontUnderline(True)
            chosen.format = look
            shown.append(chosen)
        self.setExtraSelections([] if self._in_pieces else shown)

    def _link_under(self, spot: QPoint) -> int:
        return self._link_at(self.cursorForPosition(spot).position())

    def _link_at(self, place: int) -> int:
        units = self.document().toRawText().encode("utf-16-le", "surrogatepass")[: 2 * place]
        return link_at(self.words(), self._mentions, len(units.decode("utf-16-le", "ignore")))

    def _replace_difference(self, before: str, after: str) -> None:
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        tail = 0
        while tail < min(len(before), len(after)) - same and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(before[:same]))
        cursor.setPosition(_units(before[: len(before) - tail]), QTextCursor.MoveMode.KeepAnchor)
        with self.quietly():
            self.document().setUndoRedoEnabled(False)
            cursor.removeSelectedText()
            self._insert(after[same : len(after) - tail], cursor)
            self.document().setUndoRedoEnabled(True)
        self._fit()


def _units(words: str) -> int:
    """How many places of a document the words take."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


class WritingBox(QFrame):
    """The outline around a field; none while the words are only read."""

    def __init__(self, theme: Theme, field: GrowingField) -> None:
        super().__init__()
        self._theme, self._field = theme, field
        self._bare = self._lit = False
        self._column = QVBoxLayout(self)
        self._column.addWidget(field)
        field.focused.connect(self.update)
        theme.changed.connect(self._dress)
        self._dress()

    def set_bare(self, bare: bool) -> None:
        """Without an outline: a text and no field."""
        self._bare = bare
        self._dress()

    def set_lit(self, lit: bool) -> None:
        """Show that what is held over it may be let go here."""
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, focus = self._theme, self._field.hasFocus()
        box = QRectF(self.rect())
        if self._bare:
            if focus:
                rounded(painter, box, theme.radius("control"), None, theme.color("focus"), theme.size("ring"))
        else:
            ring = focus or self._lit
            fill = theme.color("select" if self._lit else "raised" if focus else "surface")
            line = theme.color("focus" if ring else "field")
            rounded(painter, box, theme.radius("control"), fill, line, theme.size("ring") if ring else 1)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        if self._bare:
            self._column.setContentsMargins(px(6), px(2), px(6), px(4))
        else:
            self._column.setContentsMargins(px(14), px(10), px(12), px(15))
        self.update()
