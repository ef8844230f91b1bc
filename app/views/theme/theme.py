"""The look in use: Linen or Hearth, the text size, motion and contrast, and everything built from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtWidgets import QApplication

from app.views.theme.fonts import font_of, load_first_fonts, load_fonts
from app.views.theme.preferences import SystemPreferences
from app.views.theme.sheet import palette_of, rules_of
from app.views.theme.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

STYLE = "Fusion"
"""The style of Qt's that this look is drawn over; the same on every system."""

Scheme = Literal["light", "dark", "system"]

_RATIOS = (1.0, 1.5, 2.0, 3.0)


class Theme(QObject):
    """Colours, type, icons and lengths by token; `changed` goes out after palette, rules and icons
    were rebuilt.

    Handed to every widget by hand. Needs a QApplication; `apply` dresses it. An `early` one has what the unlock page
    shows, so that it stands at once in a program begun in `STYLE`; `complete` fetches the rest.
    """

    changed = Signal()

    def __init__(
        self,
        scheme: Scheme = "system",
        text_scale: float = 1.0,
        parent: QObject | None = None,
        *,
        system: SystemPreferences | None = None,
        early: bool = False,
    ) -> None:
        super().__init__(parent)
        self._early = early
        if early:
            load_first_fonts()
        else:
            load_fonts()
        self._tokens = tokens()
        self._scheme: Scheme = scheme
        self._scale = self._within(text_scale)
        self._system = system if system is not None else SystemPreferences(parent=self)
        self._system.changed.connect(self._system_changed)
        self._reduced_motion: bool | None = None
        self._high_contrast: bool | None = None
        self._app: QApplication | None = None
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._rules: dict[str, str] = {}
        self._fonts: dict[tuple[str, bool | None, bool, float | None, int | None], QFont] = {}
        self._colours = self._choose_colours()

    # -- what is in use ------------------------------------------------------------------------------------

    @property
    def early(self) -> bool:
        """Whether only what the unlock page shows is there yet; `changed` goes out when that ends."""
        return self._early

    @property
    def scheme(self) -> Scheme:
        """What the therapist chose: "light", "dark" or "system"."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether Hearth is in use."""
        return self._system.dark if self._scheme == "system" else self._scheme == "dark"

    @property
    def text_scale(self) -> float:
        """The text size, 0.85 to 2.0."""
        return self._scale

    @property
    def reduced_motion(self) -> bool:
        """Whether everything that moves becomes instant."""
        return self._system.reduced_motion if self._reduced_motion is None else self._reduced_motion

    @property
    def high_contrast(self) -> bool:
        """Whether quiet colours become strong ones and tints get an outline."""
        return self._system.high_contrast if self._high_contrast is None else self._high_contrast

    def rules(self, name: str) -> str:
        """The rules that Qt draws "menus", "scroll-bars" or "tips" by, for one of these to wear.

        Worn by the whole program they would make every widget in it slower.
        """
        if name not in self._rules:
            self._rules[name] = rules_of(name, self._colours, self._scale)
        return self._rules[name]

    # -- looking things up ---------------------------------------------------------------------------------

    def color(self, token: str) -> QColor:
        """The colour of a token; an unknown name raises KeyError."""
        return QColor(self._colours[token])

    def paper(self, token: str) -> QColor:
        """The colour of a token on paper, which is white in both themes."""
        return QColor(self._tokens.linen[token])

    def blend(self, over: str, under: str, share: float) -> QColor:
        """`share` (0–1) of the token `over` laid on the token `under`."""
        top, base = self._colours[over], self._colours[under]
        return QColor.fromRgbF(
            top.redF() * share + base.redF() * (1 - share),
            top.greenF() * share + base.greenF() * (1 - share),
            top.blueF() * share + base.blueF() * (1 - share),
        )

    def px(self, n: float) -> int:
        """`n` pixels of the design at the text size in use, at least 1 for anything that is drawn."""
        return max(1, round(n * self._scale)) if n > 0 else 0

    def space(self, name: str) -> int:
        """A distance by name: hair, small, snug, base, wide, broad, vast."""
        return self.px(self._tokens.space[name])

    def radius(self, name: str) -> int:
        """A corner by name: key, control, row, card, partner."""
        return self.px(self._tokens.radius[name])

    def size(self, name: str) -> int:
        """A size by name: control, action, partner, row, resting, rail, header, tabs, notes, icon, …"""
        return self.px(self._tokens.size[name])

    def motion(self, name: str) -> int:
        """Milliseconds of a movement by name (move, reveal, breath); 0 when motion is reduced."""
        return 0 if self.reduced_motion else self._tokens.motion[name]

    def font(
        self,
        style: str,
        *,
        italic: bool | None = None,
        numerals: bool = False,
        size: float | None = None,
        weight: int | None = None,
    ) -> QFont:
        """The font of a style, scaled; `size` (pixels at 100 %) and `weight` only where a page departs from
        it.
        """
        key = (style, italic, numerals, size, weight)
        if key not in self._fonts:
            kind = self._tokens.type[style]
            self._fonts[key] = font_of(
                kind,
                self.px(kind.size if size is None else size),
                italic=kind.italic if italic is None else italic,
                weight=kind.weight if weight is None else weight,
                numerals=numerals,
            )
        return QFont(self._fonts[key])  # whoever asked may change what it got

    def line(self, style: str) -> int:
        """The line height of a style in pixels, scaled."""
        return self.px(self._tokens.type[style].line)

    def icon(self, name: str, token: str = "ink2", size: float = 16) -> QIcon:
        """An icon for menus and standard widgets; do not keep it over a change of theme."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for ratio in _RATIOS:
            icon.addPixmap(self.pixmap(name, token, size, ratio))
        return icon

    def pixmap(self, name: str, token: str = "ink2", size: float = 16, ratio: float = 1.0) -> QPixmap:
        """The icon as a pixmap for a display of `ratio`, `size` scaled by the text size; kept until the
        theme changes. An early theme has none yet: what draws them is fetched by `complete`, which paints anew.
        """
        if self._early:
            return QPixmap()
        from app.views.theme.icons import draw_icon

        side = self.px(size)
        key = (name, token, side, ratio)
        if key not in self._pixmaps:
            stroke = self._tokens.stroke["icon_partner" if size >= self._tokens.size["icon_partner"] else "icon"]
            self._pixmaps[key] = draw_icon(name, self._colours[token], side, ratio, stroke)
        return self._pixmaps[key]

    # -- changing it ---------------------------------------------------------------------------------------

    def apply(self, app: QApplication) -> None:
        """Dress the program in this theme, and again at every change."""
        self._app = app
        if not self._early:
            app.setStyle(STYLE)
        app.setCursorFlashTime(0)  # nothing blinks, not even where one types
        self._rebuild()

    def complete(self) -> None:
        """Every weight of the type, and the rules for what Qt paints."""
        if self._early:
            self._early = False
            load_fonts()
            self._rebuild()

    def set_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or whatever the system says, from now on."""
        if scheme != self._scheme:
            self._scheme = scheme
            self._rebuild()

    def set_text_scale(self, scale: float) -> None:
        """Text from 85 % (0.85) to 200 % (2.0); a number outside is taken to the nearer end."""
        if self._within(scale) != self._scale:
            self._scale = self._within(scale)
            self._rebuild()

    def set_reduced_motion(self, reduced: bool | None) -> None:
        """Override the system's wish about motion; None follows the system."""
        if reduced != self._reduced_motion:
            self._reduced_motion = reduced
            self.changed.emit()  # no colour and no letter follows it

    def set_high_contrast(self, high: bool | None) -> None:
        """Override the system's wish about contrast; None follows the system."""
        if high != self._high_contrast:
            self._high_contrast = high
            self._rebuild()

    def _within(self, scale: float) -> float:
        return min(self._tokens.text["most"], max(self._tokens.text["least"], scale))

    def _system_changed(self) -> None:
        self._rebuild()

    def _choose_colours(self) -> dict[str, QColor]:
        chosen = self._tokens.hearth if self.dark else self._tokens.linen
        colours = {name: QColor(value) for name, value in chosen.items()}
        if self.high_contrast:
            colours["ink2"] = colours["ink3"] = colours["ink"]
            colours["line2"] = colours["field"]
            for name in [name for name in colours if name.endswith("Tint")]:
                colours[name] = colours["surface"]
        return colours

    def _rebuild(self) -> None:
        self._colours = self._choose_colours()
        self._pixmaps.clear()
        self._fonts.clear()
        self._rules.clear()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setFont(self.font("body"))
        app.setPalette(palette_of(self._colours))
