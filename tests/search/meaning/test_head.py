"""The head: which entry a vector belongs to, or none; learned from vectors of which that is known."""

from __future__ import annotations

import numpy as np
import pytest

from bot.search.meaning.encoder import Encoder
from bot.search.meaning.head import Head
from bot.search.meaning.layers import Floats
from bot.search.meaning.vectors import Rows

TYRES, BRAKES, OUTSIDE = 0, 1, 2
KNOWN = [
    ("my tyre is flat", TYRES),
    ("there is a nail in the tyre", TYRES),
    ("how do I patch a puncture?", TYRES),
    ("the air goes out of the front wheel over night", TYRES),
    ("my brakes squeal", BRAKES),
    ("how often do brake pads wear out?", BRAKES),
    ("the brake lever touches the handlebar", BRAKES),
    ("disc brake or rim brake?", BRAKES),
    ("when does the train leave?", OUTSIDE),
    ("a recipe for tomato soup", OUTSIDE),
    ("how tall is the tower?", OUTSIDE),
    ("sing me a song", OUTSIDE),
]
CLASSES = np.array([number for _, number in KNOWN])
EVEN = np.ones(len(KNOWN), np.float32)


@pytest.fixture(scope="module")
def rows(encoder: Encoder) -> Rows:
    """The vectors of the lines above."""
    return Rows.of(encoder.encode([text for text, _ in KNOWN]))


@pytest.fixture(scope="module")
def head(rows: Rows) -> Head:
    """What is learned from them."""
    return Head.learn(rows, CLASSES, EVEN, 2)


def clusters(seed: int, rows: int, classes: int, dimensions: int = 16) -> tuple[Rows, Floats]:
    """Random vectors around one random direction for each class, in turn."""
    chance = np.random.RandomState(seed)
    centres = chance.standard_normal((classes, dimensions))
    points = centres[np.arange(rows) % classes] + 0.3 * chance.standard_normal((rows, dimensions))
    points = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
    return Rows.of(points), points


def test_known_lines_are_learned(head: Head, rows: Rows) -> None:
    """Each goes home."""
    assert head(rows[:]).argmax(-1).tolist() == CLASSES.tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I ran over glass and lost all air", TYRES),
        ("stopping takes too long and it screeches", BRAKES),
        ("what is the capital of France?", OUTSIDE),
    ],
)
def test_new_lines_go_where_they_belong(head: Head, encoder: Encoder, text: str, expected: int) -> None:
    """By meaning: no telling word is shared."""
    assert int(head(encoder.encode([text])[0]).argmax()) == expected


def test_probabilities_add_up_to_one(head: Head, rows: Rows) -> None:
    """Of one vector, and of each of several."""
    assert np.exp(head(rows[:1][0])).sum() == pytest.approx(1, abs=1e-5)
    assert np.exp(head(rows[:])).sum(-1) == pytest.approx(1, abs=1e-5)


def test_one_vector_gets_what_it_gets_among_others(head: Head, rows: Rows) -> None:
    """The row of a vector is its own answer."""
    assert head(rows[:1][0]) == pytest.approx(head(rows[:])[0], abs=1e-5)


def test_learning_is_the_same_every_time(head: Head, rows: Rows) -> None:
    """To the last bit."""
    again = Head.learn(rows, CLASSES, EVEN, 2)
    assert np.array_equal(again.weights, head.weights)
    assert np.array_equal(again.bias, head.bias)


def test_more_rows_than_fit_one_step_are_learned() -> None:
    """Many steps, the last of each pass a short one."""
    rows, points = clusters(seed=1, rows=1_003, classes=9)
    classes = np.arange(1_003) % 9
    head = Head.learn(rows, classes, np.ones(1_003, np.float32), 8)
    assert (head(points).argmax(-1) == classes).mean() > 0.98


def test_worth_decides_between_rows_that_disagree() -> None:
    """What counts less gives way."""
    rows = Rows.of(np.eye(4, dtype=np.float32)[[0, 0]])
    worth = np.array([1.0, 0.3], np.float32)
    first = Head.learn(rows, np.array([0, 1]), worth, 2)(rows[:1][0])
    second = Head.learn(rows, np.array([1, 0]), worth, 2)(rows[:1][0])
    assert first.argmax() == 0
    assert second.argmax() == 1


def test_an_entry_that_nothing_speaks_for_is_unlikely(rows: Rows) -> None:
    """An entry may come without a phrasing, and nothing breaks."""
    head = Head.learn(rows, CLASSES, EVEN, 3)
    assert head.weights.shape == (4, rows.whole.shape[1])
    assert (head(rows[:]).argmax(-1) != 3).all()


def test_where_nothing_is_known_all_is_equally_likely() -> None:
    """An empty base has only "outside"; one without lines has no favourite."""
    nothing = Rows(np.empty((0, 5), np.int8))
    none, floats = np.empty(0, np.intp), np.empty(0, np.float32)
    vector = np.ones(5, np.float32)
    assert Head.learn(nothing, none, floats, 0)(vector).tolist() == [0]
    assert np.exp(Head.learn(nothing, none, floats, 3)(vector)) == pytest.approx(0.25)


def test_arrays_of_different_lengths_are_refused(rows: Rows) -> None:
    """The caller lost a line somewhere."""
    with pytest.raises(ValueError, match="12 vectors, 11 classes and 12 worths"):
        Head.learn(rows, CLASSES[1:], EVEN, 2)


@pytest.mark.parametrize("wrong", [-1, 3])
def test_a_class_out_of_range_is_refused(rows: Rows, wrong: int) -> None:
    """It would be learned as another entry, or break in the middle."""
    with pytest.raises(ValueError, match="between 0 and 2"):
        Head.learn(rows, np.where(CLASSES == 1, wrong, CLASSES), EVEN, 2)
