"""The theme changes while windows are open: scheme, text size, contrast, motion, and everything made from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.growing_field import GrowingField
from app.views.theme.icons import ICONS, icon_source
from app.views.theme.preferences import SystemPreferences
from app.views.theme.sheet import rules_of, template
from app.views.theme.theme import Theme
from app.views.theme.tokens import tokens
from app.views.theme.widgets import Button, Label


class Preference:
    def __init__(self, name: str) -> None:
        self.name = name


class Accessibility(QObject):
    contrastPreferenceChanged = Signal(object)  # noqa: N815 - Qt's own name
    motionPreferenceChanged = Signal(object)  # noqa: N815 - Qt's own name

    def __init__(self) -> None:
        super().__init__()
        self.contrast, self.motion = Preference("NoPreference"), Preference("NoPreference")

    def contrastPreference(self) -> Preference:
        return self.contrast

    def motionPreference(self) -> Preference:
        return self.motion


class Desktop(QObject):
    """What a system with all preferences says, the newest Qt's included."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 - Qt's own name

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Unknown
        self.wishes = Accessibility()

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def accessibility(self) -> Accessibility:
        return self.wishes

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The program, undressed again afterwards."""
    before = qapp.font(), qapp.palette()
    yield qapp
    qapp.setPalette(before[1])
    qapp.setFont(before[0])


def inks(pixmap: QPixmap) -> set[str]:
    """The colours that are fully opaque in a picture."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name().upper() for colour in colours if colour.alpha() == 255}


def test_light_and_dark_change_palette_rules_icons_and_signal_together(qtbot: QtBot, dressed: QApplication) -> None:
    theme = Theme("light")
    theme.apply(dressed)
    seen: list[tuple[str, str, set[str]]] = []

    def look() -> None:
        window = dressed.palette().color(QPalette.ColorRole.Window).name().upper()
        seen.append((window, theme.rules("menus"), inks(theme.pixmap("check", "accent", 32))))

    theme.changed.connect(look)
    theme.set_scheme("dark")
    [(window, sheet, ink)] = seen
    assert theme.dark
    assert window == tokens().hearth["canvas"]
    assert tokens().hearth["raised"].lower() in sheet
    assert tokens().linen["raised"].lower() not in sheet
    assert tokens().hearth["accent"].upper() in ink
    assert tokens().linen["accent"].upper() not in ink


def test_choosing_what_is_in_use_already_changes_nothing(qtbot: QtBot) -> None:
    theme = Theme("light")
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme("light")
        theme.set_text_scale(1.0)
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("system")
    assert theme.scheme == "system"


def test_the_system_is_followed_live_until_somebody_chooses(qtbot: QtBot) -> None:
    desktop = Desktop()
    theme = Theme(system=SystemPreferences(desktop))
    assert not theme.dark
    with qtbot.waitSignal(theme.changed):
        desktop.turn(Qt.ColorScheme.Dark)
    assert theme.dark
    assert theme.color("canvas") == QColor(tokens().hearth["canvas"])
    theme.set_scheme("light")
    desktop.turn(Qt.ColorScheme.Dark)
    assert theme.color("canvas") == QColor(tokens().linen["canvas"])


def test_a_wish_for_contrast_makes_quiet_colours_strong_and_can_be_overridden(qtbot: QtBot) -> None:
    desktop = Desktop()
    theme = Theme("light", system=SystemPreferences(desktop))
    assert theme.color("ink3") != theme.color("ink")
    desktop.wishes.contrast = Preference("HighContrast")
    with qtbot.waitSignal(theme.changed):
        desktop.wishes.contrastPreferenceChanged.emit(desktop.wishes.contrast)
    assert theme.high_contrast
    assert theme.color("ink2") == theme.color("ink3") == theme.color("ink")
    assert theme.color("line2") == theme.color("field")
    assert theme.color("accentTint") == theme.color("surface")
    theme.set_high_contrast(False)
    assert theme.color("ink3") == QColor(tokens().linen["ink3"])
    theme.set_high_contrast(None)
    assert theme.high_contrast


def test_a_wish_for_less_motion_makes_everything_instant_and_can_be_overridden(qtbot: QtBot) -> None:
    desktop = Desktop()
    theme = Theme(system=SystemPreferences(desktop))
    assert theme.motion("move") == 140
    desktop.wishes.motion = Preference("ReducedMotion")
    with qtbot.waitSignal(theme.changed):
        desktop.wishes.motionPreferenceChanged.emit(desktop.wishes.motion)
    assert theme.reduced_motion
    assert theme.motion("breath") == 0
    theme.set_reduced_motion(False)
    assert theme.motion("breath") == 5500


def test_an_older_qt_that_knows_no_wishes_means_no_wish(qtbot: QtBot) -> None:
    class Bare(QObject):
        colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 - Qt's own name

        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Light

    preferences = SystemPreferences(Bare())
    assert not preferences.dark
    assert not preferences.high_contrast
    assert not preferences.reduced_motion


