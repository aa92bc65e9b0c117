"""What was learned of meanings, laid flat for a file: what comes back from one is looked at first."""

from __future__ import annotations

import hashlib
import math
from array import array
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.index.flat import Flat, Misshapen
from bot.search.meaning import flat as module
from bot.search.meaning.encoder import DIMENSIONS, Encoder
from bot.search.meaning.flat import HEAVIEST, flatten, unflatten
from bot.search.meaning.head import Head
from bot.search.meaning.learning import Trained
from bot.search.meaning.vectors import HASH, Rows, Vectors

CLASSES = 3


@pytest.fixture(scope="module")
def trained(encoder: Encoder, sentences: list[str]) -> Trained:
    """The vectors of fifty sentences and a head of their own."""
    vectors = Vectors().adding(sentences, encoder)
    rows = vectors.of(sentences)
    classes = np.arange(len(rows), dtype=np.intp) % CLASSES
    return Trained(vectors, Head.learn(rows, classes, np.ones(len(rows), np.float32), CLASSES - 1))


@pytest.fixture
def flat(trained: Trained) -> dict[str, Any]:
    """The same, laid flat, to be spoilt."""
    return dict(flatten(trained))


def one(numbers: bytes) -> Flat:
    """A forged text with a vector of these numbers, under a head that is whole."""
    return {
        "texts": array("B", hashlib.sha256(b"text").digest()),
        "vectors": array("b", numbers),
        "weights": array("f", bytes(4 * DIMENSIONS)),
        "bias": array("f", [0.0]),
    }


def test_the_same_comes_back(trained: Trained, flat: Flat, sentences: list[str]) -> None:
    """To the last bit, and to the same parts."""
    again = unflatten(flat)
    assert np.array_equal(again.vectors.of(sentences).whole, trained.vectors.of(sentences).whole)
    assert np.array_equal(again.head.weights, trained.head.weights)
    assert np.array_equal(again.head.bias, trained.head.bias)
    assert flatten(again) == flat


def test_a_text_costs_four_hundred_bytes(flat: dict[str, Any]) -> None:
    """Hash and vector, nothing else."""
    assert len(flat["texts"]) + len(flat["vectors"]) == 50 * (HASH + DIMENSIONS) == 50 * 416


def test_texts_cannot_be_read_out_of_it(flat: dict[str, Any], sentences: list[str]) -> None:
    """It holds hashes and numbers."""
    data = b"".join(part.tobytes() for part in flat.values())
    assert not [text for text in sentences if len(text) > 4 and text.encode() in data]


def test_nothing_learned_comes_back_as_nothing(encoder: Encoder) -> None:
    """A base without texts has no vector, and can grow."""
    none = np.zeros(0, np.float32)
    head = Head.learn(Rows(np.empty((0, DIMENSIONS), np.int8)), np.zeros(0, np.intp), none, 0)
    again = unflatten(flatten(Trained(Vectors(), head)))
    assert len(again.vectors) == 0
    assert len(again.vectors.adding(["first"], encoder)) == 1


@pytest.mark.parametrize("name", ["texts", "vectors", "weights", "bias"])
def test_every_part_is_needed_whole_and_of_its_sort(flat: dict[str, Any], name: str) -> None:
    """One that is missing, cut, emptied, doubled or of another sort does not fit the others."""
    part = flat.pop(name)
    other = array("I", part.tobytes())
    for wrong in ({}, {name: part[:-1]}, {name: part[:0]}, {name: part + part}, {name: other}, {name: ["x"]}):
        with pytest.raises(Misshapen, match="does not fit"):
            unflatten(flat | wrong)


@pytest.mark.parametrize("name", ["weights", "bias"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, HEAVIEST, -HEAVIEST])
def test_no_weight_may_be_without_bounds(flat: dict[str, Any], name: str, value: float) -> None:
    """One would decide every answer, or leave no number at all."""
    flat[name][5 % len(flat[name])] = value
    with pytest.raises(Misshapen):
        unflatten(flat)


def test_a_text_with_two_vectors_is_refused(flat: dict[str, Any]) -> None:
    """Nobody could say which one is its own."""
    flat["texts"][:HASH] = flat["texts"][HASH : 2 * HASH]
    with pytest.raises(Misshapen):
        unflatten(flat)


def test_a_vector_that_points_nowhere_is_refused() -> None:
    """It would have no cosine with anything."""
    with pytest.raises(Misshapen):
        unflatten(one(bytes(DIMENSIONS)))


@settings(max_examples=40, deadline=None)
@given(numbers=st.binary(min_size=DIMENSIONS, max_size=DIMENSIONS).filter(any))
def test_any_other_forged_vector_has_length_one(numbers: bytes) -> None:
    """A forged file can misplace a text, and nothing worse."""
    kept = unflatten(one(numbers)).vectors
    assert np.linalg.norm(kept.of(["text"])[:]) == pytest.approx(1, abs=1e-5)


def test_more_texts_than_any_base_has_are_refused(
    flat: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is not filled by what somebody has put there."""
    monkeypatch.setattr(module, "MOST_TEXTS", 49)
    with pytest.raises(Misshapen):
        unflatten(flat)
