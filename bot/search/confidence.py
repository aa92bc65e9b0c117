"""How sure the engine may be of its best entry: a chance in [0, 1] from what speaks for and against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

START = -6.6
CLOSENESS = 0.42
MARGIN = 0.32
NEAREST = 6.43
LENGTH = 1.45
LEAST_WORDS, MOST_WORDS = 2, 30
"""Between these more words of a question make surer; a single one names a subject as two do."""
FLOOR = 0.05
LONE_MARGIN = 4.0
"""The margin of an entry that has no rival at all."""
THREE_INSTEAD_OF_ONE = 0.25
"""What three to choose from count beside the first alone: they hold the right entry a tenth more often, and
to choose costs a member little."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the confidence in the best entry rests on.

    Args:
        closeness: how much of what the question says the best entry covers, in [0, 1].
        margin: the best entry's score less the next one's.
        nearest: how alike the question is to the nearest phrasing of the best entry, in [0, 1].
        length: how many different words the question has. A long one is never much like any phrasing, so that
            the same likeness says more of it; a short one may be like several by chance.
    """

    closeness: float
    margin: float
    nearest: float
    length: int

    @property
    def likeness(self) -> float:
        """What the logarithm of the odds would be if all questions were equally long."""
        logit = START + MARGIN * self.margin + NEAREST * self.nearest
        return logit + CLOSENESS * math.log(max(0.0, self.closeness) + FLOOR)

    @property
    def logit(self) -> float:
        """The logarithm of the odds that the best entry is right.

        All are needed: "close as a whole", "closer than the rest", "much like one phrasing", "much was said".
        """
        return self.likeness + LENGTH * math.log(1 + min(max(self.length, LEAST_WORDS), MOST_WORDS))


def chance(signs: Signs) -> float:
    """The chance that the best entry is the right one."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, signs.logit))))


def least_to_answer(target: float) -> float:
    """The chance from which on to answer so that ``target`` of all answers are right.

    Chances above it spread about evenly up to 1, so their mean is the target.
    """
    return max(0.0, 2 * target - 1)
