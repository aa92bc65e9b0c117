"""What a phrase is made of, as weighted features: stems and neighbouring pairs of stems."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, TypeVar

Term: TypeAlias = str | tuple[str, str]
Key = TypeVar("Key", Term, str)

EDGE = ""
EDGE_WEIGHT = 0.3
"""How much the beginning and the end of a phrase count as a neighbour."""


class Word(NamedTuple):
    """A word of a phrase: as spelt, its stem, and how sure the spelling is, in (0, 1]."""

    text: str
    stem: str
    sure: float = 1.0


Words: TypeAlias = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many phrases of a base words stand.

    Args:
        phrases: how many phrases there are.
        stems: by stem, how many of them have it.
    """

    phrases: int
    stems: Mapping[str, int]

    @classmethod
    def of(cls, phrases: Iterable[Sequence[str]]) -> Counts:
        """The counts of the stems of all phrases of a base."""
        stems: Counter[str] = Counter()
        total = 0
        for phrase in phrases:
            total += 1
            stems.update(set(phrase))
        return cls(total, stems)


class Features:
    """Weighs the features of phrases by how rare their words are in all phrases of a base.

    Args:
        counts: in how many phrases of the base each word stands.
        weigh: a word's weight in [0, 1] apart from its rarity here, by its stem.
    """

    def __init__(self, counts: Counts, weigh: Callable[[str], float]) -> None:
        self.weigh = weigh
        self.stems = sorted(counts.stems)
        self._count = counts.phrases
        self._rarities = {stem: self._rarity(count) * weigh(stem) for stem, count in counts.stems.items()}
        self.pair_rarity = math.log(1 + self._count) / 2

    def rarity(self, stem: str) -> float:
        """How telling a stem is: it grows as fewer phrases have it."""
        known = self._rarities.get(stem)
        return self._rarity(0) * self.weigh(stem) if known is None else known

    def terms(self, phrase: Sequence[Word]) -> dict[Term, float]:
        """The stems and neighbouring pairs of a phrase, as a vector of length one."""
        vector: defaultdict[Term, float] = defaultdict(float)
        for word in phrase:
            vector[word.stem] = max(vector[word.stem], word.sure * self.rarity(word.stem))
        left, left_sure, left_weight = EDGE, 1.0, EDGE_WEIGHT
        for word in (*phrase, Word(EDGE, EDGE)):
            weight = self.weigh(word.stem) if word.stem else EDGE_WEIGHT
            vector[left, word.stem] += left_sure * word.sure * self.pair_rarity * max(left_weight, weight)
            left, left_sure, left_weight = word.stem, word.sure, weight
        return unit(vector)

    def _rarity(self, phrases: int) -> float:
        return math.log((1 + self._count) / (1 + phrases)) + 1


def unit(vector: Mapping[Key, float]) -> dict[Key, float]:
    """The vector scaled to length one."""
    length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
    return {feature: v / length for feature, v in vector.items()}
