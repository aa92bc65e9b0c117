"""Text cut to a length, never within what belongs together: a link, an escape, a letter with its accents."""

from __future__ import annotations

import regex

ELLIPSIS = "…"
# A bare address takes the blank behind it along: an ellipsis there would become part of it.
_WHOLE = regex.compile(
    r"\[(?:\\.|[^\[\]\\])*\]\((?:[^()\s]|\([^()\s]*\))*\)|<[^<>\s]+>|[A-Za-z]{1,20}://\S+\s?|\\[^\w\s]|\X",
    regex.V1 | regex.DOTALL,
)


def clip(text: str, most: int) -> str:
    """The text, or its beginning up to a word's end with an ellipsis, in at most ``most`` characters."""
    if len(text) <= most:
        return text
    if most <= 0:
        return ""
    cut = most - 1
    space = max(text.rfind(" ", 0, cut), text.rfind("\n", 0, cut))
    cut = space if space > most // 2 else cut
    for whole in _WHOLE.finditer(text):
        if whole.end() > cut:
            cut = min(cut, whole.start())
            break
    return text[:cut].rstrip() + ELLIPSIS
