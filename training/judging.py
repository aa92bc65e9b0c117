"""Learns what words and sense say of danger; the same sentences give the same numbers on one machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.danger.sense import Network
from bot.search.danger.words import ROOM, Words, turns
from bot.search.meaning.layers import Floats

SEED = 0
BATCH = 64
LARGEST = 127


@dataclass(frozen=True, slots=True)
class Course:
    """How numbers are learned.

    Args:
        passes: how often every text is gone over.
        rate: how far the first step goes; the last one goes nowhere.
        shrinkage: the share of a rate by which numbers shrink in each step.
        smoothing: how sure nothing may become.
    """

    passes: int
    rate: float
    shrinkage: float
    smoothing: float


WORDS = Course(passes=12, rate=0.2, shrinkage=0.0, smoothing=0.0)
SENSE = Course(passes=25, rate=1e-3, shrinkage=0.01, smoothing=0.02)
SIGNS = 256
"""Inner signs of the network."""
NUMBERS_LEFT_OUT, SIGNS_LEFT_OUT = 0.3, 0.5
MIXING = 0.4
"""How much two texts are mixed into a third, whose danger is mixed likewise: 0 would leave them apart."""


def steps(rows: int, course: Course, chance: np.random.Generator) -> Iterator[tuple[NDArray[np.intp], float]]:
    """The places of the texts of each step, and its rate."""
    whole = course.passes * -(-rows // BATCH)
    done = 0
    for _ in range(course.passes):
        order = chance.permutation(rows)
        for at in range(0, rows, BATCH):
            yield order[at : at + BATCH], course.rate * (1 - done / whole)
            done += 1


def learn_words(texts: Sequence[Sequence[str]], danger: Floats) -> Words:
    """Logistic regression over turns; a number that has moved much moves less.

    Args:
        texts: their words.
        danger: 1 or 0 for each.
    """
    numbers = [np.array(sorted(turns(words)), np.intp) for words in texts]
    weights, moved, start = np.zeros(ROOM), np.full(ROOM, 1e-6), 0.0
    for batch, rate in steps(len(texts), WORDS, np.random.default_rng(SEED)):
        sizes = [len(numbers[place]) for place in batch]
        flat = np.concatenate([numbers[place] for place in batch])
        own = np.repeat(np.arange(len(batch)), sizes)
        share = 1 / np.sqrt(np.repeat(sizes, sizes))
        wrong = chance_of(np.bincount(own, weights[flat] * share, len(batch)) + start) - danger[batch]
        change = np.bincount(flat, wrong[own] * share, ROOM)
        moved += change * change
        weights -= rate * change / np.sqrt(moved)
        start -= rate * float(wrong.mean())
    scale = float(np.abs(weights).max()) / LARGEST
    return Words(np.rint(weights / scale).astype(np.int8).tobytes(), scale, start, 0.0, 0.0)


def learn_sense(rows: Floats, danger: Floats) -> Network:
    """The network; texts are mixed, numbers and signs left out, so that none is learned by heart."""
    chance = np.random.default_rng(SEED)
    empty = np.zeros(0, np.float32)
    frame = Network(rows.mean(0), rows.std(0) + np.float32(1e-6), empty, empty, empty, 0.0)
    x, y = frame.scaled(rows), danger.astype(np.float32)
    width = x.shape[1] ** -0.5
    inner = chance.uniform(-width, width, (x.shape[1], SIGNS)).astype(np.float32)
    outer = chance.uniform(-(SIGNS**-0.5), SIGNS**-0.5, SIGNS + 1).astype(np.float32)
    start = np.zeros(SIGNS, np.float32)
    walk = Walk([inner, start, outer])
    for batch, rate in steps(len(x), SENSE, chance):
        mixed, wanted = _mixed(x[batch], y[batch], chance)
        walk.step(_slopes(mixed, wanted, (inner, start, outer), chance), rate)
    return Network(frame.centre, frame.spread, inner.astype(np.float16).astype(np.float32), start, outer, 0.0)


class Walk:
    """Adam, which moves each number by how steadily it is pushed; shrinks all of them.

    Args:
        numbers: what is learned; changed in place.
    """

    def __init__(self, numbers: Sequence[Floats]) -> None:
        self._numbers = numbers
        self._mean = [np.zeros_like(part) for part in numbers]
        self._square = [np.zeros_like(part) for part in numbers]
        self._done = 0

    def step(self, slopes: Sequence[Floats], rate: float) -> None:
        """Go against the slopes."""
        self._done += 1
        length = np.float32(rate * (1 - 0.999**self._done) ** 0.5 / (1 - 0.9**self._done))
        for part, slope, mean, square in zip(self._numbers, slopes, self._mean, self._square, strict=True):
            mean[:] += np.float32(0.1) * (slope - mean)
            square[:] += np.float32(0.001) * (slope * slope - square)
            part[:] *= np.float32(1 - rate * SENSE.shrinkage)
            part[:] -= length * mean / (np.sqrt(square) + np.float32(1e-8))


def chance_of(logits: Floats) -> Floats:
    """The chance of danger."""
    found: Floats = np.reciprocal(1 + np.exp(-np.clip(logits, -30, 30)))
    return found


def _mixed(x: Floats, y: Floats, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Texts mixed by two, and what is wanted of them."""
    share = chance.beta(MIXING, MIXING, len(x)).astype(np.float32)
    other = chance.permutation(len(x))
    wanted = share * y + (1 - share) * y[other]
    mixed = share[:, np.newaxis] * x + (1 - share)[:, np.newaxis] * x[other]
    return mixed, wanted * np.float32(1 - 2 * SENSE.smoothing) + np.float32(SENSE.smoothing)


def _kept(shape: tuple[int, ...], left_out: float, chance: np.random.Generator) -> Floats:
    """0 for what is left out, and for the rest what keeps the sum."""
    return (chance.random(shape, np.float32) >= left_out) * np.float32(1 / (1 - left_out))


def _slopes(
    x: Floats, wanted: Floats, parts: tuple[Floats, Floats, Floats], chance: np.random.Generator
) -> list[Floats]:
    """How the error grows with each number."""
    inner, start, outer = parts
    x = x * _kept(x.shape, NUMBERS_LEFT_OUT, chance)
    raw = x @ inner + start
    keep = _kept(raw.shape, SIGNS_LEFT_OUT, chance) * (raw > 0)
    signs = raw * keep
    wrong = ((chance_of(signs @ outer[:-1] + outer[-1]) - wanted) / len(x)).astype(np.float32)
    back = np.outer(wrong, outer[:-1]) * keep
    return [x.T @ back, back.sum(0), np.append(wrong @ signs, wrong.sum())]
