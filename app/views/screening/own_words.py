"""Words that only the therapist reads: a draft while they are typed, in the records once the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.views.drafts import DraftKeeper
from app.views.growing_field import GrowingField
from app.views.screening.hand import Hand
from app.views.theme.note_clipboard import ClipboardForAMinute
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme


class OwnWords(QFrame):
    """A field that grows. `keep(words)` takes them into the records and says whether they are there; without one they
    stay a draft until somebody asks for them.

    A `bare` one stands as plain text while it has words and no hand is on it; in `one_line` Enter keeps them.
    """

    def __init__(
        self,
        theme: Theme,
        hand: Hand,
        place: str,
        name: str,
        placeholder: str = "",
        *,
        keep: Callable[[str], bool] | None = None,
        least: int = 3,
        bare: bool = False,
        one_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._hand, self._place, self._keep = theme, hand, place, keep
        self._bare, self._one_line, self._over = bare, one_line, False
        self._about, self._stored, self._restored = 0, "", False
        self._draft: DraftKeeper | None = None
        self.field = GrowingField(theme, name, placeholder, least=least)
        self.field.installEventFilter(self)
        self.field.edited.connect(self._typed)
        self.field.focused.connect(self._focus_moved)
        self.field.copying.connect(ClipboardForAMinute(self).watch)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.field)
        theme.changed.connect(self._dress)
        self._dress()

    def show_words(self, about: int, stored: str = "") -> None:
        """Show the words of this record; those that are being typed, or were and are not kept yet, come before them."""
        if about != self._about:
            self.put_away()
            self._about = about
            self._draft = DraftKeeper(self._hand.desk, self._place, about, self.field.words, self)
            typed = self._draft.kept_words()
            self._restored = bool(typed) and typed.strip() != stored.strip()
            self.field.set_words(typed or stored)
        elif self.field.words().strip() == self._stored.strip() != stored.strip():
            self.field.set_words(stored)
        self._stored = stored
        self.update()

    def set_name(self, name: str) -> None:
        """What the field is called from now on."""
        self.field.setAccessibleName(name)

    def words(self) -> str:
        """What stands in it."""
        return self.field.words()

    def keep(self) -> None:
        """Have the words kept, where they are other ones; where that cannot be, they are a draft."""
        self._restored = False
        if self._draft is None or self._keep is None:
            return
        words = self.field.words()
        if words.strip() == self._stored.strip():
            self._draft.drop()
        elif self._keep(words):
            self._draft.drop()
            if self._one_line:
                self.field.set_words(self._stored)  # as it is told from now on
        else:
            self._draft.typed()
            self._draft.flush()

    def keep_restored(self) -> None:
        """Keep what was typed the last time and had not found its place."""
        if self._restored:
            self.keep()

    def clear(self) -> None:
        """The words found their place elsewhere: none are left, and no draft."""
        self.field.set_words("")
        self._stored = ""
        if self._draft is not None:
            self._draft.drop()

    def put_away(self) -> None:
        """Hold no words; what was being typed waits as a draft."""
        if self._draft is not None:
            self._draft.close()
        self._draft, self._about, self._stored, self._restored = None, 0, "", False
        self.field.set_words("")

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed()
        self.update()

    def _focus_moved(self, here: bool) -> None:
        if not here:
            self.keep()
        self.update()

    # -- Qt's events ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._one_line or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter:
            self.keep()
        return enter

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, focus = self._theme, self.field.hasFocus()
        if self._bare and not (focus or self._over or self.field.is_empty() or theme.high_contrast):
            return
        painter = begin(self)
        ground, line = ("raised", "focus") if focus else ("surface", "field")
        wide = float(theme.size("ring")) if focus else 1.0
        radius = float(theme.radius("control"))
        rounded(painter, QRectF(self.rect()), radius, theme.color(ground), theme.color(line), wide)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        wide, high = (9, 4) if self._bare else (13, 10)
        self._column.setContentsMargins(px(wide), px(high), px(wide), px(high))
        self.update()
