"""How sure the engine may be of its best entry: a chance in [0, 1] from closeness and margin."""

from __future__ import annotations

import math

CLOSENESS, MARGIN, START = 1.6, 0.55, 0.8
FLOOR = 0.05
SURE = 0.97
"""The chance where the question is, word for word, a phrasing of the entry."""


def chance(closeness: float, margin: float) -> float:
    """The chance that the best entry is the right one.

    Both signs are needed: the first says "close", the second "closer than the rest".

    Args:
        closeness: how alike question and entry are as a whole, in [0, 1].
        margin: the best entry's score less the next one's.
    """
    logit = START + CLOSENESS * math.log(max(0.0, closeness) + FLOOR) + MARGIN * margin
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
