"""One line of a clause: a card worded in its place, with whose it is at the left and what is new at the right."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.revision import Clause, ClauseLine
from app.models.side import Side
from app.rules.agreement_lines import Since, is_empty
from app.views.agreement.chips import Pill, keep_room, put_at_end, since_words
from app.views.agreement.field import LineField
from app.views.agreement.marker import MarkerButton
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.paint import begin, draw_icon, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import IconButton, Label
from app.words import say

PLACE, NEW = "agreement line", "agreement new "
LIFT_AFTER = 8
"""Pixels a press goes before it lifts a card, so that a click never moves anything."""
_SPOKEN = (Clause.SOFT_NO, Clause.TENTATIVE_YES, Clause.PAUSING)


class LineCard(QWidget):
    """A line with its fields; `line.id` is 0 for one that is not kept yet.

    `typed` goes out at every change, `entered` when Enter means the words, `left` when Escape goes out of the fields
    onto the card itself, `wanted(what)` for "up", "down", "previous", "next", "remove"; `marker_wanted` for another
    owner; `lifted`, `dragged(height)` and `dropped(kept)` for the mouse, in this card's own measures.
    """

    typed = Signal()
    entered = Signal()
    wanted = Signal(str)
    marker_wanted = Signal(object)
    lifted = Signal(QPoint)
    dragged = Signal(QPoint)
    dropped = Signal(bool)

    def __init__(self, theme: Theme, desk: Desk, line: ClauseLine, names: dict[Side, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._desk, self.line = theme, desk, line
        self._as_shown: tuple[ClauseLine, Since] | None = None
        self._pressed: QPoint | None = None
        self.is_lifted = self.is_away = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.marker = MarkerButton(theme, names, owned=line.clause is Clause.OFF_TABLE)
        self.marker.chosen.connect(self.marker_wanted)
        self.pill = Pill(theme)
        self.remove = IconButton(theme, "x", say("Remove this line"), size=14, parent=self)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete does it by key; a stop at every line would tire
        self.remove.clicked.connect(lambda: self.wanted.emit("remove"))
        self.fields = self._make_fields()
        self._error = Label(theme, "", style="small", token="ink", wrap=True)
        self._error.hide()
        place, about = (PLACE, line.id) if line.id else (NEW + line.clause.value, line.revision_id)
        self._drafts = DraftKeeper(desk, place, about, self._as_draft, self)
        self._lay_out()
        self._fill(line)
        self.show_line(line, Since.SAME)
        self._take_up(self._drafts.kept_words())
        theme.changed.connect(self._dress)
        self._dress()

    # -- what it holds ----------------------------------------------------------------------------------------

    def words(self) -> ClauseLine:
        """The line as it stands in the fields."""
        return self.line.but(**{name: field.words() for name, field in self.fields.items()})

    @property
    def is_changed(self) -> bool:
        """Whether something stands in the fields that is not kept."""
        return self.words() != self.line

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in them at all."""
        return is_empty(self.words())

    def show_line(self, line: ClauseLine, since: Since) -> None:
        """Show the line as it is kept now; words that are being typed stay."""
        if (line, since) == self._as_shown and not self.is_changed:
            return
        self._as_shown = (line, since)
        if not self.is_changed or line.but(place=0) == self.words().but(place=0):
            self._fill(line)
        self.line = line
        self.marker.show_marker(line.marker)
        self.pill.say(since_words(since))
        # The cross has the place of the pill while it is there; without one it needs a place of its own.
        self._end.setFixedWidth(0 if self.pill.text() else self._theme.px(20))
        self.show_tools()
        said = (line.said or line.text).replace("\n", " ")
        self.setAccessibleName(" ".join(part for part in (said, self.pill.text()) if part))

    def mark(self, marker: Side | None) -> None:
        """Whose line it will be, where it is not kept yet."""
        self.show_line(self.line.but(marker=marker), Since.SAME)
        self._drafts.typed()

    def _fill(self, line: ClauseLine) -> None:
        for name, field in self.fields.items():
            if field.words() != getattr(line, name):
                field.set_words(getattr(line, name))
        self._fit_said()

    def kept(self) -> None:
        """The words found their place: they are no draft any more, and Ctrl+Z is the desk's again."""
        self._drafts.drop()
        self.show_error("")
        for field in self.fields.values():
            field.set_words(field.words())

    def show_error(self, sentence: str) -> None:
        """One sentence below the words; what was typed stays."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def error(self) -> str:
        """The sentence that stands below, or nothing."""
        return self._error.text()

    def put_away(self) -> None:
        """The card goes; what was typed and not kept waits as a draft."""
        self.is_away = True
        self._drafts.close()
        self.hide()
        self.deleteLater()

    def flush(self) -> None:
        """Keep what is typed as a draft, now."""
        self._drafts.flush()

    def write(self, name: str = "") -> None:
        """The focus into one of the fields, behind its words."""
        field = self.fields[name] if name else next(iter(self.fields.values()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether the focus is here or in one of the parts."""
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    # -- putting it together ----------------------------------------------------------------------------------

    def _make_fields(self) -> dict[str, LineField]:
        theme, clause = self._theme, self.line.clause
        if clause is Clause.PAUSING:
            fields = {
                "said": LineField(theme, say("Word or sign"), say("a word or a sign"), one_line=True, style="strong"),
                "aside": LineField(
                    theme, say("What it means"), say("what it means"), one_line=True, style="small", token="ink2"
                ),
                "text": LineField(theme, say("What happens then"), say("What happens then"), token="ink2"),
            }
        elif clause in _SPOKEN:
            fields = {
                "said": LineField(theme, say("What is said"), say("What is said, in your own words"), one_line=True),
                "text": LineField(theme, say("How it is received"), say("How the other receives it"), token="ink2"),
            }
        else:
            fields = {"text": LineField(theme, say("Line"), say("In your own words"))}
        for field in fields.values():
            field.edited.connect(self._edited)
            field.entered.connect(self.entered)
            field.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
            field.moved.connect(lambda by: self.wanted.emit("up" if by < 0 else "down"))
            field.marked.connect(self.marker.go_on)
            field.grown.connect(self.updateGeometry)
            field.too_long.connect(self._too_long)
        return fields

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.marker, 0, top)
        column = QVBoxLayout()
        column.setContentsMargins(0, self._theme.px(2), 0, self._theme.px(2))
        column.setSpacing(0)
        if "aside" in self.fields:
            first = QHBoxLayout()
            first.setSpacing(self._theme.px(8))
            first.addWidget(self.fields["said"])
            first.addWidget(self.fields["aside"], 1)
            column.addLayout(first)
        elif "said" in self.fields:
            column.addWidget(self.fields["said"])
        column.addWidget(self.fields["text"])
        column.addWidget(self._error)
        self._row.addLayout(column, 1)
        self._end = QWidget()
        self._row.addWidget(self.pill, 0, top)
        self._row.addWidget(self._end)
        self.remove.hide()
        keep_room(self.pill)

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(6), px(5), px(10), px(5))
        self._row.setSpacing(px(2))
        self.updateGeometry()
        self.update()

    # -- keys and the mouse -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = held == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape and self.is_lifted:
            self._let_go(False)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and (alt or not held):
            up = event.key() == Qt.Key.Key_Up
            self.wanted.emit(("up" if up else "down") if alt else ("previous" if up else "next"))
        elif alt and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.wanted.emit("first" if event.key() == Qt.Key.Key_Home else "last")
        elif held:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.write()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.wanted.emit("remove")
        elif event.key() == Qt.Key.Key_M:
            self.marker.go_on()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        here = event.position().toPoint()
        if not self.is_lifted and (here - self._pressed).manhattanLength() >= LIFT_AFTER:
            self.is_lifted = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.lifted.emit(self._pressed)
        if self.is_lifted:
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go(True)

    def _let_go(self, kept: bool) -> None:
        was, self._pressed, self.is_lifted = self.is_lifted, None, False
        self.unsetCursor()
        if was:
            self.dropped.emit(kept)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.show_tools()
        return super().event(event)

    def show_tools(self) -> None:
        """Look again at where the focus and the mouse are."""
        focus = QApplication.focusWidget()
        here = self.underMouse() or (self.holds(focus) and focus is not self.marker)
        self.remove.setVisible(here)
        self.pill.setVisible(bool(self.pill.text()) and not here)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        put_at_end(self._theme, self, self.remove)
        self._fit_said()

    def _fit_said(self) -> None:
        """A way to pause: what it means stands right behind its word."""
        if "aside" not in self.fields:
            return
        said = self.fields["said"]
        words = said.words() or said.accessibleDescription()
        wide = int(QFontMetricsF(self._theme.font("strong")).horizontalAdvance(words)) + self._theme.px(6)
        said.setFixedWidth(max(self._theme.px(48), min(wide, self.width() * 2 // 5)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        focus = QApplication.focusWidget()
        inside = self.holds(focus) and focus is not self.marker
        if self.is_lifted:
            rounded(painter, box, theme.radius("control"), None, theme.color("line2"))
            painter.setOpacity(0.4)
        elif inside:
            fill = theme.color("raised" if focus is not self else "select")
            rounded(painter, box, theme.radius("control"), fill, theme.color("focus"), float(theme.size("ring")))
        else:
            rounded(painter, box, theme.radius("control"), theme.color("surface"), theme.color("line"))
        if self.underMouse() and not self.is_lifted:
            at = QRectF(0, 0, px(10), self.height()).center()
            at.setY(at.y() - px(5))
            at.setX(px(1))
            draw_icon(painter, theme, "grip-vertical", "ink3", at, 10)
        painter.end()

    # -- drafts -----------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        if self.error():
            self.show_error("")
        self._fit_said()
        self._drafts.typed()
        self.typed.emit()

    def _too_long(self) -> None:
        self.show_error(
            say("That is longer than one line of an agreement can be. It was not put in; it is still on the clipboard.")
        )

    def _as_draft(self) -> str:
        if not self.is_changed:
            return ""
        told = {name: field.words() for name, field in self.fields.items()}
        return json.dumps({**told, "marker": self.line.marker, "card": self.line.card}, ensure_ascii=False)

    def _take_up(self, draft: str) -> None:
        """Put what was typed before into the fields again."""
        if not draft:
            return
        told = json.loads(draft)
        if not self.line.id:
            self.mark(Side(told["marker"]) if told.get("marker") else None)
        for name, field in self.fields.items():
            if name in told:
                field.set_words(str(told[name]))
