"""Weights of features on entries in flat arrays: small in memory, quick to walk and to look into."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import accumulate
from typing import Any, NamedTuple

from bot.search.index.rows import Rows
from bot.search.words.features import Term

MOST_STEPS = 9_000
"""Weights read for one question before the rest is only looked up for the leaders; bounds the time."""
LEADERS = 48


class Postings:
    """For each feature the entries that have it, in rising order, and its weight on each.

    Args:
        weights: (feature, entry number, weight) in any order of features; the entries of a feature must rise.
    """

    def __init__(self, weights: Iterable[tuple[Term, int, float]] = ()) -> None:
        numbers: dict[Term, int] = {}
        met, entries, values = array("I"), array("I"), array("f")
        for feature, entry, weight in weights:
            met.append(numbers.setdefault(feature, len(numbers)))
            entries.append(entry)
            values.append(weight)
        self.rows = Rows(numbers)
        places = [self.rows.find(feature) for feature in numbers]
        rows = [row for number in met if (row := places[number]) is not None]
        self.starts = _starts(rows, len(self.rows))
        self.entries, self.weights = array("I", bytes(4 * len(rows))), array("f", bytes(4 * len(rows)))
        free = array("I", self.starts)
        for row, entry, weight in zip(rows, entries, values, strict=True):
            at = free[row]
            self.entries[at], self.weights[at] = entry, weight
            free[row] = at + 1

    @classmethod
    def of(cls, rows: Rows, starts: array[int], entries: array[int], weights: array[float]) -> Postings:
        """Postings of these arrays: each row's entries and weights stand from its start to the next one's."""
        made = cls()
        made.rows, made.starts, made.entries, made.weights = rows, starts, entries, weights
        return made

    def __contains__(self, feature: Term) -> bool:
        low, high = self.span(feature)
        return high > low

    def span(self, feature: Term) -> tuple[int, int]:
        """Where the feature's entries stand in the arrays: the first, and one past the last."""
        row = self.rows.find(feature)
        return (0, 0) if row is None else (self.starts[row], self.starts[row + 1])

    def weight(self, feature: Term, entry: int) -> float:
        """The feature's weight on one entry; 0 where the entry has it not."""
        return self.at(*self.span(feature), entry)

    def at(self, low: int, high: int, entry: int) -> float:
        """The weight on one entry inside a span."""
        at = bisect_left(self.entries, entry, low, high)
        return self.weights[at] if at < high and self.entries[at] == entry else 0.0

    def total(self, features: Mapping[Any, float], entry: int) -> float:
        """The sum of the features' weights on one entry, each times its weight in the question."""
        return sum(w * self.weight(f, entry) for f, w in features.items())


class Part(NamedTuple):
    """One feature of a question: where its entries stand, and how much it weighs in the question."""

    postings: Postings
    low: int
    high: int
    weight: float


def leading(parts: Sequence[Part], start: Sequence[float], most: int) -> list[tuple[float, int]]:
    """The entries with the highest sums over the parts, best first, as (sum, entry number).

    Rare features choose; once ``MOST_STEPS`` weights are read, the commoner ones only re-rank the leaders.

    Args:
        parts: the features of the question that any entry has.
        start: what each entry has before any feature speaks; an entry without a feature is never found.
        most: how many entries to give.
    """
    parts = sorted(parts, key=_length)
    totals = [0.0] * len(start)
    steps = 0
    for done, (postings, low, high, weight) in enumerate(parts):
        steps += high - low
        if steps > MOST_STEPS:
            return _refined(parts[done:], totals, start, most)
        for entry, held in zip(postings.entries[low:high], postings.weights[low:high], strict=True):
            totals[entry] += weight * held
    return nlargest(most, [(total + start[i], -i) for i, total in enumerate(totals) if total])


def _refined(
    rest: Sequence[Part], totals: list[float], start: Sequence[float], most: int
) -> list[tuple[float, int]]:
    leaders = nlargest(LEADERS, range(len(totals)), key=totals.__getitem__)
    for postings, low, high, weight in rest:
        for i in leaders:
            totals[i] += weight * postings.at(low, high, i)
    return nlargest(most, [(totals[i] + start[i], -i) for i in leaders if totals[i]])


def _length(part: Part) -> int:
    return part.high - part.low


def _starts(rows: Iterable[int], count: int) -> array[int]:
    """Where each row begins when rows are laid one behind the other; one more for the end."""
    sizes = array("I", bytes(4 * (count + 1)))
    for row in rows:
        sizes[row + 1] += 1
    return array("I", accumulate(sizes))
