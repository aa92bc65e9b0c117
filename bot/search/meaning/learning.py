"""Learns which entry a meaning belongs to, from the vectors of all that the knowledge is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.index.evidence import phrasings
from bot.search.meaning.encoder import Encoder, Progress
from bot.search.meaning.head import Head
from bot.search.meaning.vectors import Vectors

OUTSIDE_WORTH = 0.3
"""What a message about something else counts beside a phrasing."""
ANOTHERS = 0.6
"""A ``not_for`` line as like as this to a phrasing of another entry belongs there, and is not outside."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What was learned of meanings from one version of the knowledge.

    Args:
        vectors: of every text that was learned from.
        head: tells entries apart, in the order of the base.
    """

    vectors: Vectors
    head: Head


def texts_of(base: KnowledgeBase) -> list[str]:
    """Every text of the knowledge that needs a vector, each once."""
    entries = base.entries.values()
    said = chain.from_iterable((*phrasings(e), *e.not_for) for e in entries)
    return list(dict.fromkeys(chain(said, base.vocabulary.outside)))


def train(
    base: KnowledgeBase, encoder: Encoder, vectors: Vectors | None = None, progress: Progress | None = None
) -> Trained:
    """Learn from a base; a minute of one core for 10,000 phrasings that are new, a second for the rest.

    Args:
        base: the knowledge.
        encoder: makes the vectors.
        vectors: those that are there already; only what they lack is encoded.
        progress: is told how many of the missing texts are encoded.
    """
    texts = texts_of(base)
    complete = (vectors or Vectors()).only(texts).adding(texts, encoder, progress)
    lines = list(_lines(base, complete))
    rows = complete.of(text for text, _, _ in lines)
    classes = np.array([number for _, number, _ in lines], np.intp)
    worth = np.array([worth for _, _, worth in lines], np.float32)
    return Trained(complete, Head.learn(rows, classes, worth, len(base.entries)))


def _lines(base: KnowledgeBase, vectors: Vectors) -> Iterator[tuple[str, int, float]]:
    """Each text with the number of its entry, or the number after the last, and what it counts."""
    outside = len(base.entries)
    for number, entry in enumerate(base.entries.values()):
        yield from ((text, number, 1.0) for text in phrasings(entry))
    yield from ((text, outside, 1.0) for text in _nobodys(list(base.entries.values()), vectors))
    yield from ((text, outside, OUTSIDE_WORTH) for text in base.vocabulary.outside)


def _nobodys(entries: Sequence[Entry], vectors: Vectors) -> list[str]:
    """The ``not_for`` lines that are asked of no other entry; what declines is meant for other subjects."""
    phrases = [phrasings(entry) for entry in entries]
    lines = [() if entry.declines else entry.not_for for entry in entries]
    said = vectors.of(chain(*phrases))
    nearest = said.likest_elsewhere(vectors.of(chain(*lines)), owners_of(phrases), owners_of(lines))
    return [text for text, likeness in zip(chain(*lines), nearest, strict=True) if likeness < ANOTHERS]


def owners_of(groups: Iterable[Sequence[str]]) -> NDArray[np.intp]:
    """For each text of the groups, one after the other, the number of its group."""
    return np.array([number for number, group in enumerate(groups) for _ in group], np.intp)
