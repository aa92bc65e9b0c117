"""Learns from the base alone which words and word pairs tell its entries apart; brings numpy."""

from __future__ import annotations

import random
from array import array
from collections.abc import Sequence

import numpy as np

from bot.search.index.postings import Postings
from bot.search.index.terms import Floats, Terms, Whole, runs

PASSES = 3
STEPS = 200
"""Into so many the first pass is parted, however few the phrases: a small base learns from each by itself."""
PACE = 3.0
BIAS_PACE = 0.1
COMMON_SHARE, LEAST_COMMON = 0.3, 20
"""A term of more than this share of the entries tells nothing; where entries are few, all terms count."""
LEARNT = 0.3
"""A phrase that is missed by less than this is not looked at again."""
SEED = 7


class Softmax:
    """A linear model over terms: softmax regression by stochastic gradient descent from a fixed seed.

    A term weighs only on entries that use it, so that the model is as sparse as the phrases are. At first
    each phrase speaks for its own entry; what it says for others by that is unlearned then.

    Args:
        terms: those of all phrases.
        owners: the entry number of each phrase.
        entries: how many entries there are.
    """

    def __init__(self, terms: Terms, owners: Sequence[int], entries: int) -> None:
        self._terms, self._owners = terms, np.array(owners, np.int64)
        self._entries = max(1, entries)
        cells = terms.terms * self._entries + np.repeat(self._owners, terms.sizes)
        cells, places = np.unique(cells, return_inverse=True)
        users = np.bincount(cells // self._entries, minlength=len(terms.rows))
        telling = users <= max(COMMON_SHARE * entries, LEAST_COMMON)
        kept = telling[cells // self._entries]
        self._weights: Floats = np.bincount(places, terms.values, len(cells)).astype(float)[kept]
        self._held: Whole = (cells % self._entries)[kept]
        self._sizes: Whole = np.where(telling, users, 0)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._bias = np.zeros(entries)
        self._learn()

    @property
    def bias(self) -> array[float]:
        """What each entry has before any term speaks."""
        return array("f", self._bias.tolist())

    @property
    def postings(self) -> Postings:
        """What each term weighs on each entry."""
        starts = array("I", [0, *np.cumsum(self._sizes).tolist()])
        held, weights = array("I", self._held.tolist()), array("f", self._weights.tolist())
        return Postings.of(self._terms.rows, starts, held, weights)

    def _learn(self) -> None:
        chance = random.Random(SEED)  # noqa: S311  the order of training is no secret
        order = list(range(len(self._owners)))
        size = len(order) // STEPS + 1
        for turn in range(PASSES):
            chance.shuffle(order)
            pace = PACE / (1 + 2 * turn / PASSES)
            batches = (np.array(order[at : at + size]) for at in range(0, len(order), size))
            order = [phrase for batch in batches for phrase in self._correct(batch, pace)]

    def _correct(self, phrases: Whole, pace: float) -> list[int]:
        """Move the weights a little towards giving these phrases to their owners; those that were missed."""
        rows, terms, values = self._terms.of(phrases)
        places = runs(self._starts[terms], self._sizes[terms])
        values = np.repeat(values, self._sizes[terms])
        cells = np.repeat(rows, self._sizes[terms]) * self._entries + self._held[places]
        size = len(phrases) * self._entries
        said = np.bincount(cells, self._weights[places] * values, size)
        totals: Floats = said.reshape(len(phrases), -1) + self._bias
        errors: Floats = -np.exp(totals - totals.max(1, keepdims=True))
        errors /= -errors.sum(1, keepdims=True)
        mine = np.arange(len(phrases)), self._owners[phrases]
        errors[mine] += 1
        self._weights += pace * np.bincount(places, values * errors.ravel()[cells], len(self._weights))
        self._bias += pace * BIAS_PACE * errors.sum(0)
        missed: list[int] = phrases[errors[mine] > LEARNT].tolist()
        return missed
