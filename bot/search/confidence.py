"""How sure the engine may be of its best entry: a chance in [0, 1] from what speaks for and against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

START = -2.0
CLOSENESS = 0.85
MARGIN = 0.43
NEAREST = 2.32
LENGTH = 0.64
MOST_WORDS = 30
"""Words of a question beyond which more of them make nothing surer."""
FLOOR = 0.05
LONE_MARGIN = 4.0
"""The margin of an entry that has no rival at all."""
THREE_INSTEAD_OF_ONE = 0.23
"""By how much the right entry is likelier among the first three than in front."""
NO_DOMAIN = 1.27
OTHER_TRADE = 1.5
OUTSIDE = 1.2
SURELY_INSIDE = -0.4
"""Evidence of another subject below which nothing speaks for one."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the confidence in the best entry rests on.

    Args:
        closeness: how alike question and entry are as a whole, in [0, 1].
        margin: the best entry's score less the next one's.
        nearest: how alike the question is to the nearest phrasing of the best entry, in [0, 1].
        length: how many different words the question has. A long one is never much like any phrasing, so that
            the same likeness says more of it; a short one may be like several by chance.
        exact: whether the question is, word for word, a phrasing of that entry alone.
        no_domain: whether the vocabulary names words of the subject and the question has none of them.
        other_trade: whether the question has a word of another trade.
        outside: how much likelier its words are about another subject than about this one, as a logarithm.
    """

    closeness: float
    margin: float
    nearest: float
    length: int
    exact: bool = False
    no_domain: bool = False
    other_trade: bool = False
    outside: float = SURELY_INSIDE

    @property
    def likeness(self) -> float:
        """What the logarithm of the odds would be if all questions were equally long."""
        logit = START + MARGIN * self.margin + NEAREST * self.nearest
        logit += CLOSENESS * math.log(max(0.0, self.closeness) + FLOOR)
        if self.exact:
            return logit
        logit -= OUTSIDE * (1 - self.nearest) * max(0.0, self.outside - SURELY_INSIDE)
        return logit - NO_DOMAIN * self.no_domain - OTHER_TRADE * self.other_trade

    @property
    def logit(self) -> float:
        """The logarithm of the odds that the best entry is right.

        All are needed: "close as a whole", "closer than the rest", "much like one phrasing", "much was said".
        """
        return self.likeness + LENGTH * math.log(1 + min(self.length, MOST_WORDS))


def chance(signs: Signs) -> float:
    """The chance that the best entry is the right one."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, signs.logit))))


def least_to_answer(target: float) -> float:
    """The chance from which on to answer so that ``target`` of all answers are right.

    Chances above it spread about evenly up to 1, so their mean is the target.
    """
    return max(0.0, 2 * target - 1)
