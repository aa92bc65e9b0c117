"""Messages that are no question: without words, a greeting, a call for help, thanks, another language."""

from __future__ import annotations

from collections.abc import Sequence

from bot.search.index.index import Index
from bot.search.languages import other_language
from bot.search.reply import Courtesy
from bot.search.words.lexicon import Lexicon, Phrase

_HELP = frozenset({("help",), ("help", "me"), ("help", "please"), ("please", "help"), ("commands",)})
_LEAST_WORDS = 5
_KNOWN_SHARE = 0.3
_UNSURE = 0.25


def without_greeting(heard: Sequence[str], greetings: frozenset[Phrase]) -> Phrase:
    """The words after any greetings that stand in front."""
    left = tuple(heard)
    longest = max(map(len, greetings), default=0)
    while size := next((n for n in range(min(longest, len(left)), 0, -1) if left[:n] in greetings), 0):
        left = left[size:]
    return left


def courtesy(heard: Sequence[str], lexicon: Lexicon) -> Courtesy | None:
    """The courtesy that a message deserves in place of an answer, if any."""
    if not heard:
        return Courtesy("wordless")
    if tuple(heard) in _HELP:
        return Courtesy("help")
    left = without_greeting(heard, lexicon.greetings)
    if not left:
        return Courtesy("hello")
    if left in _HELP:
        return Courtesy("help")
    if not without_greeting(left, lexicon.thanks | lexicon.greetings):
        return Courtesy("thanks")
    return Courtesy("language") if other_language(left) else None


def foreign(heard: Sequence[str], index: Index, confidence: float) -> bool:
    """Whether the words are likely those of a language that the knowledge is not written in."""
    letters = "".join(heard)
    if 2 * sum(letter in index.alphabet for letter in letters) < len(letters):
        return True
    known = sum(index.speller.knows(word) for word in heard)
    return len(heard) >= _LEAST_WORDS and known <= _KNOWN_SHARE * len(heard) and confidence < _UNSURE
