"""What texts mean in the eyes of one knowledge base: how likely each entry is, and its nearest phrasing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np

from bot.knowledge.model import KnowledgeBase
from bot.search.index.evidence import phrasings
from bot.search.index.index import FEW
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.head import Head
from bot.search.meaning.layers import Floats
from bot.search.meaning.learning import Trained
from bot.search.meaning.vectors import Rows


@dataclass(frozen=True, slots=True)
class Sense:
    """What one text means.

    Args:
        vector: its direction.
        entries: the logarithm of each entry's probability.
        outside: the same of "none of them".
    """

    vector: Floats
    entries: Floats
    outside: float

    def likeliest(self, most: int) -> list[int]:
        """The numbers of the likeliest entries, best first."""
        return [int(number) for number in np.argsort(-self.entries, kind="stable")[:most]]


@dataclass(frozen=True, slots=True)
class Near:
    """What of an entry is nearest to a text.

    Args:
        phrase: the nearest phrasing.
        cosine: with that one.
        few: the mean of the cosines with the three nearest; one alone can be a chance, or an editor's slip.
    """

    phrase: str
    cosine: float
    few: float


class Meaning:
    """Reads texts; never changes, so threads may share it.

    Args:
        base: the knowledge.
        head: tells its entries apart.
        rows: the vectors of all phrasings, entry by entry.
        encoder: the one that made them.
    """

    def __init__(self, base: KnowledgeBase, head: Head, rows: Rows, encoder: Encoder) -> None:
        self._head = head
        self._rows = rows
        self.encoder = encoder
        self._phrases = [phrasings(entry) for entry in base.entries.values()]
        self._starts = [*accumulate(map(len, self._phrases), initial=0)]

    @classmethod
    def of(cls, base: KnowledgeBase, trained: Trained, encoder: Encoder) -> Meaning:
        """The meaning that was learned from a base; the vectors of other texts are not kept.

        Raises:
            KeyError: it was learned from another version.
        """
        rows = trained.vectors.of(chain.from_iterable(map(phrasings, base.entries.values())))
        return cls(base, trained.head, rows, encoder)

    def read(self, texts: Sequence[str]) -> list[Sense]:
        """What each text means; takes the encoder's time."""
        vectors = self.encoder.encode(texts)
        likely = self._head(vectors)
        return [Sense(v, own[:-1], float(own[-1])) for v, own in zip(vectors, likely, strict=True)]

    def near(self, sense: Sense, number: int) -> Near:
        """The phrasings of an entry that are nearest in meaning to a text."""
        likeness = self._rows[self._starts[number] : self._starts[number + 1]] @ sense.vector
        place = int(likeness.argmax())
        few = np.sort(likeness)[-FEW:]
        return Near(self._phrases[number][place], float(likeness[place]), float(few.mean()))
