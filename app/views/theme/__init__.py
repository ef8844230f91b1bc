"""The look: tokens, the theme object, and the widgets that every page shares.

Imports PySide6, the standard library and `app.words` only, because the unlock window paints from here before
anything heavy is loaded.

`theme.Theme(scheme="system", text_scale=1.0)` needs a QApplication; `theme.apply(app)` dresses it.
    Signal `changed`; properties `scheme`, `dark`, `text_scale`, `reduced_motion`, `high_contrast`.
    `color(token)`, `paper(token)` (Linen's, for white paper), `blend(over, under, share)`; `px(n)`,
    `space/radius/size(name)`, `line(style)`, `motion(name)` in milliseconds (0 when motion is reduced);
    `font(style, *, italic=None, numerals=False, size=None, weight=None)`; `icon(name, token="ink2", size=16)`,
    `pixmap(name, token, size, ratio)`; `set_scheme`, `set_text_scale`, `set_reduced_motion`,
    `set_high_contrast`.
    Styles: caption key small body strong control action step partner section title partner_title resting remark.
    A hand-painted widget connects `theme.changed` to a method that calls `updateGeometry()` and `update()`;
    lengths that were given to layouts with `px()` are given again there.

`widgets` gathers them all; each takes `theme` first and `parent=None` last.
  Words
    Label(theme, text, *, style="body", token="ink", wrap=False, elide=False, align=AlignLeft, italic=None,
        numerals=False, size=None, weight=None, line=None): plain text in the design's line height, that wraps or
        elides; `setText`, `set_token`, `set_size`. SectionTitle(theme, text), ScreenTitle(theme, text, *, size),
        Caption(theme, text).
  Buttons
    Button(theme, text, *, kind="quiet", icon="", key="", tall=False, strong=False): kinds quiet, primary, soft,
        dusk, dusk_quiet, link, error_link; 34 px high, 42 when tall; Enter presses it like Space; `set_kind`,
        `set_icon`, `set_key`.
    IconButton(theme, icon, name, *, token="ink2", size=16), `set_name`, `set_icon`.
    Chip(theme, text, *, icon="", token="ink2", checkable=False, tall=False).
    Tick(theme, text), a QCheckBox. PlainButton(theme, text): the base for one's own painted buttons.
  Fields
    LineEdit(theme, placeholder="", *, name="", icon="", key="", tall=False, quiet=False, style="", size=None);
        `set_wrong`, `set_key`, `reserve_end`.
    PassphraseField(theme, placeholder="", *, name); `eye`, `show_letters`, `hide_letters`.
    Field(theme, label, *, hint="", placeholder="", edit=None, tall=True); `edit`, `text()`, `set_text`,
        `set_error(sentence, *, technical=False)`, `error()`, signal `changed(str)`.
  Marks
    PartnerMark(theme, "first"|"second", initial="", *, size=24), CoupleMarks(theme, first, second, *, size=22,
        hidden=False), BrandMark(theme, *, width=22), KeyCap(theme, text), Sign(theme, icon, *, token="ink2",
        size=16, line=20) for an icon beside words, StoneMark(theme, look, text="", *, icon="", size=32) with look
        behind, open, ahead, paused or adding.
  Panels
    Card(theme, *, token="surface", line="line", strength=1.0, radius="card", floating=False, padding=24): give
        its layout margins of 0; `bleed` is the shadow's margin. Scroll(theme, content). Gap(theme, height, width),
        which grows with the text.
    NoticeBar(theme, text, *, kind="plain"|"error", title="", icon="", action="", key="", second=""); signals
        `acted`, `acted_second`; `set_text`, `buttons()`.
  Ways
    TabBar(theme, titles, *, name), a QTabBar; NavRow(theme, text, icon, *, key="", badge=""), set_here;
    Segmented(theme, [(key, words), …], *, name, chosen); `choice()`, `choose(key)`, signal `chosen(key)`.

For delegates and hand-painted controls: `paint.begin/rounded/focus_ring/draw_icon/draw_text/shadow/key_cap`,
`marks.paint_mark/paint_couple/paint_brand`, `stones.paint_stone/paint_way`. They read tokens, never literals.
"""
