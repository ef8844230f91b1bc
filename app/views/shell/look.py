"""The look follows the settings, live, and text grows and shrinks by key from anywhere."""

from __future__ import annotations

from collections.abc import Callable

from app.settings import Settings, SettingsFile
from app.views.commands import Commands
from app.views.theme.theme import Theme

TEXT_STEP, LEAST, MOST = 0.1, 0.85, 2.0


def follow_settings(theme: Theme, settings: SettingsFile, commands: Commands) -> Callable[[], None]:
    """Dress the theme now and at every change; calling what comes back ends that."""

    def dress(now: Settings) -> None:
        theme.set_scheme(now.scheme)
        theme.set_text_scale(now.text_scale)
        theme.set_reduced_motion(now.reduced_motion)

    def resize(by: float) -> None:
        settings.change(text_scale=min(MOST, max(LEAST, round(settings.now.text_scale + by, 2))))

    def usual() -> None:
        settings.change(text_scale=1.0)

    commands.on("larger", lambda: resize(TEXT_STEP))
    commands.on("smaller", lambda: resize(-TEXT_STEP))
    commands.on("usual_size", usual)
    dress(settings.now)
    return settings.listen(dress)
