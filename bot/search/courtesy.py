"""Messages that are no question: a bare mention, a greeting, a call for help, thanks, another language."""

from __future__ import annotations

from collections.abc import Sequence

from bot.search.index import Index
from bot.search.lexicon import Phrase
from bot.search.reply import Courtesy

_HELP = frozenset({("help",), ("help", "me"), ("help", "please"), ("please", "help"), ("commands",)})
_LANGUAGE_WORDS = 4
_KNOWN_SHARE = 0.25


def without_greeting(heard: Sequence[str], greetings: frozenset[Phrase]) -> Phrase:
    """The words after any greetings that stand in front."""
    left = tuple(heard)
    longest = max(map(len, greetings), default=0)
    while left:
        size = next((n for n in range(min(longest, len(left)), 0, -1) if left[:n] in greetings), 0)
        if not size:
            break
        left = left[size:]
    return left


def courtesy(heard: Sequence[str], index: Index) -> Courtesy | None:
    """The courtesy that a message deserves instead of an answer, if any."""
    left = without_greeting(heard, index.lexicon.greetings)
    if not left:
        return Courtesy("hello")
    if left in _HELP:
        return Courtesy("help")
    if not without_greeting(left, index.lexicon.thanks | index.lexicon.greetings):
        return Courtesy("thanks")
    known = sum(index.speller.knows(word) for word in left)
    if len(left) >= _LANGUAGE_WORDS and known < _KNOWN_SHARE * len(left):
        return Courtesy("language")
    return None
