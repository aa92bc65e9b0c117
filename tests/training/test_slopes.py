"""The arithmetic by which the network of danger learns: slopes, mixing, and what is left out by chance."""

from __future__ import annotations

import training  # noqa: F401  holds numpy to one thread, and so has to come before it

# isort: split
import numpy as np
import pytest

from bot.search.danger.sense import PARTS
from bot.search.meaning.encoder import DIMENSIONS
from bot.search.meaning.layers import Floats
from training import judging
from training.judging import SENSE, chance_of

TEXTS, NUMBERS, SIGNS = 6, 5, 4
STEP = 1e-3


class Case:
    """A small network with everything kept, and what is wanted of it."""

    def __init__(self, seed: int) -> None:
        chance = np.random.default_rng(seed)
        self.x: Floats = chance.normal(size=(TEXTS, NUMBERS)).astype(np.float32)
        self.wanted: Floats = chance.random(TEXTS).astype(np.float32)
        self.inner: Floats = chance.normal(size=(NUMBERS, SIGNS)).astype(np.float32)
        self.start: Floats = chance.normal(size=SIGNS).astype(np.float32)
        self.outer: Floats = chance.normal(size=SIGNS + 1).astype(np.float32)

    @property
    def parts(self) -> tuple[Floats, Floats, Floats]:
        """What is learned."""
        return self.inner, self.start, self.outer

    def error(self) -> float:
        """How far the network is from what is wanted."""
        signs = np.maximum(self.x.astype(np.float64) @ self.inner + self.start, 0)
        found = 1 / (1 + np.exp(-(signs @ self.outer[:-1] + self.outer[-1])))
        right = self.wanted * np.log(found) + (1 - self.wanted) * np.log(1 - found)
        return float(-right.mean())


@pytest.fixture(params=range(3))
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A network of which nothing is left out, so that its slopes can be worked out by trying."""
    monkeypatch.setattr(judging, "NUMBERS_LEFT_OUT", 0.0)
    monkeypatch.setattr(judging, "SIGNS_LEFT_OUT", 0.0)
    return Case(request.param)


@pytest.fixture
def chance() -> np.random.Generator:
    """The same draws each time."""
    return np.random.default_rng(1)


@pytest.mark.parametrize("which", range(3), ids=["inner", "start", "outer"])
def test_slopes_are_those_of_the_error(case: Case, which: int, chance: np.random.Generator) -> None:
    """For each number: a small step changes the error by as much as the slope says."""
    slopes = judging._slopes(case.x, case.wanted, case.parts, chance)[which]
    part = case.parts[which]
    assert slopes.shape == part.shape
    for place in np.ndindex(part.shape):
        kept = part[place]
        part[place] = kept + STEP
        above = case.error()
        part[place] = kept - STEP
        below = case.error()
        part[place] = kept
        assert slopes[place] == pytest.approx((above - below) / (2 * STEP), abs=2e-3)


def test_a_step_against_the_slopes_makes_the_error_smaller(case: Case, chance: np.random.Generator) -> None:
    """That is what learning is."""
    before = case.error()
    slopes = judging._slopes(case.x, case.wanted, case.parts, chance)
    for part, slope in zip(case.parts, slopes, strict=True):
        np.subtract(part, np.float32(0.01) * slope, out=part, casting="same_kind")
    assert case.error() < before


def test_what_is_left_out_keeps_the_sum(chance: np.random.Generator) -> None:
    """As many as the share says are nothing, and the rest makes up for them."""
    kept = judging._kept((400, 500), 0.3, chance)
    assert (kept == 0).mean() == pytest.approx(0.3, abs=0.01)
    assert kept.mean() == pytest.approx(1.0, abs=0.01)
    assert len(np.unique(kept)) == 2


def test_nothing_is_left_out_where_nothing_shall_be(chance: np.random.Generator) -> None:
    """All ones."""
    assert (judging._kept((20, 20), 0.0, chance) == 1).all()


def test_mixed_texts_lie_between_two(chance: np.random.Generator) -> None:
    """And what is wanted of them does too, by the same share."""
    x = np.array([[0.0], [1.0]] * 50, np.float32)
    y = np.array([0.0, 1.0] * 50, np.float32)
    mixed, wanted = judging._mixed(x, y, chance)
    share = (wanted - SENSE.smoothing) / (1 - 2 * SENSE.smoothing)
    assert mixed[:, 0] == pytest.approx(share, abs=1e-5)
    assert ((mixed >= 0) & (mixed <= 1)).all()
    assert len(np.unique(mixed.round(4))) > 10


def test_nothing_may_become_quite_sure(chance: np.random.Generator) -> None:
    """A sentence may have been judged wrongly by whoever wrote it."""
    x = np.ones((30, 2), np.float32)
    _, wanted = judging._mixed(x, np.ones(30, np.float32), chance)
    assert wanted == pytest.approx(1 - SENSE.smoothing)
    _, wanted = judging._mixed(x, np.zeros(30, np.float32), chance)
    assert wanted == pytest.approx(SENSE.smoothing)


def test_the_same_numbers_teach_the_same_network() -> None:
    """Whoever runs the command again on one machine gets the same file."""
    chance = np.random.default_rng(8)
    rows = chance.normal(size=(40, PARTS * DIMENSIONS)).astype(np.float32)
    danger = np.array([0.0, 1.0] * 20, np.float32)
    first, second = (judging.learn_sense(rows, danger) for _ in range(2))
    assert (first.inner == second.inner).all()
    assert (first.outer == second.outer).all()


@pytest.mark.parametrize("logit", [-3.0, 0.0, 2.0])
def test_a_chance_and_its_opposite_make_one(logit: float) -> None:
    """Danger or none, there is nothing else."""
    both = chance_of(np.array([logit, -logit], np.float32))
    assert both.sum() == pytest.approx(1.0)
