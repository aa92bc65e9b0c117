"""How sure one may be that an entry serves a member, from what words and meaning say for and against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

MOST_WORDS = 30
"""Words of a question beyond which more of them make nothing surer."""
MOST_AHEAD = 4.0
"""Logits beyond which a lead makes nothing surer."""
LEAST_LOGARITHM = -12.0
"""Less likely is all the same."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the chance of one entry rests on.

    Args:
        likely: the logarithm of its probability in meaning.
        outside: the same of "none of the entries".
        nearest: the cosine of the message with its phrasings, the mean of the three nearest.
        wording: how many of their rare words message and phrasing share, in [0, 1], the mean of the three
            that share most.
        length: how many different words the message has.
        ahead: by how much the words prefer it to any other entry; 0 where they prefer another.
    """

    likely: float
    outside: float
    nearest: float
    wording: float
    length: int
    ahead: float

    @property
    def values(self) -> tuple[float, ...]:
        """The signs as numbers, in the order of ``WEIGHTS``."""
        return (
            max(self.likely, LEAST_LOGARITHM),
            max(self.outside, LEAST_LOGARITHM),
            self.nearest,
            self.wording,
            math.log(1 + min(self.length, MOST_WORDS)),
            min(self.ahead, MOST_AHEAD),
        )


WEIGHTS = (0.66, -0.13, 1.85, 4.50, 0.72, 0.34)
"""Of each sign, fitted by ``training`` to what readers found: a full answer 1, a useful one a half."""
START = -3.82


def chance(signs: Signs) -> float:
    """The chance in [0, 1] that the entry serves whoever wrote the message."""
    logit = START + sum(weight * value for weight, value in zip(WEIGHTS, signs.values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
