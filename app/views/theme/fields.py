"""Fields to type into: one line, a passphrase, and a field with its label and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.buttons import IconButton
from app.views.theme.labels import Label
from app.views.theme.menus import open_field_menu
from app.views.theme.paint import begin, draw_icon, key_cap, key_cap_width, rounded
from app.views.theme.theme import Theme
from app.words import say

LONGEST = 2**31 - 1


class LineEdit(QLineEdit):
    """One line to type into, with an outline that can be seen.

    `icon` leads, `key` is a key cap at the end ("Ctrl K"); `tall` is 42 pixels instead of 34. `quiet` uses
    the quiet outline where the field lies on the rail. `name` is what assistive technology calls it.
    """

    _RULES = ""
    """What no palette can say; each widget that wears rules of its own is slower to make."""

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        *,
        name: str = "",
        icon: str = "",
        key: str = "",
        tall: bool = False,
        quiet: bool = False,
        style: str = "",
        size: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._key, self._tall, self._quiet = theme, icon, key, tall, quiet
        self._style, self._size = style or ("body" if tall else "small"), size
        self._wrong = False
        self._end = 0
        self.setFrame(False)
        # Qt would cut what is pasted at 32,767 letters, and say nothing.
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def set_key(self, key: str) -> None:
        """Another key cap, or none."""
        self._key = key
        self._dress()

    def set_wrong(self, wrong: bool) -> None:
        """Outline it in the colour of technical errors, or no longer; what was typed stays."""
        self._wrong = wrong
        self.update()

    def reserve_end(self, width: int) -> None:
        """Keep `width` pixels free at the end, for a button that lies inside."""
        self._end = width
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.size("field" if self._tall else "control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(64), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        radius = float(theme.radius("control")) + (px(2) if self._tall else 0)
        if self.hasFocus():
            line = theme.color("error" if self._wrong else "focus")
            rounded(painter, box, radius, theme.color("raised"), line, theme.size("ring"))
        else:
            token = "error" if self._wrong else "line2" if self._quiet else "field"
            rounded(painter, box, radius, theme.color("surface"), theme.color(token))
        if self._icon:
            draw_icon(painter, theme, self._icon, "ink2", QPointF(px(11), (self.height() - px(16)) / 2))
        if self._key:
            wide, high = key_cap_width(theme, self._key), px(18)
            cap = QRectF(self.width() - px(9) - wide, (self.height() - high) / 2, wide, high)
            key_cap(painter, theme, cap, self._key, ink=theme.color("ink3"), fill=None, line=theme.color("line2"))
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        px = self._theme.px
        left = px(32) if self._icon else px(12)
        right = px(12) if not self._key else px(16) + key_cap_width(self._theme, self._key)
        self.setTextMargins(left, 0, right + self._end, 0)
        self.setFont(self._type())
        if self._RULES and not self._theme.early and not self.styleSheet():
            self.setStyleSheet(self._RULES)  # which Qt takes its time to read
        palette = self.palette()
        palette.setColor(palette.ColorRole.Text, self._theme.color("ink"))
        palette.setColor(palette.ColorRole.PlaceholderText, self._theme.color("ink3"))
        palette.setColor(palette.ColorRole.Base, QColor(0, 0, 0, 0))  # the ground is painted here, with its outline
        self.setPalette(palette)
        self.updateGeometry()
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_field_menu(self._theme, self.createStandardContextMenu(), event.globalPos())

    def _type(self) -> QFont:
        return self._theme.font(self._style, size=self._size)


class PassphraseField(LineEdit):
    """A line of dots, with an eye that shows the letters; they are hidden again by `hide_letters`."""

    _RULES = "QLineEdit { background: transparent; border: none; padding: 0; lineedit-password-character: 8226; }"

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        *,
        name: str,
        tall: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._made = False
        super().__init__(theme, placeholder, name=name, tall=tall, size=15, parent=parent)
        self.eye = IconButton(theme, "eye", say("Show the letters"), parent=self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show_letters)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._made = True
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._dress()

    def hide_letters(self) -> None:
        """Dots again."""
        self.eye.setChecked(False)

    def show_letters(self) -> None:
        """Letters, for somebody who looks for a slip."""
        self.eye.setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_eye()

    def _show_letters(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.set_name(say("Hide the letters") if shown else say("Show the letters"))
        self.setFont(self._type())

    def _place_eye(self) -> None:
        if self._made:
            side = self.eye.sizeHint()
            self.eye.resize(side)
            self.eye.move(self.width() - side.width() - self._theme.px(6), (self.height() - side.height()) // 2)

    def _dress(self) -> None:
        self._end = self.eye.sizeHint().width() if self._made else 0
        super()._dress()
        self._place_eye()

    def _type(self) -> QFont:
        font = super()._type()
        if self._made and self.echoMode() == QLineEdit.EchoMode.Password:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self._theme.px(9))
        return font


class Field(QWidget):
    """A label above, the line to type into, a hint below, and beside it one sentence when something is wrong.

    `edit` is the line; a sentence never takes away what was typed and goes when the text changes.
    """

    changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        edit: LineEdit | None = None,
        tall: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._hint = theme, hint
        self.label = Label(theme, label, style="strong", size=13, parent=self)
        self.edit = edit if edit is not None else LineEdit(theme, placeholder, name=label, tall=tall)
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self._note = Label(theme, hint, style="small", token="ink3", wrap=True)
        self._icon = _Warning(theme)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(6))
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.label)
        column.addWidget(self.edit)
        column.addLayout(below)
        self.edit.textChanged.connect(self._typed)
        self.set_error("")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus into the line. (As a focus proxy of it, both would be told as having the focus.)"""
        self.edit.setFocus(reason)

    def text(self) -> str:
        """What was typed, as typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put text in."""
        self.edit.setText(text)

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self._note.text() if self._icon.isVisibleTo(self) else ""

    def set_error(self, sentence: str, *, technical: bool = False) -> None:
        """Say what is still needed; "" takes it away and shows the hint again.

        Red is kept for what is `technical`: a slip of somebody's fingers is none.
        """
        self._icon.set_token("error" if technical else "ink2")
        self._icon.setVisible(bool(sentence))
        self._note.set_token("ink3" if not sentence else "error" if technical else "ink")
        self._note.setText(sentence or self._hint)
        self._note.setVisible(bool(sentence or self._hint))
        self.edit.set_wrong(bool(sentence) and technical)
        self.edit.setAccessibleDescription(sentence or self._hint)

    def _typed(self, text: str) -> None:
        if self.error():
            self.set_error("")
        self.changed.emit(text)


class _Warning(QWidget):
    """The sign beside a sentence about what is still needed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._token = theme, "ink2"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_token(self, token: str) -> None:
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(16), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        draw_icon(painter, self._theme, "circle-alert", self._token, QPointF(0, self._theme.px(1)))
        painter.end()
