"""What Qt draws by itself (menus, scroll bars, tooltips, the line between panes) in the look of the theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.views.growing_field import GrowingField
from app.views.theme.bars import THICK, ScrollBar
from app.views.theme.buttons import Button, IconButton
from app.views.theme.fields import LineEdit, PassphraseField
from app.views.theme.labels import Label
from app.views.theme.menus import Menu
from app.views.theme.panels import Scroll
from app.views.theme.splitter import Splitter
from app.views.theme.text_field import TextField
from app.views.theme.theme import Theme
from app.views.unlock.recovery import GroupBox


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def ground(menu: QMenu) -> str:
    """The colour a menu lies on, in its corner where no words are."""
    return menu.grab().toImage().pixelColor(3, 3).name()


def open_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_menu_is_dressed_whenever_it_opens_and_so_are_those_below_it(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, QWidget())
    menu = Menu(theme, page)
    menu.addAction("Open it")
    below = menu.addMenu("Mark as")
    below.addAction("Boundary")
    for scheme in ("light", "dark"):
        theme.set_scheme(scheme)
        menu.popup(page.mapToGlobal(QPoint(0, 0)))
        assert ground(open_menu(qtbot)) == theme.color("raised").name()
        below.popup(page.mapToGlobal(QPoint(50, 0)))
        assert ground(below) == theme.color("raised").name()
        below.close()
        menu.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda theme: LineEdit(theme, name="Title"),
        lambda theme: PassphraseField(theme, name="Passphrase"),
        lambda theme: TextField(theme, "For what", least=1, most=4),
        lambda theme: GrowingField(theme, "Note", "", least=2),
        lambda theme: GroupBox(theme, 0),
    ],
    ids=["line", "passphrase", "text", "note", "group"],
)
def test_what_a_field_offers_by_itself_looks_like_every_menu(
    qtbot: QtBot, theme: Theme, make: Callable[[Theme], QWidget]
) -> None:
    theme.set_scheme("dark")
    made = shown(qtbot, make(theme))
    field = made.findChild(QPlainTextEdit) or made
    spot = QPoint(5, 5)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(reason, spot, field.mapToGlobal(spot)))
    menu = open_menu(qtbot)
    assert ground(menu) == theme.color("raised").name()
    assert "Select All" in " ".join(act.text().replace("&", "") for act in menu.actions())
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_a_bar_has_no_arrows_and_follows_colours_and_the_size_of_the_text(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    page.setMinimumHeight(2000)
    area = Scroll(theme, page)
    area.resize(300, 300)
    shown(qtbot, area)
    bar = area.verticalScrollBar()
    assert isinstance(bar, ScrollBar)
    assert bar.width() == THICK
    for dark, scale in ((False, 1.0), (True, 2.0)):
        theme.set_scheme("dark" if dark else "light")
        theme.set_text_scale(scale)
        qtbot.waitUntil(lambda scale=scale: bar.width() == round(THICK * scale))  # type: ignore[misc]  # a bound value
        middle = bar.width() // 2
        image = bar.grab().toImage()
        inks = [image.pixelColor(middle, y).name() for y in range(image.height())]
        assert inks[10] == theme.color("line2").name(), "the handle is at the top, where an arrow would be"
        assert len(set(inks[-40:])) == 1, "nor is there one at the foot"
    theme.set_text_scale(1.0)


@pytest.mark.parametrize(
    "make",
    [lambda theme: IconButton(theme, "x", "Close"), lambda theme: Label(theme, "Robin & Ash, who live by the sea")],
)
def test_a_tooltip_looks_like_a_menu(qtbot: QtBot, theme: Theme, make: Callable[[Theme], QWidget]) -> None:
    theme.set_scheme("dark")
    widget = make(theme)
    widget.setToolTip("Close")
    shown(qtbot, widget)
    at = QPointF(2, 2)
    QApplication.sendEvent(widget, QEnterEvent(at, at, QPointF(widget.mapToGlobal(at.toPoint()))))
    assert widget.styleSheet() == theme.rules("tips")
    assert theme.color("raised").name() in widget.styleSheet()


def test_what_has_no_tooltip_wears_nothing(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Keep")
    shown(qtbot, button)
    at = QPointF(2, 2)
    QApplication.sendEvent(button, QEnterEvent(at, at, at))
    assert button.styleSheet() == ""


def test_between_panes_is_a_thin_line(qtbot: QtBot, theme: Theme) -> None:
    panes = Splitter(theme)
    for _ in range(2):
        panes.addWidget(QWidget())
    panes.resize(400, 100)
    shown(qtbot, panes)
    for scheme in ("light", "dark"):
        theme.set_scheme(scheme)
        drawn = panes.handle(1).contentsRect()  # around it is more to take hold of
        image: QImage = panes.handle(1).grab().toImage()
        assert drawn.width() == 1
        assert image.pixelColor(drawn.left(), 50).name() == theme.color("line").name()


def test_the_program_itself_wears_no_stylesheet(qapp: QApplication, theme: Theme) -> None:
    """Under one everything is made and moved a fifth slower."""
    theme.set_scheme("dark")
    assert qapp.styleSheet() == ""
