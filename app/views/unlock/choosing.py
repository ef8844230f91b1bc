"""Choosing a passphrase: four words drawn, or one's own rated in words, and then typed once more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.paint import begin, draw_text, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Field, Gap, Label, PassphraseField, Sign, Tick
from app.views.unlock.asks import Passphrases, Rated
from app.words import say

_END = Qt.AlignmentFlag.AlignRight


class WordTile(QLabel):
    """One drawn word, large; a text for assistive technology."""

    def __init__(self, theme: Theme, word: str = "", *, height: float = 60, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._height = theme, height
        self.word = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self.set_word(word)

    def set_word(self, word: str) -> None:
        """Another word."""
        self.word = word
        self.setText(word)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        line = theme.color("field") if theme.high_contrast else None
        rounded(painter, QRectF(self.rect()), theme.radius("row"), theme.color("accentTint"), line, 2.0)
        painter.setFont(theme.font("section", size=24))
        painter.setPen(theme.color("accentInk"))
        draw_text(painter, self.word, QRectF(self.rect()), Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Worth(Card):
    """What a passphrase is worth, in words only."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, token="canvas", line="", radius="row", padding=12, parent=parent)
        self._sign = Sign(theme, "shield-check", token="accent", line=20)
        self._lead = Label(theme, style="strong", token="accentInk")
        self._rest = Label(theme, elide=True)
        self._sentence = Label(theme, style="small", token="ink2", wrap=True)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._lead)
        first.addWidget(self._rest, 1)
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addLayout(first)
        words.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 1)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def say_rated(self, rated: Rated | None) -> None:
        """Put it in words; None is a field that is still empty."""
        if rated is None:
            self._put("shield", "ink2", say("Nothing typed yet"), "", say("It is rated here as you type, in words."))
        elif rated.kind == "years":
            self._put("shield-check", "accentInk", say("Would hold for years"), "", rated.sentence)
        elif rated.kind == "days":
            self._put("shield", "ink2", say("Would fall within days"), "", rated.sentence)
        else:
            self._put("shield", "ink2", say("Would fall within hours"), "", rated.sentence)

    def say_drawn(self, rated: Rated) -> None:
        """The same for words that were drawn."""
        even = say("even if somebody steals this computer.")
        self._put("shield-check", "accentInk", say("Strong"), even, rated.sentence)

    def sentence(self) -> str:
        """Everything it says."""
        return " ".join(part.text() for part in (self._lead, self._rest, self._sentence) if part.text())

    def _put(self, icon: str, token: str, lead: str, rest: str, sentence: str) -> None:
        self._sign.set_icon(icon, "accent" if token == "accentInk" else token)
        self._lead.set_token(token if token == "accentInk" else "ink")
        self._lead.setText(lead)
        self._rest.setText(rest)
        self._sentence.setText(sentence)


