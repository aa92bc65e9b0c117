"""Learns from the base alone which words and word pairs tell its entries apart."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

from bot.search.features import Term

PASSES = 6
PACE = 3.0
BIAS_PACE = 0.1
MOST_WORK = 3_000_000
"""Phrases times entries up to which learning pays for its time; a larger base keeps the plain sums."""
TOO_SMALL = 0.002
SEED = 7

Rows = list[dict[int, float]]


class Learned:
    """A linear model over terms: softmax regression by stochastic gradient descent, from a seed that is fixed.

    A term weighs only on entries that use it, so that the model is as sparse as the phrases are.

    Args:
        phrases: the term vectors of all phrases.
        owners: the entry number of each phrase.
        entries: how many entries there are.
    """

    def __init__(self, phrases: Sequence[Mapping[Term, float]], owners: Sequence[int], entries: int) -> None:
        self.numbers: dict[Term, int] = {}
        self.rows: Rows = []
        self.bias = [0.0] * entries
        packed = [self._pack(phrase, owner) for phrase, owner in zip(phrases, owners, strict=True)]
        if len(packed) * entries <= MOST_WORK:
            self._learn(packed, owners)

    def _pack(self, phrase: Mapping[Term, float], owner: int) -> tuple[list[int], list[float]]:
        """The phrase as feature numbers and values; as a first guess it speaks for its own entry."""
        features = [self.numbers.setdefault(term, len(self.numbers)) for term in phrase]
        self.rows += ({} for _ in range(len(self.numbers) - len(self.rows)))
        for feature, value in zip(features, phrase.values(), strict=True):
            row = self.rows[feature]
            row[owner] = row.get(owner, 0.0) + value
        return features, list(phrase.values())

    def _learn(self, phrases: Sequence[tuple[list[int], list[float]]], owners: Sequence[int]) -> None:
        chance = random.Random(SEED)  # noqa: S311  the order of training is no secret
        order = list(range(len(phrases)))
        step, steps = 0, PASSES * len(order)
        for _ in range(PASSES):
            chance.shuffle(order)
            for i in order:
                self._correct(*phrases[i], owners[i], PACE / (1 + 2 * step / steps))
                step += 1

    def _correct(self, features: Sequence[int], values: Sequence[float], owner: int, pace: float) -> None:
        """Move the weights a little towards giving this phrase to its owner."""
        totals = self.bias.copy()
        rows = [self.rows[feature] for feature in features]
        for row, value in zip(rows, values, strict=True):
            for entry, weight in row.items():
                totals[entry] += value * weight
        highest = max(totals)
        chances = [math.exp(total - highest) for total in totals]
        whole = sum(chances)
        for entry, share in enumerate(chances):
            error = (entry == owner) - share / whole
            if -TOO_SMALL < error < TOO_SMALL:
                continue
            self.bias[entry] += pace * BIAS_PACE * error
            for row, value in zip(rows, values, strict=True):
                if entry in row:
                    row[entry] += pace * value * error