def test_text_runs_from_85_to_200_percent_and_takes_rows_icons_and_padding_along(
    qtbot: QtBot, dressed: QApplication
) -> None:
    theme = Theme("light")
    theme.apply(dressed)
    button, label = Button(theme, "Pause now", icon="pause", key="F9"), Label(theme, "One line")
    for widget in (button, label):
        qtbot.addWidget(widget)
    small, low = button.sizeHint(), label.sizeHint().height()
    theme.set_text_scale(2.0)
    assert theme.text_scale == 2.0
    assert theme.px(57) == 114
    assert theme.size("row") == 114
    assert theme.line("body") == 40
    assert button.sizeHint().height() == 2 * small.height()
    assert button.sizeHint().width() == pytest.approx(2 * small.width(), abs=8)
    assert label.sizeHint().height() == 2 * low
    assert label.font().pixelSize() == 28
    assert dressed.font().pixelSize() == 28
    assert theme.pixmap("pause", "ink", 16, 2.0).width() == 64
    theme.set_text_scale(9)
    assert theme.text_scale == 2.0
    theme.set_text_scale(0.1)
    assert theme.text_scale == 0.85
    assert theme.px(0.2) == 1
    assert theme.px(0) == 0


@pytest.mark.parametrize("kind", ["label", "field"])
def test_what_comes_to_another_place_keeps_the_size_of_now(dressed: QApplication, qtbot: QtBot, kind: str) -> None:
    theme, first, second = Theme("light"), QWidget(), QWidget()
    theme.apply(dressed)
    rows = QVBoxLayout(first), QVBoxLayout(second)
    for place in (first, second):
        qtbot.addWidget(place)
    theme.set_text_scale(2.0)
    words = Label(theme, "Page 1 of 2") if kind == "label" else GrowingField(theme, "Addendum", "", least=1)
    rows[0].addWidget(words)
    first.show()
    theme.set_text_scale(1.0)
    rows[1].addWidget(words)
    second.show()
    assert words.font().pixelSize() == theme.font("body").pixelSize()


def test_an_icon_is_drawn_in_its_token_at_the_displays_own_ratio_and_kept(qtbot: QtBot) -> None:
    theme = Theme("light")
    pixmap = theme.pixmap("lock", "error", 16, 1.5)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (24, 1.5)
    assert pixmap.cacheKey() == theme.pixmap("lock", "error", 16, 1.5).cacheKey()
    assert inks(theme.pixmap("lock", "error", 64)) == {tokens().linen["error"].upper()}
    sizes = {(size.width(), size.height()) for size in theme.icon("lock").availableSizes()}
    assert (16, 16) in sizes


def test_an_icon_that_is_not_bundled_is_a_bug(qtbot: QtBot) -> None:
    theme = Theme("light")
    with pytest.raises(FileNotFoundError):
        theme.pixmap("no-such-icon")
    with pytest.raises(KeyError):
        theme.color("no-such-token")


def test_every_bundled_icon_can_be_recoloured() -> None:
    outlines = [path for path in ICONS.glob("*.svg") if "lucide" in path.read_text(encoding="utf-8")]
    assert len(outlines) > 40
    for path in outlines:
        assert "currentColor" in icon_source(path.stem)
        assert 'stroke-width="2"' in icon_source(path.stem)


@pytest.mark.parametrize("name", ["menus", "scroll-bars", "tips"])
def test_rules_have_no_literals_and_no_place_left_open(name: str) -> None:
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|rgb", template(name))
    for colours in (tokens().linen, tokens().hearth):
        rules = rules_of(name, {token: QColor(value) for token, value in colours.items()}, 1.25)
        assert "@" not in rules
        assert "5px" in rules


@pytest.mark.parametrize(
    ("style", "family", "pixels"),
    [("body", "Inter", 14), ("step", "Inter", 15), ("title", "Newsreader Display", 26), ("remark", "Newsreader", 15)],
)
def test_type_is_bundled_unhinted_and_never_falsely_bold(qtbot: QtBot, style: str, family: str, pixels: int) -> None:
    font = Theme("light").font(style)
    assert QFontInfo(font).family() == family
    assert font.pixelSize() == pixels
    assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert QFontInfo(font).weight() < 600


def test_numerals_can_be_of_equal_width(qtbot: QtBot) -> None:
    theme = Theme("light")
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setFont(theme.font("body", numerals=True))
    assert edit.fontMetrics().horizontalAdvance("11:11") == edit.fontMetrics().horizontalAdvance("08:08")
    edit.setFont(theme.font("body"))
    assert edit.fontMetrics().horizontalAdvance("11:11") != edit.fontMetrics().horizontalAdvance("08:08")


def test_a_style_can_be_set_italic_larger_or_heavier(qtbot: QtBot) -> None:
    font = Theme("light", 2.0).font("body", italic=True, size=20, weight=600)
    assert font.italic()
    assert font.pixelSize() == 40
    assert font.weight() == 600


def test_a_blend_lies_between_its_two_colours(qtbot: QtBot) -> None:
    theme = Theme("light")
    assert theme.blend("ink", "canvas", 0) == theme.color("canvas")
    assert theme.blend("ink", "canvas", 1) == theme.color("ink")
    assert theme.paper("ink") == QColor(tokens().linen["ink"])
    theme.set_scheme("dark")
    assert theme.paper("ink") == QColor(tokens().linen["ink"])
