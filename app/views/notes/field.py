"""The field a note is typed into: plain words on as many lines as they need, kept by Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from app.models.session import Mark
from app.models.text import storable
from app.rules.notes import split_mark
from app.views.notes.lines import Lines
from app.views.notes.pieces import pieces
from app.views.theme.theme import Theme

_JOINED = QTextFormat.Property.UserProperty.value + 1
_PLAIN_KEYS = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QTextEdit):
    """Grows from `least` lines with its words, up to the height that `set_limits` allows, then scrolls.

    Enter is `entered`, Shift+Enter a new line, Escape `left`, ↑ where nothing stands `upward`. A slash mark at the
    beginning vanishes and is `slashed`. `edited` goes out for what a person changed, `grown` for another height,
    `copying` with words on their way to the clipboard. Ctrl+Z is the field's while it has typing to undo;
    Escape ends here where `takes_escape` says so.

    A very long line is laid out in pieces, since Qt would lay out all of it at every key; `words` joins them again.
    """

    entered = Signal()
    left = Signal()
    upward = Signal()
    slashed = Signal(object)
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        plain = not event.modifiers() & ~_PLAIN_KEYS
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            self._undo_or_redo(event, back=event.matches(QKeySequence.StandardKey.Undo))
        elif event.key() in _ENTER and plain:
            self.entered.emit()
        elif event.key() in _ENTER and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == (
            Qt.KeyboardModifier.ShiftModifier
        ):
            self.textCursor().insertBlock(self._line_format())
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.takes_escape)
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and plain and self.is_empty():
            self.upward.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
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
        if self._quiet:
            return
        # What undo brings back stands as it was typed; Enter reads a slash mark in it all the same.
        if not self._undoing:
            mark = self._slash()
            if mark is not None:
                self.slashed.emit(mark)
                return
        self.edited.emit()

    def _slash(self) -> Mark | None:
        """Take a mark with the space behind it away from the beginning, and say which it was."""
        begun = self.document().firstBlock().text()[:3]
        mark = split_mark(begun)[0] if len(begun) == 3 else None
        if mark is not None:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 3)
            self._quiet = True
            cursor.removeSelectedText()
            self._quiet = False
        return mark

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
