"""Messages that ask nothing: no words, greetings, small talk, calls for help, thanks, another language."""

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
    return tuple(heard)[sum(map(len, _in_front(heard, greetings))) :]


def courtesy(heard: Sequence[str], lexicon: Lexicon) -> Courtesy | None:
    """The courtesy that a message deserves in place of an answer, if any."""
    if not heard:
        return Courtesy("wordless")
    left = without_greeting(heard, lexicon.greetings)
    if tuple(heard) in _HELP or left in _HELP:
        return Courtesy("help")
    return _talk(heard, lexicon) or (Courtesy("language") if other_language(left) else None)


def _talk(heard: Sequence[str], lexicon: Lexicon) -> Courtesy | None:
    """What a message deserves that is nothing but greetings, thanks and small talk."""
    polite = lexicon.greetings | lexicon.thanks | lexicon.small_talk
    said = _in_front(heard, polite | lexicon.company)
    if sum(map(len, said)) < len(heard) or polite.isdisjoint(said):
        return None
    if not lexicon.thanks.isdisjoint(said):
        return Courtesy("thanks")
    return Courtesy("wordless" if lexicon.greetings.isdisjoint(said) else "hello")


def _in_front(heard: Sequence[str], phrases: frozenset[Phrase]) -> list[Phrase]:
    """The phrases that a message begins with, one after the other, the longest first."""
    left, said = tuple(heard), list[Phrase]()
    longest = max(map(len, phrases), default=0)
    while size := next((n for n in range(min(longest, len(left)), 0, -1) if left[:n] in phrases), 0):
        said.append(left[:size])
        left = left[size:]
    return said


def foreign(heard: Sequence[str], index: Index, confidence: float) -> bool:
    """Whether the words are likely those of a language that the knowledge is not written in."""
    letters = "".join(heard)
    if 2 * sum(letter in index.alphabet for letter in letters) < len(letters):
        return True
    known = sum(index.speller.knows(word) for word in heard)
    return len(heard) >= _LEAST_WORDS and known <= _KNOWN_SHARE * len(heard) and confidence < _UNSURE
