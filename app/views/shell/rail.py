"""The rail: where one is, where one can go, and at its foot the cover and the lock. Icons alone where room is short."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.commands import Commands, shown_key
from app.views.theme.buttons import PlainButton
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, key_cap, key_cap_width, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import BrandMark, IconButton, Label, NavRow
from app.words import say

TOP = ("today", "couples")
FOOT = ("settings", "cover", "lock")


class GoToButton(PlainButton):
    """Looks like a field and opens Go to, where one types."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("Go to anything"), parent)
        self.setAccessibleDescription(say("Ctrl K"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(64), self._theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box, radius = QRectF(self.rect()), float(theme.radius("row"))
        rounded(painter, box, radius, theme.color("surface"), theme.color("field" if self.underMouse() else "line2"))
        if self.hasFocus():
            focus_ring(painter, theme, box, radius)
        middle = self.height() / 2
        draw_icon(painter, theme, "search", "ink2", QPointF(px(11), middle - px(8)))
        cap = key_cap_width(theme, say("Ctrl K"))
        place = QRectF(self.width() - px(9) - cap, middle - px(9), cap, px(18))
        key_cap(painter, theme, place, say("Ctrl K"), ink=theme.color("ink2"), fill=None, line=theme.color("line2"))
        painter.setFont(theme.font("body", size=13))
        painter.setPen(theme.color("ink3"))
        draw_text(painter, self.text(), QRectF(px(34), 0, place.left() - px(38), self.height()))
        painter.end()


class _Wide(QWidget):
    def __init__(self, theme: Theme, commands: Commands, couples: QWidget | None, line: str) -> None:
        super().__init__()
        self._theme = theme
        self.brand = BrandMark(theme, width=22)
        self.word = Label(theme, say("Unhurried"), style="section", size=22, line=29)
        self.menu = IconButton(theme, "ellipsis", say("Menu"))
        self.menu.setAccessibleDescription("F10")
        self.go_to = GoToButton(theme)
        self.rows = {
            name: NavRow(theme, commands.words(name), commands_icon(name), key=_foot_key(name), small=name in FOOT)
            for name in TOP + FOOT
        }
        self._head = QHBoxLayout()
        self._head.addWidget(self.brand)
        self._head.addWidget(self.word, 1)
        self._head.addWidget(self.menu)
        self._nav = QVBoxLayout()
        for name in TOP:
            self._nav.addWidget(self.rows[name])
        self._line = Hairline(theme)
        self._top = QVBoxLayout()
        self._top.addLayout(self._head)
        self._top.addWidget(self.go_to)
        self._top.addLayout(self._nav)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._top)
        if couples is None:
            whole.addStretch(1)
        else:
            whole.addWidget(couples, 1)
        self._column = QVBoxLayout()
        whole.addLayout(self._column)
        self._said = Label(theme, line, style="small", token="ink3", wrap=True)
        self._said.setVisible(bool(line))
        self._column.addWidget(self._said)
        self._column.addWidget(self._line)
        self._foot = QVBoxLayout()
        for name in FOOT:
            self._foot.addWidget(self.rows[name])
        self._column.addLayout(self._foot)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._top.setContentsMargins(px(14), px(20), px(14), 0)
        self._top.setSpacing(0)
        self._column.setContentsMargins(px(14), 0, px(14), px(12))
        self._column.setSpacing(0)
        self._head.setContentsMargins(px(9), 0, 0, px(17))
        self._head.setSpacing(px(9))
        self._nav.setContentsMargins(0, px(14), 0, 0)
        self._nav.setSpacing(px(2))
        self._foot.setSpacing(0)
        self._foot.setContentsMargins(0, px(8), 0, 0)
        self._said.setContentsMargins(px(9), px(8), px(9), px(8))
        self._line.setContentsMargins(px(7), 0, px(7), 0)


class _Narrow(QWidget):
    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self._theme = theme
        self.menu = IconButton(theme, "ellipsis", say("Menu"))
        self.go_to = IconButton(theme, "search", commands.words("goto"))
        self.rows = {name: _NarrowRow(theme, name, commands.words(name)) for name in TOP + FOOT}
        self._column = QVBoxLayout(self)
        self._column.addWidget(BrandMark(theme, width=26), 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.menu, self.go_to, *(self.rows[name] for name in TOP)):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        for name in FOOT:
            self._column.addWidget(self.rows[name], 0, Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(16), 0, px(12))
        self._column.setSpacing(px(8))


class _NarrowRow(IconButton):
    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__(theme, commands_icon(name), words)
        self._here = False

    @property
    def here(self) -> bool:
        """Whether this is where one is."""
        return self._here

    def set_here(self, here: bool) -> None:
        """Mark it as where one is; also for assistive technology."""
        self._here = here
        self.setAccessibleDescription(say("You are here") if here else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._here:
            painter = begin(self)
            rounded(painter, QRectF(self.rect()), self._theme.radius("control"), self._theme.color("surface"))
            painter.end()
        super().paintEvent(event)


class Rail(QWidget):
    """Sends out the name of the command that was chosen.

    `couples` is the list of couples that stands in it, `line` a quiet sentence above its foot.
    """

    chosen = Signal(str)
    menu_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        commands: Commands,
        couples: QWidget | None = None,
        line: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self.setAccessibleName(say("Rail"))
        self.wide, self.slim = _Wide(theme, commands, couples, line), _Narrow(theme, commands)
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wide)
        layout.addWidget(self.slim)
        self.slim.hide()
        for part in (self.wide, self.slim):
            part.go_to.clicked.connect(lambda: self.chosen.emit("goto"))
            part.menu.clicked.connect(lambda _checked=False, button=part.menu: self.menu_wanted.emit(button))
            for name, row in part.rows.items():
                row.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def menu_button(self) -> IconButton:
        """The button that opens the menu, in the rail as it is now."""
        return self.slim.menu if self._narrow else self.wide.menu

    def take_focus(self) -> None:
        """The focus on the way to everything."""
        (self.slim if self._narrow else self.wide).go_to.setFocus(Qt.FocusReason.TabFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or words with them."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.wide.setVisible(not narrow)
            self.slim.setVisible(narrow)
            self._dress()

    def show_at(self, name: str) -> None:
        """Mark where one is: "today", "couples", "settings", or "" for none of them."""
        for rows in (self.wide.rows, self.slim.rows):
            for key, row in rows.items():
                row.set_here(key == name)

    def show_room(self, occupied: bool) -> None:
        """Somebody is in the room, or nobody: settings are away meanwhile, and Go to stays within the couple."""
        for rows in (self.wide.rows, self.slim.rows):
            rows["settings"].setVisible(not occupied)
        words = say("Find in this couple") if occupied else say("Go to anything")
        self.wide.go_to.setText(words)
        self.slim.go_to.set_name(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("rail"))
        painter.end()

    def _dress(self) -> None:
        self.setFixedWidth(self._theme.size("rail_narrow" if self._narrow else "rail"))
        self.update()


class Hairline(QWidget):
    """One thin line across, within its margins."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.contentsRect(), self._theme.blend("line2", "rail", 0.6))
        painter.end()


_ICONS = {"today": "sun", "couples": "users", "settings": "settings", "cover": "eye-off", "lock": "lock"}


def commands_icon(name: str) -> str:
    """The icon of a row of the rail."""
    return _ICONS[name]


def _foot_key(name: str) -> str:
    return {"cover": "F8", "lock": shown_key("Ctrl+L")}.get(name, "")
