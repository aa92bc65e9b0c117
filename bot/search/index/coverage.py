"""How much of what a question says an entry covers: BM25 over whole entries, as a share of the best."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from bot.search.index.postings import Postings
from bot.search.words.features import Word

Counts: TypeAlias = Mapping[str, int]

WORD, BODY_WORD = 20, 3
"""What a word in an entry's phrasings counts, and one in its answer; whole, so that sums are exact."""
SATURATION = 1.2 * WORD
LENGTH_SHARE = 0.75
SHAPE_WEIGHT = 0.5


class Coverage:
    """Scores in [0, 1]; a word that no entry has counts against all of them.

    Args:
        said: how often each entry says each stem.
        entries: how many entries there are.
        weigh: a word's weight in [0, 1] apart from its rarity here, by its stem.
    """

    def __init__(self, said: Postings, entries: int, weigh: Callable[[str], float]) -> None:
        self._weigh = weigh
        self._n = entries
        self._unknown = self._rarity(0)
        self.postings = Postings.of(said.rows, said.starts, said.entries, _saturated(said, entries))

    def query(self, words: Iterable[Word]) -> dict[str, float]:
        """The stems of a question with their weights, so that full coverage adds up to about one."""
        sureness: dict[str, float] = {}
        for word in words:
            for stem in _forms(word.stem):
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


def counts(phrases: Iterable[Iterable[str]], body: Iterable[str]) -> Counts:
    """How often an entry says each stem, in its phrasings and in its answer."""
    found = Counter[str]()
    for stem in chain(*phrases):
        for form in _forms(stem):
            found[form] += WORD
    for stem in body:
        found[stem] += BODY_WORD
    return found


def listed(counts: Sequence[Counts]) -> Iterator[tuple[str, int, float]]:
    """The counts of all entries, as postings take them, in an order that depends on nothing else."""
    for number, said in enumerate(counts):
        yield from ((stem, number, said[stem]) for stem in sorted(said))


def by_entry(said: Postings, entries: int) -> list[dict[str, int]]:
    """What ``listed`` was given, out of the postings that were made of it."""
    found: list[dict[str, int]] = [{} for _ in range(entries)]
    for stem, row in said.rows.words.items():
        for at in range(said.starts[row], said.starts[row + 1]):
            found[said.entries[at]][stem] = int(said.weights[at])
    return found


def _saturated(said: Postings, entries: int) -> array[float]:
    """What each stem weighs on each entry: the more often it is said the more, and in a long entry less."""
    lengths = [0.0] * entries
    for entry, times in zip(said.entries, said.weights, strict=True):
        lengths[entry] += times
    mean = sum(lengths) / max(1, entries) or 1.0
    rooms = [SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean) for length in lengths]
    held = zip(said.entries, said.weights, strict=True)
    return array("f", [times / (times + rooms[entry]) for entry, times in held])


def _forms(stem: str) -> tuple[str, ...]:
    """The stem; for a number its shape as well, so that one number of years resembles another."""
    return (stem, "#" * len(stem)) if stem.isdigit() else (stem,)
