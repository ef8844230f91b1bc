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


class NotSaved(Exception):
    """The disk would not take it. Nothing was changed; what was typed is still on the screen.

    `why` is "full", "read-only", "gone" or "other"; the words for the therapist are found where they are shown.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class CannotOpen(Exception):
    """The vault stays closed and untouched.

    `why` is "wrong passphrase", "wrong recovery", "wrong keychain", "damaged", "foreign", "empty", "newer",
    "missing", "in use", "not permitted" or "old library".
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class KeychainClosed(Exception):
    """The computer's keychain did not do what was asked of it; passphrase and recovery sheet go on opening the records.

    `why` is "none" (there is none), "untrusted" (one that keeps keys in the open, or forgets them), "locked",
    "empty" (it gave no key), "wrong" (it gave something that is no key of ours) or "broken" (anything else).
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
