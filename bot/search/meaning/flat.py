"""What was learned of meanings as flat arrays, to be kept in a file, and back, its shape checked."""

from __future__ import annotations

from array import array
from typing import Any, Never

import numpy as np

from bot.search.index.flat import Flat, Misshapen
from bot.search.meaning.encoder import DIMENSIONS
from bot.search.meaning.head import Head
from bot.search.meaning.layers import Floats, Whole
from bot.search.meaning.learning import Trained
from bot.search.meaning.vectors import HASH, Rows, Vectors

MOST_TEXTS = 200_000
"""More are not taken from outside (83 MB); a large knowledge base has a tenth."""
HEAVIEST = 1e6
"""No weight of a head is as large; larger ones could add up to no number at all."""


def flatten(trained: Trained) -> Flat:
    """All parts by name; a text costs 416 bytes, and cannot be read out of them."""
    vectors, head = trained.vectors, trained.head
    return {
        "texts": array("B", vectors.hashes),
        "vectors": array("b", vectors.rows.whole.tobytes()),
        "weights": array("f", head.weights.tobytes()),
        "bias": array("f", head.bias.tobytes()),
    }


def unflatten(flat: Flat) -> Trained:
    """What ``flatten`` was given; whatever the numbers, every vector has a length and every weight an end.

    Args:
        flat: the parts by name, from a file that may be anything.

    Raises:
        Misshapen: a part is missing, of another sort, or does not fit the others.
    """
    return Trained(_vectors(flat), _head(flat))


def _vectors(flat: Flat) -> Vectors:
    hashes, numbers = _numbers(flat, "texts", "B").tobytes(), _numbers(flat, "vectors", "b")
    texts, odd = divmod(len(hashes), HASH)
    if odd or texts > MOST_TEXTS or len(numbers) != texts * DIMENSIONS:
        _refuse("vectors")
    places = {hashes[at : at + HASH]: place for place, at in enumerate(range(0, len(hashes), HASH))}
    whole: Whole = np.frombuffer(numbers, np.int8).reshape(texts, DIMENSIONS)
    if len(places) < texts or not whole.any(-1).all():
        _refuse("vectors")  # two texts are the same, or a vector points nowhere
    return Vectors(places, Rows(whole))


def _head(flat: Flat) -> Head:
    bias = _weights(flat, "bias")
    weights = _weights(flat, "weights")
    if not len(bias) or len(weights) != len(bias) * DIMENSIONS:
        _refuse("weights")
    return Head(weights.reshape(len(bias), DIMENSIONS), bias)


def _weights(flat: Flat, name: str) -> Floats:
    found: Floats = np.frombuffer(_numbers(flat, name, "f"), np.float32)
    return found if (np.abs(found) < HEAVIEST).all() else _refuse(name)  # nor is what is no number


def _numbers(flat: Flat, name: str, kind: str) -> array[Any]:
    found = flat.get(name)
    return found if isinstance(found, array) and found.typecode == kind else _refuse(name)


def _refuse(name: str) -> Never:
    raise Misshapen(f"its part {name} does not fit the others")
