"""Logistic regression as the confidence is fitted by it."""

from __future__ import annotations

import numpy as np
import pytest

import training  # noqa: F401  holds numpy to one thread, and so has to come before it
from training.odds import Odds, crossed

CHANCE = np.random.default_rng(1)
SIGNS = CHANCE.normal(size=(4000, 3)) * [1.0, 5.0, 0.1] + [0.0, 3.0, 0.0]
LOGIT = SIGNS @ [2.0, -0.4, 0.0] + 0.5
TRUTH = (CHANCE.random(4000) < 1 / (1 + np.exp(-LOGIT))).astype(float)
EVEN = np.ones(4000)


def test_the_weights_that_made_the_truth_are_found() -> None:
    """Whatever the scale of a sign; one that says nothing gets next to nothing."""
    odds = Odds.fit(SIGNS, TRUTH, EVEN)
    assert odds.weights[:2] == pytest.approx([2.0, -0.4], abs=0.15)
    assert odds.start == pytest.approx(0.5, abs=0.2)


def test_chances_are_as_often_true_as_they_say() -> None:
    """That is what they are for."""
    chances = Odds.fit(SIGNS, TRUTH, EVEN).chance(SIGNS)
    for low in (0.2, 0.5, 0.8):
        inside = (chances >= low) & (chances < low + 0.2)
        assert TRUTH[inside].mean() == pytest.approx(chances[inside].mean(), abs=0.06)


def test_a_row_counts_what_it_is_worth() -> None:
    """Twice the worth is as good as twice the row."""
    worth = np.where(SIGNS[:, 0] > 0, 2.0, 1.0)
    twice = np.r_[np.arange(4000), np.flatnonzero(SIGNS[:, 0] > 0)]
    weighed, doubled = (
        Odds.fit(SIGNS, TRUTH, worth),
        Odds.fit(SIGNS[twice], TRUTH[twice], np.ones(len(twice))),
    )
    assert weighed.chance(SIGNS) == pytest.approx(doubled.chance(SIGNS), abs=0.01)


def test_a_half_truth_lies_between() -> None:
    """An entry that helps in part is neither right nor wrong."""
    odds = Odds.fit(np.zeros((50, 1)), np.full(50, 0.6), np.ones(50))
    assert odds.chance(np.zeros((1, 1)))[0] == pytest.approx(0.6, abs=0.01)


def test_no_row_is_judged_by_weights_that_it_made() -> None:
    """Nor by those of its own group: a sign that names each group is of no use."""
    groups = np.repeat(np.arange(400), 10)
    names = (groups[:, np.newaxis] == np.arange(400)).astype(float)
    truth = np.repeat(CHANCE.integers(0, 2, 400), 10).astype(float)
    learned = Odds.fit(names, truth, EVEN).chance(names)
    apart = crossed(names, truth, EVEN, groups)
    assert np.abs(learned - truth).mean() < 0.45
    assert np.abs(apart - truth).mean() > 0.47


def test_the_scale_of_a_sign_changes_no_chance() -> None:
    """Weights are held to nothing by how far a sign spreads, not by its unit."""
    scaled = SIGNS * [1000.0, 0.001, 1.0]
    one, other = Odds.fit(SIGNS, TRUTH, EVEN), Odds.fit(scaled, TRUTH, EVEN)
    assert one.chance(SIGNS) == pytest.approx(other.chance(scaled), abs=1e-6)


def test_a_sign_that_never_changes_is_no_trouble() -> None:
    """It says nothing, and nothing is divided by it."""
    still = np.column_stack([SIGNS[:, 0], np.full(4000, 7.0)])
    odds = Odds.fit(still, TRUTH, EVEN)
    assert np.isfinite(odds.weights).all()
    assert ((odds.chance(still) > 0) & (odds.chance(still) < 1)).all()


def test_a_perfect_sign_does_not_run_away() -> None:
    """Weights without end would make every later doubt a certainty."""
    signs = np.linspace(-1, 1, 200)[:, np.newaxis]
    odds = Odds.fit(signs, (signs[:, 0] > 0).astype(float), np.ones(200))
    assert 0 < odds.weights[0] < 50


def test_equal_rows_give_equal_weights() -> None:
    """To the last bit, so that a fit can be checked by doing it again."""
    one, other = Odds.fit(SIGNS, TRUTH, EVEN), Odds.fit(SIGNS.copy(), TRUTH.copy(), EVEN)
    assert np.array_equal(one.weights, other.weights)
    assert one.start == other.start


def test_every_row_is_judged_once() -> None:
    """By weights from all folds but its own."""
    chances = crossed(SIGNS, TRUTH, EVEN, np.arange(4000))
    assert ((chances > 0) & (chances < 1)).all()
    assert TRUTH.mean() == pytest.approx(chances.mean(), abs=0.02)
