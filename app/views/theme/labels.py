"""Text on a page: a label of a style, with the design's line height, that wraps and grows instead of
cutting words.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.tips import dress_tip

_Left = Qt.AlignmentFlag.AlignLeft


class Label(QLabel):
    """Plain text in a style and a colour token; `wrap` lets it grow in height, `elide` shortens it with an
    ellipsis.

    Markup in the text is text. `size` is in pixels at 100 %, where a page departs from the style.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        style: str = "body",
        token: str = "ink",
        wrap: bool = False,
        elide: bool = False,
        align: Qt.AlignmentFlag = _Left,
        italic: bool | None = None,
        numerals: bool = False,
        size: float | None = None,
        weight: int | None = None,
        line: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        # Asked for again and again while what is around it finds its place.
        self._counted: dict[int, int] = {}
        self._wide: float | None = None
        self._least_wide: float | None = None
        self._laid: tuple[float, QTextLayout, list[float]] | None = None
        self._style, self._token, self._elide, self._align = style, token, elide, align
        self._italic, self._numerals, self._size, self._weight, self._line = (
            italic,
            numerals,
            size,
            weight,
            line,
        )
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def set_token(self, token: str) -> None:
        """Another colour."""
        self._token = token
        self.update()

    def set_size(self, size: float, line: float) -> None:
        """Another size and line height, in pixels at 100 %."""
        self._size, self._line = size, line
        self._dress()

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def setText(self, text: str) -> None:
        self._forget()
        super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        self._forget()
        super().setWordWrap(on)

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        if inner not in self._counted:
            self._counted[inner] = max(1, len(self._lines(inner)[1]))
        return self._counted[inner] * self._line_height() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self._whole_width()
        lines = self.text().count("\n") + 1
        if self.wordWrap() and width > self._theme.px(560):
            width = self._theme.px(560)
            lines = len(self._lines(width)[1])
        height = lines * self._line_height()
        return QSize(int(width + 0.999) + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self.wordWrap():
            least = min(int(self._longest_word() + 1), self._theme.px(160))
            return QSize(min(hint.width(), least), self._line_height())
        return QSize(min(hint.width(), self._theme.px(24)), hint.height()) if self._elide else hint

    def _whole_width(self) -> float:
        """How wide the widest paragraph is, unbroken."""
        if self._wide is None:
            metrics = QFontMetricsF(self.font())
            self._wide = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        return self._wide

    def _longest_word(self) -> float:
        """How wide the widest word is, as far as that makes a difference."""
        if self._least_wide is None:
            metrics, enough, widest = QFontMetricsF(self.font()), self._theme.px(160), 0.0
            for word in self.text().split():
                widest = max(widest, metrics.horizontalAdvance(word))
                if widest >= enough:
                    break
            self._least_wide = widest
        return self._least_wide

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.color(self._token if self.isEnabled() else "ink3"))
        box = QRectF(self.contentsRect())
        layout, tops = self._lines(box.width())
        height = self._line_height()
        spare = 0.0 if self._align & Qt.AlignmentFlag.AlignTop else max(0.0, box.height() - len(tops) * height) / 2
        # Only what is asked for, and a line around it: a letter may reach beyond its own.
        seen = event.rect().adjusted(0, -height, 0, height)
        for index in range(max(0, int((seen.top() - box.top() - spare) // height)), len(tops)):
            top = box.top() + spare + tops[index]
            if top > seen.bottom():
                break
            line = layout.lineAt(index)
            line.draw(painter, QPointF(box.left(), top + (height - line.height()) / 2))
        painter.end()

    def _lines(self, width: float) -> tuple[QTextLayout, list[float]]:
        """The text laid out for a width, and the top of each line."""
        if self._laid is not None and self._laid[0] == width:
            return self._laid[1:]
        text = self.text()
        if self._elide and not self.wordWrap():
            text = QFontMetricsF(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width) + 0.5)
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font())
        option = QTextOption(self._align & Qt.AlignmentFlag.AlignHorizontal_Mask)
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self.wordWrap() else QTextOption.WrapMode.ManualWrap
        option.setWrapMode(wrap)
        layout.setTextOption(option)
        layout.beginLayout()
        tops: list[float] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, 0))
            tops.append(len(tops) * self._line_height())
        layout.endLayout()
        self._laid = (width, layout, tops)
        return layout, tops

    def _forget(self) -> None:
        self._counted.clear()
        self._wide = self._least_wide = self._laid = None

    def enterEvent(self, event: QEnterEvent) -> None:
        dress_tip(self._theme, self)
        super().enterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        # Whoever wears rules for its tooltip may be given the font of before by them, in letters of another size.
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._forget()
            if self.font().pixelSize() != self._font().pixelSize():
                self._dress()

    def _line_height(self) -> int:
        return self._theme.px(self._line) if self._line is not None else self._theme.line(self._style)

    def _font(self) -> QFont:
        return self._theme.font(
            self._style,
            italic=self._italic,
            numerals=self._numerals,
            size=self._size,
            weight=self._weight,
        )

    def _dress(self) -> None:
        self._forget()
        self.setFont(self._font())
        self.updateGeometry()
        self.update()


class SectionTitle(Label):
    """A serif title of 20 pixels over a part of a page."""

    def __init__(self, theme: Theme, text: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, style="section", wrap=wrap, parent=parent)


class ScreenTitle(Label):
    """The serif title of 26 pixels of a screen; pass `size` where the design gives another."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        wrap: bool = False,
        size: float | None = None,
        line: float | None = None,
        align: Qt.AlignmentFlag = _Left,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, style="title", wrap=wrap, size=size, line=line, align=align, parent=parent)


class Caption(Label):
    """Small words above a list or a column."""

    def __init__(self, theme: Theme, text: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, style="caption", token="ink3", wrap=wrap, parent=parent)
