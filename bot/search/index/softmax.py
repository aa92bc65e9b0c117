"""Learns from the base alone which words and word pairs tell its entries apart; brings numpy."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.search.words.features import Term

PASSES = 3
BATCH = 32
PACE = 3.0
BIAS_PACE = 0.1
COMMON_SHARE, LEAST_COMMON = 0.3, 20
"""A term of more than this share of the entries tells nothing; where entries are few, all terms count."""
LEARNT = 0.3
"""A phrase that is missed by less than this is not looked at again."""
SEED = 7

Whole = NDArray[np.intp]
Floats = NDArray[np.float64]


class Softmax:
    """A linear model over terms: softmax regression by stochastic gradient descent from a fixed seed.

    A term weighs only on entries that use it, so that the model is as sparse as the phrases are. At first
    each phrase speaks for its own entry; whatever it says for others is then unlearned.

    Args:
        phrases: the term vectors of all phrases.
        owners: the entry number of each phrase.
        entries: how many entries there are.
    """

    def __init__(self, phrases: Iterable[Mapping[Term, float]], owners: Sequence[int], entries: int) -> None:
        self._entries = entries
        self._phrases = _Phrases(phrases, np.array(owners, np.intp))
        pairs, places = np.unique(self._phrases.pairs(entries), return_inverse=True)
        users = np.bincount(pairs // max(1, entries), minlength=len(self._phrases.numbers))
        telling = users <= max(COMMON_SHARE * entries, LEAST_COMMON)
        kept = telling[pairs // max(1, entries)]
        self._pairs = pairs[kept]
        self._weights = np.bincount(places, self._phrases.values, len(pairs)).astype(np.float64)[kept]
        self._sizes = np.where(telling, users, 0)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._bias = np.zeros(entries)
        self._learn()

    @property
    def bias(self) -> array[float]:
        """What each entry has before any term speaks."""
        return array("f", self._bias.tolist())

    def weights(self) -> Iterator[tuple[Term, int, float]]:
        """Each term with each entry that it weighs on, the entries of a term rising."""
        terms = [*self._phrases.numbers]
        for pair, weight in zip(self._pairs.tolist(), self._weights.tolist(), strict=True):
            yield terms[pair // self._entries], pair % self._entries, weight

    def _learn(self) -> None:
        chance = random.Random(SEED)  # noqa: S311  the order of training is no secret
        order = list(range(len(self._phrases.owners)))
        for turn in range(PASSES):
            chance.shuffle(order)
            pace = PACE / (1 + 2 * turn / PASSES)
            batches = (np.array(order[at : at + BATCH]) for at in range(0, len(order), BATCH))
            order = [phrase for batch in batches for phrase in self._correct(batch, pace)]

    def _correct(self, phrases: Whole, pace: float) -> list[int]:
        """Move the weights a little towards giving these phrases to their owners; those that were missed."""
        rows, terms, values = self._phrases.of(phrases)
        places = _runs(self._starts[terms], self._sizes[terms])
        values = np.repeat(values, self._sizes[terms])
        cells = np.repeat(rows, self._sizes[terms]) * self._entries + self._pairs[places] % self._entries
        size = len(phrases) * self._entries
        totals = (
            np.bincount(cells, self._weights[places] * values, size).reshape(len(phrases), -1) + self._bias
        )
        errors = -np.exp(totals - totals.max(1, keepdims=True))
        errors /= -errors.sum(1, keepdims=True)
        mine = np.arange(len(phrases)), self._phrases.owners[phrases]
        errors[mine] += 1
        self._weights += pace * np.bincount(places, values * errors.ravel()[cells], len(self._weights))
        self._bias += pace * BIAS_PACE * errors.sum(0)
        missed: list[int] = phrases[errors[mine] > LEARNT].tolist()
        return missed


class _Phrases:
    """The terms of all phrases as numbers, one phrase behind the other."""

    def __init__(self, phrases: Iterable[Mapping[Term, float]], owners: Whole) -> None:
        self.numbers: dict[Term, int] = {}
        terms, values, sizes = array("q"), array("d"), array("q")
        for phrase in phrases:
            sizes.append(len(phrase))
            terms.extend([self.numbers.setdefault(term, len(self.numbers)) for term in phrase])
            values.extend(phrase.values())
        self.owners = owners
        self.values: Floats = np.array(values)
        self._terms: Whole = np.array(terms, np.intp)
        self._sizes: Whole = np.array(sizes, np.intp)
        self._starts = np.cumsum(self._sizes) - self._sizes

    def pairs(self, entries: int) -> Whole:
        """For each term of each phrase one number for it and the phrase's owner."""
        return self._terms * entries + np.repeat(self.owners, self._sizes)

    def of(self, phrases: Whole) -> tuple[Whole, Whole, Floats]:
        """The terms of some phrases and their values, each with the place of its phrase among them."""
        sizes = self._sizes[phrases]
        places = _runs(self._starts[phrases], sizes)
        return np.repeat(np.arange(len(phrases)), sizes), self._terms[places], self.values[places]


def _runs(starts: Whole, sizes: Whole) -> Whole:
    """So many numbers from each start on, one run behind the other."""
    ends = np.cumsum(sizes)
    return np.repeat(starts - ends + sizes, sizes) + np.arange(sizes.sum())
