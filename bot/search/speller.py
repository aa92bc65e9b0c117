"""Repairs a misspelt word towards the words that the knowledge uses; a known word is never touched."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

LEAST_LETTERS = 4
LONGEST_WORD = 40
CLOSE_ENOUGH = 0.66


class Speller:
    """Finds the known word that an unknown one was meant to be.

    Args:
        known: all words that must not be repaired.
        targets: the words, a part of ``known``, that a repair may lead to.
    """

    def __init__(self, known: Collection[str], targets: Collection[str]) -> None:
        self._known = frozenset(known)
        self._targets = sorted(t for t in targets if not any(c.isdigit() for c in t))
        self.nearest = lru_cache(8_192)(self._nearest)

    def knows(self, word: str) -> bool:
        """Whether the knowledge uses the word."""
        return word in self._known

    def repair(self, word: str) -> tuple[str, float]:
        """The word meant and how sure that is, in (0, 1]; the word itself where there is none nearer."""
        if (
            word in self._known
            or not LEAST_LETTERS <= len(word) <= LONGEST_WORD
            or any(c.isdigit() for c in word)
        ):
            return word, 1.0
        return self.nearest(word)

    def _nearest(self, word: str) -> tuple[str, float]:
        found = process.extractOne(
            word, self._targets, scorer=OSA.normalized_similarity, score_cutoff=CLOSE_ENOUGH
        )
        return (found[0], found[1]) if found else (word, 1.0)
