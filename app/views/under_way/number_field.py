"""A number as it is said: before, at the hardest moment, or after. Enter, or leaving the field, keeps it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions.practising import rate_now, take_back_number
from app.actions.under_way_shown import UnderWay
from app.models.faults import Refused
from app.models.rating import Occasion, Rating
from app.models.side import Side
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.theme import Theme
from app.views.theme.widgets import LineEdit
from app.views.under_way.pane_words import moment_word, number_name, number_shown, scale_direction, scale_words
from app.words import say

_HYPHENS = ("-", "–", "—", "−")


class NumberField(LineEdit):
    """`told(sentence)` when what was typed is no number of the scale ("" when that is over); the letters stay.

    A hyphen is *rather not say*; an empty field takes a number back.
    """

    told = Signal(str)

    def __init__(self, theme: Theme, desk: Desk, side: Side, when: Occasion, parent: QWidget | None = None) -> None:
        super().__init__(theme, "–", name="", style="body", parent=parent)
        self._desk, self.side, self.when = desk, side, when
        self._shown: UnderWay | None = None
        self._said: Rating | None = None
        self._draft: DraftKeeper | None = None
        self._slip = ""  # what is told of what stands here and is no number
        self._place = f"number, {when.value}, {side.value}"
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(self._typing)
        self.editingFinished.connect(self.commit)
        key, commit = (f"{self._place}, said", 0), self.commit
        desk.on_flush(key, commit)
        self.destroyed.connect(lambda: desk.forget_flush(key, commit))

    def show_record(self, shown: UnderWay | None) -> None:
        """The number of this time, as it was answered; what was typed and is no number yet comes back."""
        before = self._stands()
        another = shown is None or self._shown is None or shown.occasion_id != self._shown.occasion_id
        if another:
            self.commit()
            if self._draft is not None:
                self._draft.close()
                self._draft = None
        self._shown = shown
        if shown is None:
            self._said, self._slip = None, ""
            self.clear()
            return
        self._said = shown.said(self.side, self.when)
        name = shown.partner(self.side).name
        self.setAccessibleName(say("{name}, {moment}", name=name, moment=moment_word(self.when, shown.scale).lower()))
        self._describe()
        if another:
            self._draft = DraftKeeper(self._desk, self._place, shown.occasion_id, self.text, self)
            self.setText(self._draft.kept_words() or self._stands())
        elif self.text().strip() == before:
            self.setText(self._stands())

    def commit(self) -> None:
        """Keep what was typed, if it is another number than before."""
        shown, typed = self._shown, self.text().strip()
        if shown is None:
            return
        if typed == self._stands():
            self._kept()
            return
        said = self._said
        if not typed and said is not None:
            if self._desk.do_or_tell(take_back_number, said) is not None:
                self._kept()
        elif typed in _HYPHENS:
            self._rate(shown, None)
        elif typed.isascii() and typed.isdigit() and len(typed) < 6:
            self._rate(shown, int(typed))
        else:
            self._tell(say("A number from 0 to {top}, or a hyphen for rather not say.", top=shown.scale.top))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(66), self._theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(52), self.sizeHint().height())

    def _rate(self, shown: UnderWay, number: int | None) -> None:
        try:
            outcome = self._desk.do(rate_now, shown.step_id, self.side, self.when, number)
        except Refused as no:
            self._tell(no.sentence)
            return
        if outcome is not None:
            self.setText(self._stands())
            self._kept()

    def _stands(self) -> str:
        return number_shown(self._said, self._shown.scale) if self._shown is not None else ""

    def _describe(self) -> None:
        """What it holds and on what scale; a slip goes before that until it is mended."""
        shown = self._shown
        if shown is None:
            return
        if self._slip:
            self.setAccessibleDescription(f"{self._slip} {scale_words(shown.scale)}. {scale_direction(shown.scale)}.")
        else:
            self.setAccessibleDescription(number_name(self._said, shown.scale))

    def _over(self) -> None:
        self._slip = ""
        self._describe()
        self.told.emit("")

    def _typing(self) -> None:
        if self._draft is not None:
            self._draft.typed()
        self._over()

    def _kept(self) -> None:
        self._over()
        if self._draft is not None:
            self._draft.drop()

    def _tell(self, sentence: str) -> None:
        if self._draft is not None:
            self._draft.flush()
        self._slip = sentence
        self._describe()
        self.told.emit(sentence)

    def _dress(self) -> None:
        super()._dress()
        edge = self._theme.px(5)
        self.setTextMargins(edge, 0, edge, 0)
        self.setFont(self._theme.font("body", numerals=True))
