"""Numbers features in little memory: words by a table, pairs of words as integers in a sorted array."""

from __future__ import annotations

import operator
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

from bot.search.words.features import Term

WORD_BITS = 32
"""A pair is the number of its left word, so many bits further up, and the number of its right one."""

Packed = tuple[bytes, bytes]


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
        self._pairs = array("Q", sorted(pairs))

    @classmethod
    def unpack(cls, packed: Sequence[bytes]) -> Rows:
        """The rows that ``packed`` was made of.

        Raises:
            ValueError: they are no rows.
        """
        words, pairs = packed
        made = cls()
        listed = str(words, "utf-8", "surrogatepass").split("\n")[:-1]
        made.words = dict(zip(listed, range(len(listed)), strict=True))
        made._pairs.frombytes(pairs)
        if len(made.words) != len(listed) or not made._in_order():
            raise ValueError("these are no rows")
        return made

    @property
    def packed(self) -> Packed:
        """Everything as plain bytes: each word with the end of a line, and the pairs."""
        return "".join(f"{word}\n" for word in self.words).encode(
            "utf-8", "surrogatepass"
        ), self._pairs.tobytes()

    def __len__(self) -> int:
        return len(self.words) + len(self._pairs)

    def find(self, feature: Term) -> int | None:
        """The row of a feature; None where it has none."""
        if isinstance(feature, str):
            return self.words.get(feature)
        left, right = map(self.words.get, feature)
        if left is None or right is None:
            return None
        pair = left << WORD_BITS | right
        at = bisect_left(self._pairs, pair)
        return len(self.words) + at if at < len(self._pairs) and self._pairs[at] == pair else None

    def _number(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))

    def _in_order(self) -> bool:
        """Whether the pairs rise, each of two words that are there."""
        halves = memoryview(self._pairs).cast("B").cast("I")
        rising = all(map(operator.lt, self._pairs, islice(self._pairs, 1, None)))
        return rising and max(halves, default=-1) < len(self.words)
