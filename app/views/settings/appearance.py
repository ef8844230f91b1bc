"""How the program looks on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.settings import Settings, SettingsFile
from app.views.settings.controls import Slide
from app.views.settings.page import Sheet
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Label, Segmented, Tick
from app.words import say

LEAST, MOST, STEP = 85, 200, 5


class AppearancePage(Sheet):
    """Light or dark, text size, motion. What is chosen shows at once, everywhere."""

    def __init__(self, theme: Theme, settings: SettingsFile) -> None:
        super().__init__(theme, say("Appearance"), say("For this computer only. It shows at once."))
        self._settings = settings
        now = settings.now
        self.scheme = Segmented(
            theme,
            [("light", say("Light")), ("dark", say("Dark")), ("system", say("Like this computer"))],
            name=say("Light or dark"),
            chosen=now.scheme,
        )
        self.text_size = Slide(theme, LEAST, MOST, STEP, name=say("Text size in percent"))
        self.percent = Label(theme, style="strong", numerals=True)
        self.calm = Tick(theme, say("Nothing moves by itself"))
        self.scheme.chosen.connect(lambda scheme: settings.change(scheme=scheme))
        self.text_size.valueChanged.connect(self._sized)
        self.calm.toggled.connect(lambda on: settings.change(reduced_motion=True if on else None))
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(self.text_size, 1)
        line.addWidget(self.percent)
        about_dark = say("Dark is kinder to eyes in the evening.")
        self.column.addWidget(_card(theme, say("Light or dark"), about_dark, self.scheme))
        about_size = say("Everything grows with it. Ctrl + and Ctrl − change it from anywhere, Ctrl 0 takes it back.")
        self.column.addWidget(_card(theme, say("Text size"), about_size, line))
        about_motion = say("Rows and stones are where they go at once. Otherwise this computer’s own wish holds.")
        self.column.addWidget(_card(theme, say("Motion"), about_motion, self.calm))
        self._show(now)
        end = settings.listen(self._show)
        self.destroyed.connect(lambda: end())

    def _sized(self, percent: int) -> None:
        self.percent.setText(say("{n} %", n=percent))
        self._settings.change(text_scale=percent / 100)

    def _show(self, settings: Settings) -> None:
        self.scheme.choose(settings.scheme)
        percent = round(settings.text_scale * 100)
        for control in (self.text_size, self.calm):
            control.blockSignals(True)
        self.text_size.setValue(percent)
        self.calm.setChecked(bool(settings.reduced_motion))
        for control in (self.text_size, self.calm):
            control.blockSignals(False)
        self.percent.setText(say("{n} %", n=percent))


def _card(theme: Theme, title: str, sentence: str, control: QWidget | QHBoxLayout) -> Card:
    card = Card(theme)
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(6))
    column.addWidget(Label(theme, title, style="strong", size=15))
    column.addWidget(Label(theme, sentence, style="small", token="ink2", wrap=True))
    column.addSpacing(theme.px(6))
    if isinstance(control, QWidget):
        row = QHBoxLayout()
        row.addWidget(control)
        row.addStretch(1)
        column.addLayout(row)
    else:
        column.addLayout(control)
    return card
