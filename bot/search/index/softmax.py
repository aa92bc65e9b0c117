"""Learns from the base alone which words and word pairs tell its entries apart."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.search.words.features import Term

PASSES = 5
PACE = 3.0
BIAS_PACE = 0.1
MOST_WORK = 3_000_000
"""Phrases times entries up to which learning pays for its time; a larger base keeps the plain sums."""
COMMON_SHARE, LEAST_COMMON = 0.7, 20
"""A term of more than this share of the entries tells nothing; where entries are few, all terms count."""
FAR = 5.0
"""An entry so many logits behind the best one is no rival."""
LEARNT = 0.3
"""A phrase that is missed by less than this is not looked at again."""
SEED = 7

Packed = tuple[list[int], list[float]]


class Softmax:
    """A linear model over terms: softmax regression by stochastic gradient descent from a fixed seed.

    A term weighs only on entries that use it, so that the model is as sparse as the phrases are.

    Args:
        phrases: the term vectors of all phrases.
        owners: the entry number of each phrase.
        entries: how many entries there are.
    """

    def __init__(self, phrases: Iterable[Mapping[Term, float]], owners: Sequence[int], entries: int) -> None:
        self._numbers: dict[Term, int] = {}
        self._rows: list[dict[int, float]] = []
        self.bias = [0.0] * entries
        worth = len(owners) * entries <= MOST_WORK
        pairs = zip(phrases, owners, strict=True)
        packed = [packed for phrase, owner in pairs if (packed := self._pack(phrase, owner)) and worth]
        for row in self._rows:
            if len(row) > max(COMMON_SHARE * entries, LEAST_COMMON):
                row.clear()
        self._learn(packed, owners)

    def weights(self) -> Iterator[tuple[Term, int, float]]:
        """Each term with each entry that it weighs on, the entries of a term rising."""
        for term, number in self._numbers.items():
            row = self._rows[number]
            yield from ((term, entry, row[entry]) for entry in sorted(row))

    def _pack(self, phrase: Mapping[Term, float], owner: int) -> Packed:
        """The phrase as feature numbers and values; as a first guess it speaks for its own entry."""
        features = [self._numbers.setdefault(term, len(self._numbers)) for term in phrase]
        self._rows += ({} for _ in range(len(self._numbers) - len(self._rows)))
        for feature, value in zip(features, phrase.values(), strict=True):
            row = self._rows[feature]
            row[owner] = row.get(owner, 0.0) + value
        return features, list(phrase.values())

    def _learn(self, phrases: Sequence[Packed], owners: Sequence[int]) -> None:
        chance = random.Random(SEED)  # noqa: S311  the order of training is no secret
        order = list(range(len(phrases)))
        for turn in range(PASSES):
            chance.shuffle(order)
            pace = PACE / (1 + 2 * turn / PASSES)
            order = [i for i in order if self._correct(*phrases[i], owners[i], pace) > LEARNT]

    def _correct(self, features: Sequence[int], values: Sequence[float], owner: int, pace: float) -> float:
        """Move the weights a little towards giving this phrase to its owner; returns how wrong they were."""
        totals = self.bias.copy()
        rows = [self._rows[feature] for feature in features]
        for row, value in zip(rows, values, strict=True):
            for entry, weight in row.items():
                totals[entry] += value * weight
        highest = max(totals)
        rivals = [(entry, math.exp(t - highest)) for entry, t in enumerate(totals) if t > highest - FAR]
        whole = sum(share for _, share in rivals)
        missed = 1 - math.exp(totals[owner] - highest) / whole
        errors = {entry: -share / whole for entry, share in rivals} | {owner: missed}
        for entry, error in errors.items():
            self.bias[entry] += pace * BIAS_PACE * error
        for row, value in zip(rows, values, strict=True):
            for entry in row.keys() & errors.keys():
                row[entry] += pace * value * errors[entry]
        return missed
