"""Learns from the lines that must not lead to an entry which words speak for another subject."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

from bot.search.index.postings import Postings
from bot.search.words.features import Term

PASSES = 5
PACE = 1.0
LEAST = 0.1
"""A weight nearer to nothing than this is dropped."""
SEED = 7

Terms = Mapping[Term, float]


class Outside:
    """Logistic regression over the terms of phrases, by stochastic gradient descent from a fixed seed.

    Args:
        weights: of each term; above 0 it speaks for another subject.
        any_lines: whether there were lines to learn from.
    """

    def __init__(self, weights: Postings, any_lines: bool) -> None:
        self.weights = weights
        self.any_lines = any_lines

    @classmethod
    def learn(cls, inside: Sequence[Terms], outside: Sequence[Terms]) -> Outside:
        """Learn from phrases that are to be answered and from lines that are not.

        Where there are no such lines, no question is ever about another subject.
        """
        weights: dict[Term, float] = {}
        prior = math.log((1 + len(outside)) / (1 + len(inside)))  # not learned, so that it can be left out
        lines = [(terms, 0) for terms in inside] + [(terms, 1) for terms in outside]
        chance = random.Random(SEED)  # noqa: S311  the order of training is no secret
        for turn in range(PASSES if outside else 0):
            chance.shuffle(lines)
            pace = PACE / (1 + 2 * turn / PASSES)
            for terms, truth in lines:
                total = prior + sum(value * weights.get(term, 0.0) for term, value in terms.items())
                step = pace * (truth - 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
                for term, value in terms.items():
                    weights[term] = weights.get(term, 0.0) + value * step
        kept = ((term, 0, weight) for term, weight in weights.items() if abs(weight) >= LEAST)
        return cls(Postings(kept), bool(outside))

    def evidence(self, terms: Terms) -> float:
        """How much likelier these terms are among the lines than among the phrasings, as a logarithm.

        How many of each a base has does not count; without lines nothing speaks for another subject.
        """
        return self.weights.total(terms, 0) if self.any_lines else -math.inf

    def speaking_for_it(self, terms: Terms) -> list[str]:
        """The words that speak for another subject, the loudest first."""
        heard = {term: value * self.weights.weight(term, 0) for term, value in terms.items()}
        return sorted((str(term) for term, said in heard.items() if said > LEAST), key=lambda t: -heard[t])
