"""Puts questions that want the same answer together, those that are asked most and lately first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.feedback.model import Gap, Reason

Likeness = Callable[[int, int], float]
"""How alike two questions are, by their places in the list, in [0, 1]."""

HALF = 30
"""Days after which a question counts half as much as one of today."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that want the same answer.

    Args:
        gaps: those asked most first; the first speaks for all.
        weight: how often and how lately they were asked.
    """

    gaps: tuple[Gap, ...]
    weight: float

    @property
    def number(self) -> int:
        """The number of the question that speaks for the group."""
        return self.gaps[0].number

    @property
    def text(self) -> str:
        """That question."""
        return self.gaps[0].text

    @property
    def numbers(self) -> list[int]:
        """The numbers of all its questions."""
        return [gap.number for gap in self.gaps]

    @property
    def times(self) -> int:
        """How often any of them was asked."""
        return sum(gap.times for gap in self.gaps)

    @property
    def last_on(self) -> dt.date:
        """The day on which one of them was asked last."""
        return max(gap.last_on for gap in self.gaps)

    @property
    def reasons(self) -> dict[Reason, int]:
        """How often for which reason, the most frequent first."""
        found: Counter[Reason] = Counter()
        for gap in self.gaps:
            found[gap.reason] += gap.times
        return dict(found.most_common())


def grouped(gaps: Iterable[Gap], alike: Likeness, least: float, today: dt.date) -> list[Group]:
    """The questions in groups, the weightiest group first.

    Args:
        gaps: in an order of their own, by which ``alike`` knows them.
        alike: tells how alike two of them are.
        least: how alike a question must be to the one that speaks for a group to belong to it.
        today: for how long ago things were asked.
    """
    every = list(gaps)
    order = sorted(range(len(every)), key=lambda at: (-_weight(every[at], today), every[at].number))
    groups: dict[int, list[int]] = {}
    for at in order:
        likest = max(groups, key=lambda first: alike(first, at), default=None)
        if likest is not None and alike(likest, at) >= least:
            groups[likest].append(at)
        else:
            groups[at] = [at]
    made = [_group([every[at] for at in places], today) for places in groups.values()]
    return sorted(made, key=lambda group: (-group.weight, group.number))


def _group(gaps: Sequence[Gap], today: dt.date) -> Group:
    return Group(tuple(gaps), sum(_weight(gap, today) for gap in gaps))


def _weight(gap: Gap, today: dt.date) -> float:
    return float(gap.times * 0.5 ** (max((today - gap.last_on).days, 0) / HALF))
