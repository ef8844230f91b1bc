"""Every shared widget under one name, so that a page needs one import."""

from __future__ import annotations

from app.views.theme.buttons import Button, Chip, IconButton, PlainButton
from app.views.theme.choices import Switch, Tick
from app.views.theme.fields import Field, LineEdit, PassphraseField
from app.views.theme.labels import Caption, Label, ScreenTitle, SectionTitle
from app.views.theme.marks import BrandMark, CoupleMarks, PartnerMark
from app.views.theme.navigation import NavRow, Segmented, TabBar
from app.views.theme.panels import Card, Gap, KeyCap, NoticeBar, Scroll, Sign
from app.views.theme.stones import StoneMark

__all__ = [
    "BrandMark",
    "Button",
    "Caption",
    "Card",
    "Chip",
    "CoupleMarks",
    "Field",
    "Gap",
    "IconButton",
    "KeyCap",
    "Label",
    "LineEdit",
    "NavRow",
    "NoticeBar",
    "PartnerMark",
    "PassphraseField",
    "PlainButton",
    "ScreenTitle",
    "Scroll",
    "SectionTitle",
    "Segmented",
    "Sign",
    "StoneMark",
    "Switch",
    "TabBar",
    "Tick",
]
