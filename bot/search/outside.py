"""Learns from the lines that must not lead to an entry which words speak for another subject."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

from bot.search.features import Term
from bot.search.postings import Packed as PackedPostings
from bot.search.postings import Postings

PASSES = 5
PACE = 1.0
BIAS_PACE = 0.1
LEAST = 0.1
"""A weight nearer to nothing than this is dropped."""
SEED = 7

Packed = tuple[PackedPostings, float]
Terms = Mapping[Term, float]


class Outside:
    """Logistic regression over the terms of phrases, by stochastic gradient descent from a fixed seed.

    Args:
        weights: of each term; above 0 it speaks for another subject.
        bias: of any question.
    """

    def __init__(self, weights: Postings, bias: float) -> None:
        self._weights = weights
        self._bias = bias

    @classmethod
    def learn(cls, inside: Sequence[Terms], outside: Sequence[Terms]) -> Outside:
        """Learn from phrases that are to be answered and from lines that are not.

        Where there are no such lines, no question is ever about another subject.
        """
        weights: dict[Term, float] = {}
        bias = 0.0 if outside else -math.inf
        lines = [(terms, 0) for terms in inside] + [(terms, 1) for terms in outside]
        chance = random.Random(SEED)  # noqa: S311  the order of training is no secret
        for turn in range(PASSES if outside else 0):
            chance.shuffle(lines)
            pace = PACE / (1 + 2 * turn / PASSES)
            for terms, truth in lines:
                total = bias + sum(value * weights.get(term, 0.0) for term, value in terms.items())
                step = pace * (truth - 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
                bias += BIAS_PACE * step
                for term, value in terms.items():
                    weights[term] = weights.get(term, 0.0) + value * step
        kept = ((term, 0, weight) for term, weight in weights.items() if abs(weight) >= LEAST)
        return cls(Postings(kept), bias - math.log((1 + len(outside)) / (1 + len(inside))))

    @classmethod
    def unpack(cls, packed: Packed) -> Outside:
        """What ``packed`` was made of."""
        weights, bias = packed
        return cls(Postings.unpack(weights), bias)

    @property
    def packed(self) -> Packed:
        """Everything, in values that can be written to a file."""
        return self._weights.packed, self._bias

    def evidence(self, terms: Terms) -> float:
        """How much likelier these terms are among the lines than among the phrasings, as a logarithm.

        How many of each a base has does not count.
        """
        return self._bias + self._weights.total(terms, 0)
