"""The right-hand side: the true pages on a desk, how they are printed, and what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.agreement import Paper
from app.models.drawn import Drawn
from app.rules.unprintable import unprintable_sentence
from app.settings import Settings, SettingsFile
from app.views.agreement.preview import Pages
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, Scroll, Segmented
from app.words import say

_ROOM_FOR_A_HEAD = 440
"""Pixels of height, at usual text size, from which head and foot stand beside the pages all the time."""


class SheetSide(QWidget):
    """Pages with their controls. `chosen` when paper or colour changed; the buttons' clicks are the page's to hear.

    Paper and colour begin as `settings` say, and are kept there.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, settings: SettingsFile | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        usual = settings.now if settings is not None else Settings()
        self.pages = Pages(theme)
        self._count = Label(theme, "", style="control", token="ink2")
        colours = [("colour", say("Colour")), ("grey", say("Black & white"))]
        self._colour = Segmented(
            theme, colours, name=say("Colour of the print"), chosen="colour" if usual.prints_in_colour else "grey"
        )
        papers = [(paper.value, paper.value) for paper in Paper]
        self._paper = Segmented(theme, papers, name=say("Paper"), chosen=usual.paper)
        for segment in (self._colour, self._paper):
            segment.chosen.connect(self._choose)
        inside = QWidget()
        self._scrolled = QVBoxLayout(inside)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._scrolled.setSpacing(0)
        self._low = False
        self.area = Scroll(theme, inside)
        for moved in (self.area.verticalScrollBar().valueChanged, self.area.verticalScrollBar().rangeChanged):
            moved.connect(self._say_page)  # by a hand, or because the pages became another size
        self.pages.shown.connect(self._say_page)
        self._told = Label(theme, "", style="small", token="ink2", wrap=True)
        self._squares = Label(theme, "", style="small", token="ink", wrap=True)
        self._notice = Label(theme, "", style="small", token="ink", wrap=True)
        self.save_button = Button(theme, say("Save PDF"), icon="download", tall=True)
        self.open_button = Button(theme, say("Open it"), icon="external-link", tall=True)
        self.again_button = Button(theme, say("Print again"), icon="printer", tall=True)
        self.print_button = Button(theme, say("Print to sign"), icon="printer", kind="primary", tall=True)
        self.start_button = Button(theme, "", icon="pencil", kind="primary", tall=True)
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._theme.px
        self._whole = QVBoxLayout(self)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(px(12))
        self._count.setMinimumHeight(px(32))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._colour)
        head.addWidget(self._paper)
        self._scrolled.addWidget(self.pages, 1)
        self._whole.addWidget(self._head)
        self._whole.addWidget(self.area, 1)
        self._whole.addWidget(self._squares)
        self._whole.addWidget(self._notice)
        self._whole.addWidget(self._told)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.save_button)
        foot.addWidget(self.open_button)
        foot.addWidget(self.again_button)
        foot.addStretch(1)
        foot.addWidget(self.print_button)
        foot.addWidget(self.start_button)
        self._whole.addLayout(foot)
        self.setMinimumWidth(px(300))
        self._squares.hide()
        self._notice.hide()
        for button in (self.open_button, self.again_button, self.print_button, self.start_button):
            button.hide()
        self._theme.changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where it is low, only the buttons and what happened stay; all else scrolls with the pages."""
        px = self._theme.px
        low = self.height() < px(_ROOM_FOR_A_HEAD)
        self._whole.setContentsMargins(px(24), px(2 if low else 14), px(24), px(8 if low else 20))
        self._whole.setSpacing(px(4 if low else 10))
        if low == self._low:
            return
        self._low = low
        if low:
            self._scrolled.insertWidget(0, self._head)
            self._scrolled.insertWidget(1, self._squares)
            self._scrolled.addWidget(self._told)
        else:
            self._whole.insertWidget(0, self._head)
            self._whole.insertWidget(2, self._squares)
            self._whole.insertWidget(4, self._told)
        self._head.show()  # what comes to another widget is hidden there at first
        for label in (self._squares, self._told):
            label.setVisible(bool(label.text()))

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return Paper(self._paper.choice())

    @property
    def colour(self) -> bool:
        """Whether in colour."""
        return self._colour.choice() == "colour"

    def show_choices(self, *, shown: bool) -> None:
        """Paper and colour can be chosen; what was printed to be signed stays as it was printed."""
        self._colour.setVisible(shown)
        self._paper.setVisible(shown)

    def tell(self, words: str) -> None:
        """What both should know before they press a button."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def say(self, words: str) -> None:
        """What happened, or what is still needed."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def show_pdf(self, drawn: Drawn, words: str) -> None:
        """These pages, where one is in them, and what they cannot show; `words` is what assistive technology reads."""
        bar = self.area.verticalScrollBar()
        before = bar.value()
        self.pages.show_pdf(drawn.pdf, words)
        bar.setValue(before)
        squares = unprintable_sentence(drawn.unprintable)
        self._squares.setText(squares)
        self._squares.setVisible(bool(squares))
        self._say_page()

    def _choose(self, *_: object) -> None:
        """Another paper or colour, and the usual one from now on."""
        if self._settings is not None:
            self._settings.change(paper=self.paper.value, prints_in_colour=self.colour)
        self.chosen.emit()

    def _say_page(self, *_: object) -> None:
        of = self.pages.page_count()
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        page = self.pages.page_at(middle - self.pages.y()) + 1
        self._count.setText(say("Page {page} of {pages}", page=page, pages=of) if of else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), self._theme.color("line2"))
        painter.end()
