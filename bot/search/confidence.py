"""How sure the engine may be of its best entry: a chance in [0, 1] from what speaks for and against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

START = 0.9
CLOSENESS = 1.45
MARGIN = 0.48
FLOOR = 0.05
LONE_MARGIN = 4.0
"""The margin of an entry that has no rival at all."""
NO_DOMAIN = 1.25
OTHER_TRADE = 2.4


@dataclass(frozen=True, slots=True)
class Signs:
    """What the confidence in the best entry rests on.

    Args:
        closeness: how alike question and entry are as a whole, in [0, 1].
        margin: the best entry's score less the next one's.
        exact: whether the question is, word for word, a phrasing of that entry alone.
        no_domain: whether the vocabulary names words of the subject and the question has none of them.
        other_trade: whether the question has a word of another trade.
    """

    closeness: float
    margin: float
    exact: bool = False
    no_domain: bool = False
    other_trade: bool = False

    @property
    def logit(self) -> float:
        """The logarithm of the odds that the best entry is right.

        Closeness and margin are both needed: the one says "close", the other "closer than the rest".
        """
        logit = START + CLOSENESS * math.log(max(0.0, self.closeness) + FLOOR) + MARGIN * self.margin
        if self.exact:
            return logit
        return logit - NO_DOMAIN * self.no_domain - OTHER_TRADE * self.other_trade


def chance(signs: Signs) -> float:
    """The chance that the best entry is the right one."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, signs.logit))))
