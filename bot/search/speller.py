"""Repairs a misspelt word towards the words that the knowledge uses; a known word is never touched."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.english import WORDS

LEAST_LETTERS = 2
LONGEST_WORD = 40
CLOSE_ENOUGH = 0.57
CHOICES = 12
COMMON, SAME_START, SAME_END = 0.1, 0.06, 0.04
"""What speaks for one near word over another: how many phrases use it, and that its first or last letter is right."""


class Speller:
    """Finds the known word that an unknown one was meant to be.

    Args:
        targets: the words that a repair may lead to, with how many phrases use each.
        known: further words that must not be repaired.
    """

    def __init__(self, targets: Mapping[str, int], known: Collection[str]) -> None:
        self._counts = targets
        self._known = WORDS.union(targets, known)
        self._targets = sorted(word for word in targets if not _has_digit(word))
        self._most = math.log(1 + max(targets.values(), default=1))
        self._nearest = lru_cache(8_192)(self._find)

    def knows(self, word: str) -> bool:
        """Whether the knowledge uses the word."""
        return word in self._known

    def repair(self, word: str) -> tuple[str, float]:
        """The word meant and how alike they are, in (0, 1]; the word itself where no other is near."""
        if word in self._known or not LEAST_LETTERS <= len(word) <= LONGEST_WORD or _has_digit(word):
            return word, 1.0
        return self._nearest(word)

    def _find(self, word: str) -> tuple[str, float]:
        near = process.extract(
            word, self._targets, scorer=OSA.normalized_similarity, score_cutoff=CLOSE_ENOUGH, limit=CHOICES
        )
        found = max(near, key=lambda match: self._merit(word, match[0], match[1]), default=(word, 1.0))
        return found[0], found[1]

    def _merit(self, word: str, target: str, alike: float) -> tuple[float, int]:
        uses = self._counts[target]
        common = COMMON * math.log(1 + uses) / self._most
        ends = SAME_START * (word[0] == target[0]) + SAME_END * (word[-1] == target[-1])
        return alike + common + ends, uses


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)
