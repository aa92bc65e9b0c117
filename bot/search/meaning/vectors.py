"""Keeps the vectors of texts, a byte for each dimension, so that only new texts need be encoded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

import numpy as np
from numpy.typing import NDArray

from bot.search.meaning.encoder import DIMENSIONS, Encoder, Progress
from bot.search.meaning.layers import Floats, Whole

HASH = hashlib.sha256().digest_size
STRIDE = 1024
"""Rows that become fractions at one time."""
MANY = 2048
"""Texts whose vectors are fractions at one time; more would only take memory."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Vectors of length 1, one after the other.

    Args:
        whole: their directions; the length says what to divide them by.
    """

    whole: Whole

    @classmethod
    def of(cls, vectors: Floats) -> Rows:
        """The vectors, rounded: the cosine of two of them changes by less than a hundredth."""
        largest = np.abs(vectors).max(-1, keepdims=True)
        return cls(np.rint(vectors * (127 / largest)).astype(np.int8))

    def __len__(self) -> int:
        return len(self.whole)

    def __getitem__(self, places: slice | Sequence[int] | NDArray[np.intp]) -> Floats:
        """The vectors at these places, each of length 1."""
        rows: Floats = self.whole[places].astype(np.float32)
        rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, np.newaxis]
        return rows

    def nearest(self, vector: Floats) -> tuple[int, float]:
        """The place of the row that is most like a vector of length 1, the first of equals, and their cosine.

        Raises:
            ValueError: there is no row.
        """
        likeness = self.likeness(vector)
        place = int(likeness.argmax())
        return place, float(likeness[place])

    def likeness(self, vector: Floats) -> Floats:
        """The cosine of each row with a vector of length 1."""
        found = np.empty(len(self), np.float32)
        for at in range(0, len(self), STRIDE):
            np.matmul(self[at : at + STRIDE], vector, out=found[at : at + STRIDE])
        return found

    def likest_elsewhere(self, lines: Rows, owners: NDArray[np.intp], theirs: NDArray[np.intp]) -> Floats:
        """For each of some lines the cosine of the likest row of another owner; -1 where there is none.

        Args:
            lines: the vectors of the lines.
            owners: whose each row is.
            theirs: whose each line is.
        """
        vectors, found = lines[:], np.full(len(lines), -1.0, np.float32)
        for at in range(0, len(self), STRIDE):
            likeness = vectors @ self[at : at + STRIDE].T
            likeness[theirs[:, np.newaxis] == owners[at : at + STRIDE]] = -1
            np.maximum(found, likeness.max(1), out=found)
        return found


class Vectors:
    """The vectors of an ``Encoder`` by their texts' hashes; never changes, so threads may share it.

    Args:
        places: the row of each text's hash, in the order of the rows.
        rows: the vectors; without any argument there are none.
    """

    def __init__(self, places: Mapping[bytes, int] | None = None, rows: Rows | None = None) -> None:
        self._places = places or {}
        self.rows = rows or Rows(np.empty((0, DIMENSIONS), np.int8))

    def __len__(self) -> int:
        return len(self._places)

    @property
    def hashes(self) -> bytes:
        """The hashes of all texts, one after the other, as the rows are; no text can be read out of them."""
        return b"".join(self._places)

    def of(self, texts: Iterable[str]) -> Rows:
        """The vectors of these texts, in their order.

        Raises:
            KeyError: one has none.
        """
        places = [self._places[_hash(text)] for text in texts]
        return Rows(self.rows.whole[places])

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that have no vector yet, each once."""
        return [text for text in dict.fromkeys(texts) if _hash(text) not in self._places]

    def adding(self, texts: Iterable[str], encoder: Encoder, progress: Progress | None = None) -> Vectors:
        """These vectors and the texts'; only what is missing is encoded, and ``progress`` is told of it."""
        new = self.missing(texts)
        places = dict(zip(map(_hash, new), count(len(self.rows))))
        whole = np.concatenate([self.rows.whole, *_encoded(new, encoder, progress)])
        return Vectors({**self._places, **places}, Rows(whole))

    def only(self, texts: Iterable[str]) -> Vectors:
        """The vectors of those texts that have one, and no others."""
        kept = [digest for digest in dict.fromkeys(map(_hash, texts)) if digest in self._places]
        rows = self.rows.whole[[self._places[digest] for digest in kept]]
        return Vectors(dict(zip(kept, count())), Rows(rows))


def _encoded(texts: Sequence[str], encoder: Encoder, progress: Progress | None) -> Iterator[Whole]:
    """The rows of texts, many at a time."""
    for at in range(0, len(texts), MANY):
        tell = partial(_tell, progress, at, len(texts)) if progress else None
        yield Rows.of(encoder.encode(texts[at : at + MANY], tell)).whole


def _tell(progress: Progress, before: int, whole: int, done: int, _: int) -> None:
    progress(before + done, whole)


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
