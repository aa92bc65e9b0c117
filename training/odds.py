"""Logistic regression: the chance of something from what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

SHRINKAGE = 5.0
"""How much each weight is held to nothing, in standard deviations of its sign."""
MOST_STEPS = 60
SETTLED = 1e-9
FOLDS = 10
SEED = 0


@dataclass(frozen=True, slots=True)
class Odds:
    """Weights of signs.

    Args:
        weights: of each sign.
        start: the logarithm of the odds where all signs are 0.
    """

    weights: Numbers
    start: float

    @classmethod
    def fit(cls, signs: Numbers, truth: Numbers, worth: Numbers) -> Odds:
        """By Newton's method, to the largest likelihood of the truth.

        Args:
            signs: rows by signs.
            truth: of each row, from 0 to 1.
            worth: what each row counts.
        """
        middle, spread = signs.mean(0), signs.std(0) + 1e-9
        rows = np.column_stack([(signs - middle) / spread, np.ones(len(signs))])
        held = np.append(np.full(signs.shape[1], SHRINKAGE), 1e-6)
        found = np.zeros(rows.shape[1])
        for _ in range(MOST_STEPS):
            chance = _chance(rows @ found)
            slope = rows.T @ (worth * (truth - chance)) - held * found
            bend = (rows * (worth * chance * (1 - chance))[:, np.newaxis]).T @ rows + np.diag(held)
            step = np.linalg.solve(bend, slope)
            found += step
            if np.abs(step).max() < SETTLED:
                break
        weights = found[:-1] / spread
        return cls(weights, float(found[-1] - middle @ weights))

    def chance(self, signs: Numbers) -> Numbers:
        """Of each row."""
        return _chance(signs @ self.weights + self.start)


def crossed(signs: Numbers, truth: Numbers, worth: Numbers, groups: NDArray[np.intp]) -> Numbers:
    """The chance of each row by weights that were fitted without its fold.

    Args:
        signs, truth, worth: as in ``Odds.fit``.
        groups: rows of one group stay in one fold.
    """
    folds = np.random.default_rng(SEED).integers(0, FOLDS, groups.max() + 1)[groups]
    chances = np.zeros(len(signs))
    for fold in range(FOLDS):
        inside = folds != fold
        if inside.any() and not inside.all():
            odds = Odds.fit(signs[inside], truth[inside], worth[inside])
            chances[~inside] = odds.chance(signs[~inside])
    return chances


def _chance(logit: Numbers) -> Numbers:
    found: Numbers = 1 / (1 + np.exp(-np.clip(logit, -30, 30)))
    return found
