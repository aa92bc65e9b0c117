"""Numbers features in little memory: words by a table, pairs of words as integers in a sorted array."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from bot.search.words.features import Term

WORD_BITS = 32
"""A pair is the number of its left word, so many bits further up, and the number of its right one."""


class Rows:
    """Gives each feature a row number from 0 on; a pair costs eight bytes.

    Args:
        features: each feature once, in any order. The words of pairs get rows as well.
    """

    def __init__(self, features: Iterable[Term] = ()) -> None:
        self.words: dict[str, int] = {}
        pairs = []
        for feature in features:
            if isinstance(feature, str):
                self._number(feature)
            else:
                pairs.append(self._number(feature[0]) << WORD_BITS | self._number(feature[1]))
        self.pairs = array("Q", sorted(pairs))

    @classmethod
    def of(cls, words: dict[str, int], pairs: array[int]) -> Rows:
        """Rows of these words, numbered in order, and of these pairs, which rise."""
        made = cls()
        made.words, made.pairs = words, pairs
        return made

    def __len__(self) -> int:
        return len(self.words) + len(self.pairs)

    def find(self, feature: Term) -> int | None:
        """The row of a feature; None where it has none."""
        if isinstance(feature, str):
            return self.words.get(feature)
        left, right = map(self.words.get, feature)
        if left is None or right is None:
            return None
        pair = left << WORD_BITS | right
        at = bisect_left(self.pairs, pair)
        return len(self.words) + at if at < len(self.pairs) and self.pairs[at] == pair else None

    def _number(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))
