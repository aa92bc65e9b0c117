"""How words and sense are learned, on small made-up texts whose truth is known."""

from __future__ import annotations

import training  # noqa: F401  holds numpy to one thread, and so has to come before it

# isort: split
import numpy as np
import pytest

from bot.search.danger.sense import PARTS, Network
from bot.search.danger.words import Words
from bot.search.meaning.encoder import DIMENSIONS
from training.judging import BATCH, WORDS, Course, Walk, chance_of, learn_sense, learn_words, steps

CRIES = [f"i want to die {end}".split() for end in ("now", "tonight", "alone", "soon", "today")]
WORK = [f"how to kill a {what}".split() for what in ("process", "job", "thread", "task", "pod")]
DANGER = np.array([1.0] * 50 + [0.0] * 50, np.float32)


@pytest.fixture(scope="module")
def words() -> Words:
    """What is learned from ten texts, each ten times."""
    return learn_words([*CRIES * 10, *WORK * 10], DANGER)


@pytest.fixture(scope="module")
def rows() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """A hundred rows, of which the first half lies on one side."""
    chance = np.random.default_rng(3)
    made = chance.normal(size=(100, PARTS * DIMENSIONS)).astype(np.float32)
    made[:, :40] += np.where(DANGER > 0, 1.0, -1.0)[:, np.newaxis]
    return made


@pytest.fixture(scope="module")
def network(rows: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Network:
    """What is learned of them."""
    return learn_sense(rows, DANGER)


def test_words_are_told_apart(words: Words) -> None:
    """Those that were learned, and others with the same turns."""
    assert min(map(words, CRIES)) > 0 > max(map(words, WORK))
    assert words(["i", "want", "to", "die", "here"]) > words(["how", "to", "kill", "a", "daemon"])


def test_the_same_sentences_teach_the_same(words: Words) -> None:
    """Nothing is left to chance but what one seed decides."""
    assert learn_words([*CRIES * 10, *WORK * 10], DANGER) == words


def test_a_number_of_a_turn_is_a_byte(words: Words) -> None:
    """The largest fills it."""
    assert max(abs(number) for number in memoryview(words.weights).cast("b")) == 127


def test_the_sides_of_rows_are_found(
    network: Network, rows: np.ndarray[tuple[int, int], np.dtype[np.float32]]
) -> None:
    """Of nearly all that were learned."""
    right = (network(rows) > 0) == (DANGER > 0)
    assert right.mean() > 0.95


def test_what_is_kept_in_half_precision_is_learned_so(network: Network) -> None:
    """The file holds the very numbers that were judged."""
    assert (network.inner.astype(np.float16).astype(np.float32) == network.inner).all()


def test_every_text_is_gone_over_as_often() -> None:
    """Once a pass, while the rate falls to nothing."""
    course = Course(passes=3, rate=0.5, shrinkage=0.0, smoothing=0.0)
    made = [*steps(BATCH + 6, course, np.random.default_rng(0))]
    assert [len(places) for places, _ in made] == [BATCH, 6] * 3
    assert sorted(np.concatenate([places for places, _ in made])) == sorted([*range(BATCH + 6)] * 3)
    rates = [rate for _, rate in made]
    assert rates == sorted(rates, reverse=True)
    assert rates[0] == 0.5 > rates[-1] > 0


def test_a_walk_goes_downhill() -> None:
    """To the lowest point of a bowl."""
    place = np.array([3.0, -2.0], np.float32)
    walk = Walk([place])
    for _ in range(3_000):
        walk.step([2 * place], 0.01)
    assert place == pytest.approx([0.0, 0.0], abs=0.05)


def test_chances_stay_between_nothing_and_certainty() -> None:
    """However far a logit is."""
    assert chance_of(np.array([-1e9, 0.0, 1e9])) == pytest.approx([0.0, 0.5, 1.0])


def test_words_are_learned_without_shrinking() -> None:
    """A turn that is seen once may tell everything."""
    assert WORDS.shrinkage == 0
