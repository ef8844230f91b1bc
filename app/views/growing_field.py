"""A field for plain words that grows with them, however long a line is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from app.models.text import storable
from app.views.theme.bars import scrolls_quietly
from app.views.theme.lines import Lines
from app.views.theme.menus import open_field_menu
from app.views.theme.pieces import pieces
from app.views.theme.theme import Theme

_JOINED = QTextFormat.Property.UserProperty.value + 1


class GrowingField(QTextEdit):
    """Grows from `least` lines with its words, up to the height that `set_limits` allows, then scrolls.

    `edited` goes out for what a person changed, `grown` for another height, `copying` with words on their way to the
    clipboard, `focused` when the focus comes and goes. Ctrl+Z is the field's while it has typing to undo; Escape ends
    here where `takes_escape` says so.

    A very long line is laid out in pieces, since Qt would lay out all of it at every key; `words` joins them again.
    """

    edited = Signal()
    grown = Signal()
    copying = Signal(str)
    focused = Signal(bool)

    def __init__(self, theme: Theme, name: str, placeholder: str, *, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._least, self._most, self._placeholder = theme, least, 0, placeholder
        self.takes_escape = False
        self._in_pieces = False
        self._undoing = False
        self._quiet = False
        self.setAccessibleName(name)
        self.setAccessibleDescription(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_quietly(theme, self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setCursorWidth(0)
        self.cursorPositionChanged.connect(self.viewport().update)
        self.textChanged.connect(self._changed)
        theme.changed.connect(self._dress)
        self._dress()

    # -- words ------------------------------------------------------------------------------------------------

    def words(self) -> str:
        """What stands in the field, as it was typed."""
        if not self._in_pieces:
            return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return self._joined(0, self.document().characterCount())

    def is_empty(self) -> bool:
        """Whether nothing at all stands in it."""
        return self.document().isEmpty()

    def set_words(self, words: str) -> None:
        """Put words in, with nothing to undo and nothing `edited`; the caret stands behind them."""
        self._quiet = True
        self.document().setUndoRedoEnabled(False)
        self.clear()
        self._in_pieces = False
        self._set_line_height()
        self._insert(words, self.textCursor())
        self.document().setUndoRedoEnabled(True)
        self._quiet = False
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._fit()

    def set_limits(self, least: int, most: int) -> None:
        """How many lines it always shows, and the most pixels it may be high; beyond them it scrolls."""
        if (least, most) != (self._least, self._most):
            self._least, self._most = least, most
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._wanted_height())

    # -- typing -----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not self.document().isUndoAvailable()) or (redo and not self.document().isRedoAvailable()):
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self.takes_escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            self._undo_or_redo(event, back=event.matches(QKeySequence.StandardKey.Undo))
        elif self._in_pieces and not self.isReadOnly():
            cursor, before = self.textCursor(), self.words()
            cursor.beginEditBlock()
            self._pass_edge(event, cursor)
            with self._keeping_lines(cursor):
                super().keyPressEvent(event)
            self._drop_empty(self.textCursor())
            with nullcontext() if self.words() != before else self.quietly():
                cursor.endEditBlock()  # which tells of a change also where there was none
        else:
            super().keyPressEvent(event)

    def _pass_edge(self, event: QKeyEvent, cursor: QTextCursor) -> None:
        """Between two pieces of a line there is no letter to delete: the caret goes to where there is one."""
        key, standard = event.key(), QKeySequence.StandardKey
        back = key == Qt.Key.Key_Backspace or event.matches(standard.DeleteStartOfWord)
        on = key == Qt.Key.Key_Delete or event.matches(standard.DeleteEndOfWord)
        if not (back or on) or cursor.hasSelection() or event.matches(standard.Cut):
            return
        if back and cursor.atBlockStart() and _goes_on(cursor.block()):
            cursor.setPosition(cursor.position() - 1)
        elif on and cursor.atBlockEnd() and _goes_on(cursor.block().next()):
            cursor.setPosition(cursor.position() + 1)
        self.setTextCursor(cursor)

    @contextmanager
    def _keeping_lines(self, cursor: QTextCursor) -> Iterator[None]:
        """What is selected goes meanwhile; a line that begins there stays one, where Qt has it join the line before."""
        start, chosen = cursor.selectionStart(), cursor.hasSelection()
        shape = self.document().findBlock(start).blockFormat()
        yield
        left = self.document().findBlock(start)
        if chosen and _goes_on(left) and not shape.boolProperty(_JOINED):
            QTextCursor(left).setBlockFormat(shape)

    @staticmethod
    def _drop_empty(cursor: QTextCursor) -> None:
        """A piece without letters is no line of its own: it goes into the one before it, or takes in the next."""
        block = cursor.block()
        if block.length() > 1:
            return
        if _goes_on(block):
            cursor.deletePreviousChar()
        elif _goes_on(block.next()):
            shape = block.blockFormat()
            cursor.deleteChar()
            cursor.setBlockFormat(shape)

    def new_line(self) -> None:
        """Begin another line where the caret is."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        with self._keeping_lines(cursor):
            cursor.removeSelectedText()
        cursor.insertBlock(self._line_format())
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        with self._keeping_lines(cursor):
            cursor.removeSelectedText()
        self._insert(storable(source.text()).replace("\r", "\n"), cursor)
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        words = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        if self._in_pieces:
            words = self._joined(cursor.selectionStart(), cursor.selectionEnd())
        data = QMimeData()
        data.setText(words)
        self.copying.emit(words)
        return data

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_empty():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.color("ink3"))
            self._placeholder_lines().draw(painter, QPointF(0, 0))
            painter.end()
        super().paintEvent(event)
        if self.hasFocus():
            # Nothing blinks here, so the caret is drawn by hand, steadily.
            caret = QRectF(self.cursorRect())
            high = self._theme.px(17)
            painter = QPainter(self.viewport())
            painter.fillRect(
                QRectF(caret.left(), caret.center().y() - high / 2, max(1.5, self._theme.px(1.5) * 0.75), high),
                self._theme.color("accent"),
            )
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _undo_or_redo(self, event: QKeyEvent, *, back: bool) -> None:
        if not (self.document().isUndoAvailable() if back else self.document().isRedoAvailable()):
            event.ignore()
            return
        self._undoing = True
        (self.undo if back else self.redo)()
        self._undoing = False

    def _changed(self) -> None:
        # What undo brings back stands as it was typed.
        if not self._quiet and (self._undoing or not self._taken_up()):
            self.edited.emit()

    def _taken_up(self) -> bool:
        """Whether what was just typed was meant for the program, so that nothing was `edited`."""
        return False

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """What changes meanwhile was not typed by anybody."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    # -- laying out -------------------------------------------------------------------------------------------

    def _joined(self, start: int, end: int) -> str:
        """The words between two places of the document, pieces of one line put together."""
        parts: list[str] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            if parts and not block.blockFormat().boolProperty(_JOINED):
                parts.append("\n")
            first = max(0, start - block.position())
            parts.append(block.text().replace("\u2028", "\n")[first : end - block.position()])
            block = block.next()
        return "".join(parts)

    def _insert(self, words: str, cursor: QTextCursor) -> None:
        if cursor.blockFormat().boolProperty(_JOINED) and "\n" in words:
            # A new line would be joined too, like the one that it is typed in.
            first, words = words.split("\n", 1)
            cursor.insertText(first)
            cursor.insertBlock(self._line_format())
        for index, piece in enumerate(pieces(words)):
            if index:
                cursor.insertBlock(self._line_format(joined=piece.joined))
                self._in_pieces = self._in_pieces or piece.joined
            cursor.insertText(piece.words)

    def _line_format(self, *, joined: bool = False) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setLineHeight(self._theme.line("body"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if joined:
            shape.setProperty(_JOINED, True)
        return shape

    def _set_line_height(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(self._line_format())

    def _placeholder_lines(self) -> Lines:
        return Lines(self._placeholder, self._font(), self.viewport().width(), self._theme.line("body"))

    def _wanted_height(self) -> int:
        line = self._theme.line("body")
        text = self._placeholder_lines().height if self.is_empty() else round(self.document().size().height())
        least = max(self._least * line, text)
        return min(least, max(self._most, self._least * line)) if self._most else least

    def _fit(self, *_: object) -> None:
        height = self._wanted_height()
        scrolls = not self.is_empty() and self.document().size().height() > height + 1
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
            self.grown.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_field_menu(self._theme, self.createStandardContextMenu(), event.globalPos())

    def _font(self) -> QFont:
        return self._theme.font("body")

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("ink"))
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setFont(self._font())
        self._quiet = True
        self.document().setUndoRedoEnabled(False)
        self._set_line_height()
        self.document().setUndoRedoEnabled(True)
        self._quiet = False
        self._fit()


def _goes_on(block: QTextBlock) -> bool:
    """Whether this is a later piece of the line that the block before it belongs to."""
    return block.isValid() and block.blockFormat().boolProperty(_JOINED)