class Choosing(QWidget):
    """Four words drawn → or one's own → typed once more; `chosen` carries the passphrase that was typed
    twice.

    `how` is "drawn" or "own" for what it says of it later.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, passphrases: Passphrases, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ask = theme, passphrases
        self.how = "drawn"
        self._phrase = ""
        self._busy = False
        self._holds = False
        self._drawn_page, self._own_page, self._again_page = self._drawn(), self._own(), self._again()
        self._rate("")
        faces = QVBoxLayout(self)
        faces.setContentsMargins(0, 0, 0, 0)
        for page in (self._drawn_page, self._own_page, self._again_page):
            faces.addWidget(page)  # first, since a widget that is shown on its own is a window for a moment
            page.setVisible(page is self._drawn_page)

    def begin(self) -> None:
        """Four fresh words, and the focus on taking them."""
        if not self.tiles[0].word:
            self.draw()
        self._show(self._drawn_page, self.take)

    def draw(self) -> None:
        """Draw other words."""
        words = list(self._ask.draw())
        for tile, word in zip(self.tiles, words, strict=True):
            tile.set_word(word)
        self.worth.say_drawn(self._ask.drawn())
        self.picture.setText(
            say(
                "Say them once aloud. A small picture helps: {a} by the {b}, {c}, {d}.",
                a=words[0],
                b=words[1],
                c=words[2],
                d=words[3],
            )
        )

    def forget(self) -> None:
        """Empty everything: the words shown and whatever was typed."""
        self._phrase = ""
        self.own.edit.clear()
        self.again.edit.clear()
        for tile in self.tiles:
            tile.set_word("")
        self.picture.setText("")

    def set_busy(self, busy: bool) -> None:
        """While a key is being worked out."""
        self._busy = busy
        self.again.edit.setReadOnly(busy)
        self.keep.setText(say("One moment") if busy else say("Keep this passphrase"))

    # -- the three faces -----------------------------------------------------------------------------------

    def _drawn(self) -> QWidget:
        theme = self._theme
        self.tiles = [WordTile(theme) for _ in range(4)]
        self.picture = Label(theme, style="remark", token="ink2", wrap=True)
        self.others = Button(theme, say("Other words"), icon="dices")
        self.worth = Worth(theme)
        self.take = Button(theme, say("Use these words"), kind="primary", tall=True)
        self.write = Button(theme, say("I would rather write my own"), icon="pencil", tall=True)
        tiles = _row(*self.tiles, spacing=12)
        help_row = _row(self.picture, self.others, spacing=12)
        help_row.setStretch(0, 1)
        foot = _row(
            self.take,
            self.write,
            Label(
                theme,
                say("Typed once more on the next screen"),
                style="small",
                token="ink3",
                wrap=True,
                align=_END,
            ),
            spacing=12,
        )
        foot.setStretch(2, 1)
        self.others.clicked.connect(self.draw)
        self.take.clicked.connect(self._take_drawn)
        self.write.clicked.connect(self._write_own)
        return _page(
            Label(theme, say("Four words, drawn at random for you"), style="strong", size=13, line=18),
            Gap(theme, 9),
            tiles,
            Gap(theme, 9),
            help_row,
            Gap(theme, 17),
            self.worth,
            Gap(theme, 18),
            foot,
        )

    def _own(self) -> QWidget:
        theme = self._theme
        self.own = Field(
            theme,
            say("Your own passphrase"),
            hint=say("Several words that nobody would put together are better than one that is hard to type."),
            edit=PassphraseField(theme, name=say("Your own passphrase")),
        )
        self.own_worth = Worth(theme)
        self.understood = Tick(theme, say("I understand, and would like to use it all the same"))
        self.take_own = Button(theme, say("Use this passphrase"), kind="primary", tall=True)
        self.words_again = Button(theme, say("Back to the four words"), tall=True)
        foot = _row(self.take_own, self.words_again, spacing=12)
        foot.addStretch(1)
        self.own.changed.connect(self._rate)
        self.understood.toggled.connect(self._weigh)
        self.own.edit.returnPressed.connect(self._take_own)
        self.take_own.clicked.connect(self._take_own)
        self.words_again.clicked.connect(self.begin)
        return _page(self.own, Gap(theme, 14), self.own_worth, Gap(theme, 12), self.understood, Gap(theme, 14), foot)

    def _again(self) -> QWidget:
        theme = self._theme
        self.again = Field(
            theme,
            say("The same, once more"),
            hint=say("Capital letters matter. Nobody else has a copy of it."),
            edit=PassphraseField(theme, name=say("The same, once more")),
        )
        self.keep = Button(theme, say("Keep this passphrase"), kind="primary", tall=True)
        self.back = Button(theme, say("Look at it again"), tall=True)
        foot = _row(self.keep, self.back, spacing=12)
        foot.addStretch(1)
        self.again.edit.returnPressed.connect(self._compare)
        self.keep.clicked.connect(self._compare)
        self.back.clicked.connect(self._look_again)
        return _page(self.again, Gap(theme, 18), foot)

    # -- what happens --------------------------------------------------------------------------------------

    def _take_drawn(self) -> None:
        self.how = "drawn"
        self._ask_again(" ".join(tile.word for tile in self.tiles))

    def _write_own(self) -> None:
        self._show(self._own_page, self.own.edit)

    def _take_own(self) -> None:
        if self.take_own.isEnabled():
            self.how = "own"
            self._ask_again(self.own.text())

    def _ask_again(self, phrase: str) -> None:
        if phrase != self._phrase:
            self.again.edit.clear()
        self._phrase = phrase
        self._show(self._again_page, self.again.edit)

    def _look_again(self) -> None:
        if self.how == "drawn":
            self._show(self._drawn_page, self.take)
        else:
            self._show(self._own_page, self.own.edit)

    def _compare(self) -> None:
        if self._busy or not self.again.text():
            self.again.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.again.text() == self._phrase:
            self.chosen.emit(self._phrase)
        else:
            self.again.set_error(say("Not the same yet. Read it through, letter by letter: the eye shows it."))
            self.again.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rate(self, phrase: str) -> None:
        rated = self._ask.rate(phrase) if phrase.strip() else None
        self._holds = rated is not None and rated.kind == "years"
        self.own_worth.say_rated(rated)
        self.understood.setVisible(rated is not None and not self._holds)
        if self._holds or rated is None:
            self.understood.setChecked(False)
        self._weigh()

    def _weigh(self) -> None:
        self.take_own.setEnabled(self._holds or self.understood.isChecked())

    def _show(self, shown: QWidget, focus: QWidget) -> None:
        for page in (self._drawn_page, self._own_page, self._again_page):
            page.setVisible(page is shown)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(*widgets: QWidget, spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _page(*parts: QWidget | QHBoxLayout) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return page
