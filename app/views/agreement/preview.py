"""The true pages of a PDF on a desk, one below the other, on white paper."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme.paint import begin, shadow
from app.views.theme.theme import Theme
from app.words import say


class Pages(QWidget):
    """Draws the pages to its own width; give it a Scroll around it. `show_pdf` keeps the old ones until then.

    `shown` goes out when other pages are there.
    """

    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, QImage] = {}
        self._across = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_pdf(self, pdf: bytes, words: str) -> None:
        """Show these pages; `words` is what assistive technology reads instead of the picture."""
        document = pypdfium2.PdfDocument(pdf)
        try:
            self._show(pdf, [page.get_size() for page in document], words)
        finally:
            document.close()

    def forget(self) -> None:
        """Show no pages any more."""
        self._show(b"", [], "")

    def _show(self, pdf: bytes, sizes: list[tuple[float, float]], words: str) -> None:
        self._pdf, self._sizes = pdf, sizes
        self._images.clear()
        self.setAccessibleName(say("The agreement as it prints"))
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()
        self.shown.emit()

    def page_at(self, y: int) -> int:
        """Which page lies at a height, counted from 0; between two it is the upper one."""
        found, bottom = 0, float(self._head() - self._gap())
        for number, box in enumerate(self._boxes(self.width())):
            top = bottom + self._gap()
            if y >= top:
                found = number
            bottom = top + box.height()
        return found

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(round(box.height()) for box in self._boxes(width)) + self._head() + self._gap() * len(self._sizes)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self.heightForWidth(self._theme.px(480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(160))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._images.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        top = float(self._head())
        for number, box in enumerate(self._boxes(self.width())):
            box.moveTop(top)
            if box.intersects(QRectF(event.rect())):
                shadow(painter, self._theme, box, 2)
                painter.fillRect(box, Qt.GlobalColor.white)
                painter.drawImage(box, self._image(number, round(box.width() * self.devicePixelRatioF())))
            top = box.bottom() + self._gap()
        painter.end()

    def _head(self) -> int:
        return self._theme.px(6)

    def _gap(self) -> int:
        return self._theme.px(22)

    def _boxes(self, width: int) -> list[QRectF]:
        edge = self._theme.px(26)
        wide = min(max(width - 2 * edge, 120), self._theme.px(720))
        left = (width - wide) / 2
        return [QRectF(left, 0, wide, wide * high / across) for across, high in self._sizes]

    def _image(self, number: int, pixels: int) -> QImage:
        """The picture of a page, so many pixels wide; of any other width none is kept."""
        if pixels != self._across:
            self._across = pixels
            self._images.clear()
        if number not in self._images:
            document = pypdfium2.PdfDocument(self._pdf)
            try:
                page = document[number]
                bitmap = page.render(scale=pixels / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
                raw = bytes(bitmap.buffer)
                image = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
                self._images[number] = image.copy()
            finally:
                document.close()
        return self._images[number]
