"""The pages beside the words of an agreement: drawn for the width they have, and for no other."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.reports.agreement import draw
from app.views.agreement.preview import Pages
from app.views.theme.theme import Theme
from tests.reports.paper import long_agreement


def test_dragging_the_edge_of_the_pages_keeps_pictures_of_one_width_alone(qtbot: QtBot, theme: Theme) -> None:
    pages = Pages(theme)
    qtbot.addWidget(pages)
    pages.show_pdf(draw(long_agreement(12)), "")
    seen: set[int] = set()
    for wide in range(600, 500, -20):
        pages.resize(wide, pages.heightForWidth(wide))
        pages.grab()
        kept = [one for one in vars(pages)["_images"].values() if isinstance(one, QImage)]
        assert len(kept) == pages.page_count()
        seen |= {one.width() for one in kept}
    assert len(seen) == 5


def test_pages_that_are_let_go_of_are_neither_seen_nor_heard(qtbot: QtBot, theme: Theme) -> None:
    pages = Pages(theme)
    qtbot.addWidget(pages)
    pages.show_pdf(draw(long_agreement(12)), "What both agree on")
    pages.forget()
    assert pages.page_count() == 0
    assert pages.accessibleDescription() == ""
    assert pages.heightForWidth(600) == pages.heightForWidth(300)
