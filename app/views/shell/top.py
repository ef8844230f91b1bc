"""The one window of the program, light enough to stand before the rest is loaded: a place for a page, and the cover."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.settings import SettingsFile
from app.views.shell.in_sight import InSight
from app.views.shell.leaving import let_go
from app.views.theme.theme import Theme

if TYPE_CHECKING:
    from app.views.shell.cover import Cover

LEAST = (960, 640)
USUAL = (1440, 900)


class TopWindow(QMainWindow):
    """Shows one page at a time. Its title never says more than the program's name.

    `may_close` is asked before it closes; it stays when that says False. `painted` goes out with every paint of its
    ground, which is the first thing on the screen.
    """

    painted = Signal()

    def __init__(self, theme: Theme, settings: SettingsFile) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("Unhurried")
        self.setMinimumSize(*LEAST)
        self.place = QWidget(self)
        """Where a page stands; one that is made in it needs not be dressed again when it is shown."""
        self._stack = QStackedLayout(self.place)
        middle = QWidget(self)
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self.place)
        self.setCentralWidget(middle)
        self._focus: QWidget | None = None
        self._focus_of_page: QWidget | None = None
        self._away: set[str] = set()
        self._folded: list[QWidget] = []
        self._in_sight = InSight(self)
        self._stand()

    @cached_property
    def cover(self) -> Cover:
        """What lies over everything when it is put on."""
        from app.views.shell.cover import Cover

        cover = Cover(self._theme, self)
        cover.lifted.connect(self.take_cover_off)
        return cover

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def show_page(self, page: QWidget, *, keep: bool = False) -> None:
        """Show a page in place of the one before, which is let go unless `keep`."""
        before = self._stack.currentWidget()
        if before is page:
            return
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and not keep:
            self._stack.removeWidget(before)
            before.setParent(None)  # its words are out of the window now, not when the deletion comes round
            let_go(before)
        if self.covered:
            self.cover.raise_()

    # -- the cover --------------------------------------------------------------------------------------------

    @property
    def covered(self) -> bool:
        """Whether the cover is on."""
        return "cover" in self.__dict__ and self.cover.isVisible()

    def put_cover_on(self) -> None:
        """Cover everything of ours on the screen at once: the window, its dialogs and its menus."""
        if self.covered:
            return
        self._focus = QApplication.focusWidget()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QMenu):
                window.close()
            elif isinstance(window, QDialog) and window.isVisible():
                self._folded.append(window)
                window.setVisible(False)
        self.cover.put_on()
        self.put_away("cover")

    def take_cover_off(self) -> None:
        """Everything is as it was before."""
        instead = self.bring_back("cover")
        self.cover.hide()
        for window in self._folded:
            window.setVisible(True)
        self._folded.clear()
        if not _focus(self._focus):
            _focus(instead)  # what had it is away, and the page gave it to something else meanwhile
        self._focus = None

    def put_away(self, why: str) -> None:
        """Take the page out of the window until each who put it away brought it back.

        Hiding is not enough: assistive technology goes on finding the rows of lists that are hidden, with their words.
        """
        if not self._away:
            self._focus_of_page = self.place.focusWidget()
            self.place.setParent(self, Qt.WindowType.Window)  # a window that never shows is out of every tree
        self._away.add(why)

    def bring_back(self, why: str) -> QWidget | None:
        """The page stands in the window again, with the focus where it was; gives where the page has it now."""
        if why not in self._away:
            return None
        self._away.discard(why)
        if self._away:
            return None
        focus = self.place.focusWidget()  # which does not outlive the next line
        self._middle.addWidget(self.place)
        self.place.show()
        self.cover.raise_()
        before, self._focus_of_page = self._focus_of_page, None
        if not self.covered and not _focus(focus):
            _focus(before)
        return focus

    def forget_what_was_covered(self) -> None:
        """The records are closed: dialogs that were folded away are closed with them."""
        for window in self._folded:
            window.close()
        self._folded.clear()
        self._focus = None

    # -- the window -------------------------------------------------------------------------------------------

    def come_forward(self) -> None:
        """In front of the others, also when it was minimized."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remember_place(self) -> None:
        """Keep where it stands and how large it is, for the next start."""
        box = self.normalGeometry()
        self._settings.change(window=(box.x(), box.y(), box.width(), box.height()), maximized=self.isMaximized())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            self.remember_place()
            event.accept()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.emit()  # Qt has laid the ground, in the palette's colour

    def _stand(self) -> None:
        """Where it stood the last time, as far as there still is a screen; else in the middle."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        wanted = self._settings.now.window
        if wanted is not None and any(
            one.availableGeometry().intersects(QRect(*wanted)) for one in QGuiApplication.screens()
        ):
            box = QRect(*wanted)
            for one in QGuiApplication.screens():
                if one.availableGeometry().contains(box.center()):
                    screen = one.availableGeometry()
        else:
            box = QRect(0, 0, *USUAL)
            box.moveCenter(screen.center())
        wide = min(max(box.width(), LEAST[0]), max(screen.width(), LEAST[0]))
        high = min(max(box.height(), LEAST[1]), max(screen.height(), LEAST[1]))
        left = max(screen.left(), min(box.left(), screen.right() + 1 - wide))
        top = max(screen.top(), min(box.top(), screen.bottom() + 1 - high))
        self.setGeometry(left, top, wide, high)
        if self._settings.now.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)


def _focus(widget: QWidget | None) -> bool:
    """The focus back to what had it, where that is still there and in sight; whether it was."""
    if widget is None or not isValid(widget) or not widget.isVisible():
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
