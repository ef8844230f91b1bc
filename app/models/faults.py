"""What a rule or the world may answer instead of doing a thing."""

from __future__ import annotations


class Refused(Exception):
    """A rule or the world says no, in one plain sentence for the therapist.

    `sentence` is already translated and names no reason that is private to one partner; `field` names the
    input it belongs beside, when there is one. Whoever raises it has changed nothing.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
