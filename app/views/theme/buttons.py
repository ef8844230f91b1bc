"""Buttons: what they look like, and that Enter presses them too."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.views.theme.focus_frame import FocusFrame
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, key_cap, key_cap_width, rounded
from app.views.theme.theme import Theme
from app.views.theme.tips import dress_tip
from app.views.theme.toggling import Toggling

Kind = Literal["primary", "quiet", "soft", "dusk", "dusk_quiet", "link", "error_link"]


class PlainButton(Toggling, QPushButton):
    """A button whose text is shown as given ("Robin & Ash" keeps its ampersand) and that Enter presses like
    Space.
    """

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(text)
        self.toggled.connect(self._hear_toggle)
        theme.changed.connect(self._dress)

    def setText(self, text: str) -> None:
        super().setText(text.replace("&", "&&"))
        self.updateGeometry()

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def enterEvent(self, event: QEnterEvent) -> None:
        dress_tip(self._theme, self)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class _Face(NamedTuple):
    fill: QColor | None
    line: QColor | None
    ink: str
    cap_fill: QColor | None
    cap_ink: QColor


class Button(PlainButton):
    """A button of the design.

    `kind`: one "primary" per screen; "quiet" outlined; "soft" green tint; "dusk" pause; "link" words only.
    `icon` is a bundled icon's name, `key` a key cap drawn inside ("F9"). `tall` is 42 pixels instead of 34;
    `strong` sets the words heavier.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: Kind = "quiet",
        icon: str = "",
        key: str = "",
        tall: bool = False,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._kind: Kind = kind
        self._icon, self._key, self._tall, self._bold = icon, key, tall, strong
        self._frame: FocusFrame | None = None
        self.setAccessibleDescription(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> Kind:
        """The kind in use."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Another look for the same action."""
        self._kind = kind
        self._dress()

    def set_icon(self, icon: str) -> None:
        """Another icon, or none."""
        self._icon = icon
        self._dress()

    def set_key(self, key: str) -> None:
        """Another key cap, or none."""
        self._key = key
        self.setAccessibleDescription(key)
        self._dress()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        width = self._text_width()
        if self._icon:
            width += px(16) + px(6)
        if self._key:
            width += px(12) + key_cap_width(self._theme, self._key)
        if not self._is_link():
            width += self._pad_left() + self._pad_right()
        height = (
            self._theme.size("target") if self._is_link() else self._theme.size("action" if self._tall else "control")
        )
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        face = self._face()
        radius = float(theme.radius("control")) + (px(2) if self._tall else 0)
        box = QRectF(self.rect())
        if self.hasFocus() and not self._is_link():
            ring = float(theme.size("ring"))
            focus_ring(painter, theme, box, radius)
            if self._kind == "primary":
                box = box.adjusted(2 * ring, 2 * ring, -2 * ring, -2 * ring)
                radius -= ring
            else:
                box = box.adjusted(ring, ring, -ring, -ring)
                radius -= ring
                face = _Face(face.fill, None, face.ink, face.cap_fill, face.cap_ink)
        if face.fill is not None or face.line is not None:
            width = 2.0 if theme.high_contrast and self._kind in ("soft", "dusk") else 1.0
            rounded(painter, box, radius, face.fill, face.line, width)
        self._paint_words(painter, face)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._is_link():
            # Words without a ground: inside of them, the ring would touch the letters.
            self._frame = self._frame or FocusFrame(self._theme, self)
            self._frame.place()

    def _paint_words(self, painter: QPainter, face: _Face) -> None:
        theme, px = self._theme, self._theme.px
        free = self.width() - self.sizeHint().width()
        left = float(max(0, free) / 2 + (0 if self._is_link() else self._pad_left()))
        right = float(self.width() - max(0, free) / 2 - (0 if self._is_link() else self._pad_right()))
        middle = self.height() / 2
        if self._icon:
            draw_icon(painter, theme, self._icon, face.ink, QPointF(left, middle - px(16) / 2))
            left += px(16) + px(6)
        if self._key:
            wide, high = key_cap_width(theme, self._key), px(18)
            cap = QRectF(right - wide, middle - high / 2, wide, high)
            key_cap(painter, theme, cap, self._key, ink=face.cap_ink, fill=face.cap_fill, line=None)
            right = cap.left() - px(8)
        font = self._type()
        if self._is_link() and self.underMouse():
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.color(face.ink))
        draw_text(painter, self.text(), QRectF(left, 0, right - left, self.height()))

    def _type(self) -> QFont:
        return self._theme.font("action" if self._large() else "control", weight=600 if self._strong() else None)

    def _strong(self) -> bool:
        return self._bold or (self._kind == "primary" and self._large())

    def _large(self) -> bool:
        return self._tall and not self._icon

    def _is_link(self) -> bool:
        return self._kind in ("link", "error_link")

    def _pad_left(self) -> int:
        return self._theme.px(12 if self._icon else 16 if not self._tall else 26 if self._kind == "primary" else 20)

    def _pad_right(self) -> int:
        if self._key:
            return self._theme.px(10)
        return self._theme.px(15) if self._icon else self._pad_left()

    def _text_width(self) -> int:
        metrics = QFontMetricsF(self._type())
        return int(metrics.horizontalAdvance(self.text()) + 0.999)

    def _face(self) -> _Face:
        theme = self._theme
        color = theme.color
        down, over = self.isDown() or self.isChecked(), self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            fill = None if self._is_link() else color("sunken")
            return _Face(fill, None, "ink3", None, color("ink3"))
        if self._kind == "primary":
            fill = color("accentPress" if down else "accentHover" if over else "accent")
            return _Face(fill, None, "onAccent", theme.blend("onAccent", "accent", 0.18), color("onAccent"))
        if self._kind in ("soft", "dusk"):
            tint, ink = ("accentTint", "accentInk") if self._kind == "soft" else ("duskTint", "duskInk")
            fill = theme.blend(ink, tint, 0.14 if down else 0.07 if over else 0.0)
            line = color("field") if theme.high_contrast else None
            return _Face(fill, line, ink, theme.blend(ink, tint, 0.1), color(ink))
        if self._kind == "dusk_quiet":
            fill = theme.blend("duskInk", "duskTint", 0.1) if down or over else None
            return _Face(fill, theme.blend("dusk", "duskTint", 0.6), "duskInk", color("surface"), color("duskInk"))
        if self._is_link():
            ink = "accentInk" if self._kind == "link" else "error"
            return _Face(None, None, ink, None, color(ink))
        fill = color("sunken" if down else "raised" if over else "surface")
        return _Face(fill, color("field" if over or down else "line2"), "ink", color("sunken"), color("ink2"))


