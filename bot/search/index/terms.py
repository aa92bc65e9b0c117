"""The terms of all phrases at once, as ``Features.terms`` weighs them one by one; brings numpy."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.search.index.rows import WORD_BITS, Rows
from bot.search.words.features import EDGE, EDGE_WEIGHT, Features
from bot.search.words.lexicon import Phrase

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]


class Terms:
    """For each phrase its terms, and what they weigh: vectors of length one, one behind the other.

    Args:
        phrases: their stems.
        features: says how rare stems are, and knows all of them.

    ``rows`` numbers the terms, ``sizes`` says how many terms each phrase has.
    """

    def __init__(self, phrases: Sequence[Phrase], features: Features) -> None:
        names = [EDGE, *features.stems]
        words = {stem: number for number, stem in enumerate(names)}
        stems = np.array([words[stem] for stem in chain(*phrases)], np.int64)
        lengths = np.array([*map(len, phrases)], np.int64)
        weights = np.array([EDGE_WEIGHT, *map(features.weigh, features.stems)])
        rarities = np.array([0.0, *map(features.rarity, features.stems)])

        owners = np.repeat(np.arange(len(phrases)), lengths + 1)
        left, right = _neighbours(stems, lengths)
        pairs, rows = np.unique(left << WORD_BITS | right, return_inverse=True)
        said = features.pair_rarity * np.maximum(weights[left], weights[right])

        self.rows = Rows.of(words, array("Q", pairs.tolist()))
        count = len(self.rows)
        single = np.unique(np.repeat(np.arange(len(phrases)), lengths) * count + stems)
        double, places = np.unique(owners * count + len(names) + rows, return_inverse=True)
        keys = np.concatenate([single, double])
        values = np.concatenate([rarities[single % count], np.bincount(places, said, len(double))])
        order = np.argsort(keys, kind="stable")
        owner = keys[order] // max(1, count)
        self.terms: Whole = keys[order] % max(1, count)
        self.sizes: Whole = np.bincount(owner, minlength=len(phrases))
        self.values: Floats = values[order] / np.sqrt(np.bincount(owner, values[order] ** 2))[owner]
        self._starts = np.cumsum(self.sizes) - self.sizes

    def of(self, phrases: Whole) -> tuple[Whole, Whole, Floats]:
        """The terms of some phrases and their values, each with the place of its phrase among them."""
        sizes = self.sizes[phrases]
        places = runs(self._starts[phrases], sizes)
        return np.repeat(np.arange(len(phrases)), sizes), self.terms[places], self.values[places]


def runs(starts: Whole, sizes: Whole) -> Whole:
    """So many numbers from each start on, one run behind the other."""
    ends = np.cumsum(sizes)
    return np.repeat(starts - ends + sizes, sizes) + np.arange(sizes.sum())


def _neighbours(stems: Whole, lengths: Whole) -> tuple[Whole, Whole]:
    """Each word with the one before it, and the end of each phrase: the left ones, the right ones."""
    ends = np.cumsum(lengths)
    return np.insert(stems, ends - lengths, 0), np.insert(stems, ends, 0)
