"""The right-hand side: the true pages on a desk, how they are printed, and what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.agreement import Paper
from app.settings import Settings, SettingsFile
from app.views.agreement.preview import Pages
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, Scroll, Segmented
from app.words import say


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
        self.area = Scroll(theme, self.pages)
        self.area.verticalScrollBar().valueChanged.connect(self._say_page)
        self.pages.shown.connect(self._say_page)
        self._told = Label(theme, "", style="small", token="ink2", wrap=True)
        self._notice = Label(theme, "", style="small", token="ink", wrap=True)
        self.save_button = Button(theme, say("Save PDF"), icon="download", tall=True)
        self.open_button = Button(theme, say("Open it"), icon="external-link", tall=True)
        self.again_button = Button(theme, say("Print again"), icon="printer", tall=True)
        self.print_button = Button(theme, say("Print to sign"), icon="printer", kind="primary", tall=True)
        self.start_button = Button(theme, "", icon="pencil", kind="primary", tall=True)
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(14), px(24), px(20))
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        self._count.setMinimumHeight(px(32))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._colour)
        head.addWidget(self._paper)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addWidget(self._notice)
        column.addWidget(self._told)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.save_button)
        foot.addWidget(self.open_button)
        foot.addWidget(self.again_button)
        foot.addStretch(1)
        foot.addWidget(self.print_button)
        foot.addWidget(self.start_button)
        column.addLayout(foot)
        self.setMinimumWidth(px(300))
        self._notice.hide()
        for button in (self.open_button, self.again_button, self.print_button, self.start_button):
            button.hide()

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

    def show_pdf(self, pdf: bytes, words: str) -> None:
        """These pages, where one is in them; `words` is what assistive technology reads."""
        bar = self.area.verticalScrollBar()
        before = bar.value()
        self.pages.show_pdf(pdf, words)
        bar.setValue(before)
        self._say_page()

    def _choose(self, *_: object) -> None:
        """Another paper or colour, and the usual one from now on."""
        if self._settings is not None:
            self._settings.change(paper=self.paper.value, prints_in_colour=self.colour)
        self.chosen.emit()

    def _say_page(self, *_: object) -> None:
        of = self.pages.page_count()
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        page = self.pages.page_at(middle) + 1
        self._count.setText(say("Page {page} of {pages}", page=page, pages=of) if of else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), self._theme.color("line2"))
        painter.end()
