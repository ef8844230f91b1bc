"""Where a line may end: at a space, after a hyphen between letters, and between Chinese or Japanese signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Not at a no-break space.
_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_CHUNKS = re.compile(rf"[{_SPACE}]+|(?:[^{_SPACE}-]|-(?!\w)|(?<!\w)-)*-?")
_WIDE = re.compile(r"[\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！…‥）」』】〕〉》〙〗｝］％”’»,.;:!?)]}%"
    "ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ\u3099\u309a"
)
_NEVER_LAST = frozenset("（「『【〔〈《〘〖｛［“‘«([{")


def chunks(text: str) -> Iterator[tuple[int, int]]:
    """The stretches, as (start, end), between which a line may end; spaces are stretches of their own."""
    wide = _WIDE.search(text) is not None
    for match in _CHUNKS.finditer(text):
        start, end = match.span()
        if wide:
            for at in range(start + 1, end):
                if _may_end(text[at - 1], text[at]):
                    yield start, at
                    start = at
        if end > start:
            yield start, end


def _may_end(before: str, after: str) -> bool:
    if before in _NEVER_LAST or after in _NEVER_FIRST or before.isspace() or after.isspace():
        return False
    return _WIDE.match(before) is not None or _WIDE.match(after) is not None
