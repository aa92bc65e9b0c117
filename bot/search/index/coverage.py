"""How much of what a question says an entry covers: BM25 over whole entries, as a share of the best."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from bot.search.index.postings import Postings
from bot.search.words.features import Word, Words

SATURATION = 1.2
LENGTH_SHARE = 0.75
BODY_SHARE = 0.15
"""What a word in an entry's answer counts beside one in its phrasings."""
SHAPE_WEIGHT = 0.5


class Coverage:
    """Scores in [0, 1]; a word that no entry has counts against all of them.

    Args:
        postings: what each stem weighs on each entry, as ``saturated`` gives it.
        entries: how many entries there are.
        weigh: a word's weight in [0, 1] apart from its rarity here, by its stem.
    """

    def __init__(self, postings: Postings, entries: int, weigh: Callable[[str], float]) -> None:
        self._weigh = weigh
        self._n = entries
        self._unknown = self._rarity(0)
        self.postings = postings

    def query(self, words: Iterable[Word]) -> dict[str, float]:
        """The stems of a question with their weights, so that full coverage adds up to about one."""
        sureness: dict[str, float] = {}
        for word in words:
            for stem in _stems(word):
                sureness[stem] = max(word.sure, sureness.get(stem, 0.0))
        best = sum(self._best(stem, sure) for stem, sure in sureness.items()) or 1.0
        return {stem: sure * self._known_rarity(stem, 0.0) / best for stem, sure in sureness.items()}

    def _best(self, stem: str, sure: float) -> float:
        unknown = self._unknown * self._weight(stem)
        return self._known_rarity(stem, unknown) * sure + unknown * (1 - sure)

    def _known_rarity(self, stem: str, unknown: float) -> float:
        """What a stem tells that some entry has; of a question's few it is soon worked out."""
        if stem not in self.postings.rows.words:
            return unknown
        low, high = self.postings.span(stem)
        return self._rarity(high - low) * self._weight(stem)

    def _rarity(self, holders: int) -> float:
        return math.log(1 + (self._n - holders + 0.5) / (holders + 0.5))

    def _weight(self, stem: str) -> float:
        return SHAPE_WEIGHT if stem.startswith("#") else self._weigh(stem)


def _stems(word: Word) -> tuple[str, ...]:
    """The stem; for a number its shape as well, so that one number of years resembles another."""
    return (word.stem, "#" * len(word.text)) if word.text.isdigit() else (word.stem,)


def _counts(phrases: Iterable[Words], body: Words) -> dict[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for word in chain(*phrases):
        for stem in _stems(word):
            counts[stem] += 1.0
    for word in body:
        counts[word.stem] += BODY_SHARE
    return counts


def _length(phrases: Iterable[Words], body: Words) -> float:
    """How many stems an entry has, each as often as it counts."""
    return sum(len(_stems(word)) for word in chain(*phrases)) + BODY_SHARE * len(body)


def saturated(
    phrases: Sequence[Sequence[Words]], bodies: Sequence[Words]
) -> Iterator[tuple[str, int, float]]:
    """What each stem weighs on each entry; holds the counts of one entry at a time, for they are many.

    Args:
        phrases: the words of each phrasing of each entry.
        bodies: the words of each entry's answer.
    """
    lengths = [*map(_length, phrases, bodies)]
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    for i, length in enumerate(lengths):
        room = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean)
        counts = _counts(phrases[i], bodies[i])
        yield from ((stem, i, times / (times + room)) for stem, times in counts.items())
