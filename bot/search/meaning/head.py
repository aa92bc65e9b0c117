"""Learns which entry a vector belongs to, or that it belongs to none, from vectors of which that is known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.meaning.layers import Floats
from bot.search.meaning.vectors import Rows

PASSES = 8
LEAST_STEPS = 300
"""A small base is gone over more often than ``PASSES`` times, until there were so many steps."""
BATCH = 128
RATE = 30.0
"""How far the first step goes; the last one goes nowhere."""
BIAS_SHARE = 0.1
SHRINKAGE = 1 / 3
SEED = 0


@dataclass(frozen=True, slots=True)
class Head:
    """Softmax regression over classes 0 to ``entries``, of which the last means "none of them".

    Args:
        weights: classes by dimensions.
        bias: of each class.
    """

    weights: Floats
    bias: Floats

    @classmethod
    def learn(cls, rows: Rows, classes: NDArray[np.intp], worth: Floats, entries: int) -> Head:
        """Learned by stochastic gradient descent from a fixed seed, so that the same rows give the same head.

        Takes about a second for 20,000 rows and 260 classes.

        Args:
            rows: the vectors.
            classes: the class of each, from 0 to ``entries``; that number itself is outside.
            worth: what each counts, above 0.
            entries: how many entries there are.

        Raises:
            ValueError: the arrays are not equally long, or a class is out of range.
        """
        if not len(rows) == len(classes) == len(worth):
            raise ValueError(f"{len(rows)} vectors, {len(classes)} classes and {len(worth)} worths")
        if len(rows) and not 0 <= classes.min() <= classes.max() <= entries:
            raise ValueError(f"Classes must lie between 0 and {entries}")
        weights = np.zeros((entries + 1, rows.whole.shape[1]), np.float32)
        bias = np.zeros(entries + 1, np.float32)
        shrinkage = SHRINKAGE / max(float(worth.sum()), 1.0)
        for rate, batch in _steps(len(rows)):
            x = rows[batch]
            wrong = np.exp(_log_softmax(x @ weights.T + bias))
            wrong[np.arange(len(batch)), classes[batch]] -= 1
            wrong *= (worth[batch] * (rate / min(BATCH, len(rows))))[:, np.newaxis]
            weights -= wrong.T @ x
            weights /= 1 + rate * shrinkage  # not "times 1 less", which a handful of rows would blow up
            bias -= BIAS_SHARE * wrong.sum(0)
        return cls(weights, bias)

    def __call__(self, vector: Floats) -> Floats:
        """The logarithm of each class's probability; of one vector, or of each row of several."""
        return _log_softmax(vector @ self.weights.T + self.bias)


def _steps(rows: int) -> Iterator[tuple[np.float32, NDArray[np.intp]]]:
    """The rate of each step, falling to 0, and the places of the rows that it learns from."""
    if not rows:
        return
    a_pass = -(-rows // BATCH)
    passes = max(PASSES, -(-LEAST_STEPS // a_pass))
    chance = random.Random(SEED)  # noqa: S311  the order of learning is no secret
    order = list(range(rows))
    for number in range(passes):
        chance.shuffle(order)
        for step in range(a_pass):
            done = (number + step / a_pass) / passes
            yield np.float32(RATE * (1 - done)), np.array(order[step * BATCH : (step + 1) * BATCH])


def _log_softmax(totals: Floats) -> Floats:
    totals = totals - totals.max(-1, keepdims=True)
    found: Floats = totals - np.log(np.exp(totals).sum(-1, keepdims=True))
    return found
