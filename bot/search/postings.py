"""Weights of features on entries, packed into flat arrays: small in memory, quick to walk and to look into."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import nlargest
from typing import Generic, NamedTuple, TypeVar

Feature = TypeVar("Feature", bound=Hashable)

MOST_STEPS = 9_000
"""Weights read for one question before the rest is only looked up for the leading entries; bounds the time."""
LEADERS = 48


class Postings(Generic[Feature]):
    """For each feature the entries that have it, in rising order, and its weight on each.

    Args:
        rows: feature to entry number to weight.
    """

    def __init__(self, rows: Iterable[tuple[Feature, Mapping[int, float]]]) -> None:
        self._spans: dict[Feature, tuple[int, int]] = {}
        self.entries = array("I")
        self.weights = array("f")
        for feature, row in rows:
            start = len(self.entries)
            for entry in sorted(row):
                if row[entry]:
                    self.entries.append(entry)
                    self.weights.append(row[entry])
            self._spans[feature] = start, len(self.entries)

    def __contains__(self, feature: object) -> bool:
        return feature in self._spans

    def span(self, feature: Feature) -> tuple[int, int]:
        """Where the feature's entries stand in the arrays: first and one past the last."""
        return self._spans.get(feature, (0, 0))

    def holders(self, feature: Feature) -> int:
        """How many entries have the feature."""
        low, high = self.span(feature)
        return high - low

    def weight(self, feature: Feature, entry: int) -> float:
        """The feature's weight on one entry; 0 where the entry has it not."""
        return self.at(*self.span(feature), entry)

    def at(self, low: int, high: int, entry: int) -> float:
        """The weight on one entry inside a span."""
        at = bisect_left(self.entries, entry, low, high)
        return self.weights[at] if at < high and self.entries[at] == entry else 0.0

    def total(self, features: Mapping[Feature, float], entry: int) -> float:
        """The sum of the features' weights on one entry, each times its weight in the question."""
        return sum(w * self.weight(f, entry) for f, w in features.items())


class Part(NamedTuple):
    """One feature of a question: how much it weighs there, and where its entries stand."""

    postings: Postings[str] | Postings[str | tuple[str, str]]
    low: int
    high: int
    weight: float


def leading(parts: Sequence[Part], start: Sequence[float], most: int) -> list[tuple[float, int]]:
    """The entries with the highest sums over the parts, best first, as (sum, entry number).

    Rare features choose; once ``MOST_STEPS`` weights are read, the commoner ones only re-rank the leaders.
    """
    parts = sorted(parts, key=lambda p: p.high - p.low)
    totals = [0.0] * len(start)
    steps = 0
    for done, (postings, low, high, weight) in enumerate(parts):
        steps += high - low
        if steps > MOST_STEPS:
            return _refined(parts[done:], totals, start, most)
        for entry, held in zip(postings.entries[low:high], postings.weights[low:high], strict=True):
            totals[entry] += weight * held
    found = [(total + start[entry], entry) for entry, total in enumerate(totals) if total]
    return nlargest(most, found, key=_by_total)


def _refined(
    rest: Sequence[Part], totals: Sequence[float], start: Sequence[float], most: int
) -> list[tuple[float, int]]:
    leaders = nlargest(LEADERS, range(len(totals)), key=totals.__getitem__)
    refined = [
        (
            totals[entry]
            + start[entry]
            + sum(weight * postings.at(low, high, entry) for postings, low, high, weight in rest),
            entry,
        )
        for entry in leaders
        if totals[entry]
    ]
    return nlargest(most, refined, key=_by_total)


def _by_total(found: tuple[float, int]) -> tuple[float, int]:
    return found[0], -found[1]
