"""What only a first run wants, and so is fetched only then: passphrases to choose from, and the sample practice."""

from __future__ import annotations

import sys

from app.views.unlock.asks import Passphrases, Rated


def passphrases() -> Passphrases:
    """Four words drawn from the list, and what words drawn or written are worth."""

    def draw() -> list[str]:
        from secrets import choice

        from app.models.content import load_passphrase_words

        return [choice(load_passphrase_words()) for _ in range(4)]

    def drawn() -> Rated:
        from app.models.content import load_passphrase_words
        from app.rules.passphrase import rate_drawn

        return rate_drawn(len(load_passphrase_words()))

    def rate(phrase: str) -> Rated:
        from app.rules.passphrase import rate

        return rate(phrase)

    return Passphrases(draw, drawn, rate)


def look_around() -> None:
    """The sample practice beside this first run, in a program of its own."""
    from PySide6.QtCore import QProcess

    QProcess.startDetached(sys.executable, ["-m", "app", "--sample"])