class IconButton(PlainButton):
    """A small square with an icon; its words are its accessible name and its tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        token: str = "ink2",
        size: float = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self._icon, self._token, self._size = icon, token, size
        self.set_name(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """What it does, in words."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        side = max(self._theme.size("target"), self._theme.px(self._size + 12))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            rounded(painter, box, theme.px(6), theme.color("sunken"))
        if self.hasFocus():
            focus_ring(painter, theme, box, theme.px(6))
        side = theme.px(self._size)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        draw_icon(painter, theme, self._icon, self._token if self.isEnabled() else "ink3", at, self._size)
        painter.end()


class Chip(PlainButton):
    """A pill with an icon and a word: a mark to choose, a suggestion to take. Checkable where it stays
    chosen; `roomy` leaves more room around the words.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "",
        token: str = "ink2",
        checkable: bool = False,
        tall: bool = False,
        roomy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._icon, self._token, self._tall, self._roomy = icon, token, tall, roomy
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return QSize(
            int(width + 0.999) + self._lead() + self._theme.px(12 if self._tall or self._roomy else 6), self._height()
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        fill = theme.color("accentTint") if self.isChecked() else theme.color("sunken") if self.isDown() else None
        line = theme.color("accent" if self.isChecked() else "field" if self.underMouse() else "line2")
        if self.hasFocus():
            rounded(painter, box, box.height() / 2, fill)
            focus_ring(painter, theme, box, box.height() / 2)
        else:
            rounded(painter, box, box.height() / 2, fill, line)
        left = float(self._lead())
        if self._icon:
            side = 16 if self._tall else 14
            at = QPointF(px(11 if self._tall else 13 if self._roomy else 7), (self.height() - px(side)) / 2)
            draw_icon(painter, theme, self._icon, self._token, at, side)
        painter.setFont(self._font())
        painter.setPen(theme.color("accentInk" if self.isChecked() else "ink2"))
        draw_text(painter, self.text(), QRectF(left, 0, self.width() - left - px(5), self.height()))
        painter.end()

    def _lead(self) -> int:
        if self._tall:
            return self._theme.px(32 if self._icon else 14)
        if self._roomy:
            return self._theme.px(30 if self._icon else 14)
        return self._theme.px(23 if self._icon else 10)

    def _height(self) -> int:
        return self._theme.px(32 if self._tall else 26)

    def _font(self) -> QFont:
        return self._theme.font("control" if self._tall else "caption", weight=500)
