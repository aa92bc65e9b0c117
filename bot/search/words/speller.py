"""Repairs a misspelt word towards the words that the knowledge uses; a known word is never touched."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.words.english import WORDS, is_english

LEAST_LETTERS = 2
LONGEST_WORD = 40
LETTERS_AN_EDIT = 7 / 3
"""Letters that a word must have for each edit that is repaired."""
SHORT = 3
"""Words up to this long keep their first letter when repaired."""
CHOICES = 12
MOST_REPAIRS = 16
COMMON, SAME_START, SAME_END = 0.1, 0.06, 0.04
"""What speaks for one near word over another: that many phrases use it, that its ends are right."""


class Speller:
    """Finds the known word that an unknown one was meant to be.

    Args:
        targets: the words that a repair may lead to, with how many phrases use each.
        known: further words that must not be repaired.
        is_form: whether a word is another form of one that is known.
    """

    def __init__(
        self, targets: Mapping[str, int], known: Collection[str], is_form: Callable[[str], bool]
    ) -> None:
        self._counts = {word: targets.get(word, 0) for word in (*targets, *known)}  # less than a set
        self.words = self._counts.keys()
        self._targets = sorted(word for word in targets if not _has_digit(word))
        self._most = math.log(1 + max(targets.values(), default=1))
        self._is_form = is_form
        self._nearest = lru_cache(8_192)(self._find)

    def knows(self, word: str) -> bool:
        """Whether the knowledge uses the word."""
        return word in self.words or word in WORDS

    def repairs(self, heard: Sequence[str]) -> dict[str, tuple[str, float]]:
        """The misspelt words, each with the word that was meant and how alike the two are, in (0, 1).

        At most ``MOST_REPAIRS`` unknown words are looked at, so that a message of nonsense costs no more.
        """
        unknown = [word for word in dict.fromkeys(heard) if self._mendable(word)]
        found = {word: self._nearest(word) for word in unknown[:MOST_REPAIRS]}
        return {word: (meant, sure) for word, (meant, sure) in found.items() if meant != word}

    def _mendable(self, word: str) -> bool:
        return not self.knows(word) and LEAST_LETTERS <= len(word) <= LONGEST_WORD and not _has_digit(word)

    def _find(self, word: str) -> tuple[str, float]:
        if self._is_form(word) or is_english(word):
            return word, 1.0
        edits = max(1, int(len(word) / LETTERS_AN_EDIT))
        near = process.extract(word, self._targets, scorer=OSA.distance, score_cutoff=edits, limit=CHOICES)
        alike = {
            target: 1 - distance / max(len(word), len(target))
            for target, distance, _ in near
            if len(word) > SHORT or target[0] == word[0]
        }
        found = max(alike, key=lambda target: self._merit(word, target, alike[target]), default=word)
        return found, alike.get(found, 1.0)

    def _merit(self, word: str, target: str, alike: float) -> tuple[float, int]:
        uses = self._counts[target]
        common = COMMON * math.log(1 + uses) / self._most
        ends = SAME_START * (word[0] == target[0]) + SAME_END * (word[-1] == target[-1])
        return alike + common + ends, uses


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)
