"""Turns a text into a vector: texts that mean alike point in like directions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

import numpy as np

from bot.search.meaning.layers import HEAD_WIDTH, HEADS, Arrays, Floats, Layer, Norm, Table
from bot.search.meaning.pieces import WordPieces
from bot.search.meaning.weights import VOCABULARY, WEIGHTS, opened

DIMENSIONS = HEADS * HEAD_WIDTH
LAYERS = 6
WAY = 2
"""Counts the ways of cutting and computing: one more where a change of the code changes vectors."""
TOGETHER = 256
"""Pieces that are encoded in one go; with more, their numbers leave the processor's cache."""
STEP = 16
"""Rows are multiplied this many at a time. A matrix whose rows do not fill the last step would round them
otherwise, and so a text by how many others there are."""

Progress = Callable[[int, int], None]
"""Is told how many texts are encoded and how many there are; what it raises stops the encoding."""


class Encoder:
    """A sentence encoder of the shape of all-MiniLM-L6-v2; threads may share it (``weights/MODEL_CARD.md``).

    Args:
        pieces: cuts texts.
        arrays: the weights by name.
    """

    fingerprint = hashlib.sha256(f"{WAY} {VOCABULARY.sha256} {WEIGHTS.sha256}".encode()).digest()
    """Vectors of encoders with different fingerprints cannot be compared."""

    def __init__(self, pieces: WordPieces, arrays: Arrays) -> None:
        self._pieces = pieces
        self._words = Table.of(arrays, "embeddings.word_embeddings")
        self._places = Table.of(arrays, "embeddings.position_embeddings")[:]
        self._places += arrays["embeddings.token_type_embeddings.weight"][0]
        self._norm = Norm.of(arrays, "embeddings.LayerNorm")
        self._layers = [Layer.of(arrays, number) for number in range(LAYERS)]

    @classmethod
    def read(cls, folder: Path) -> Encoder:
        """The encoder whose published files lie in that folder.

        Raises:
            MeaningUnavailable: one of them is missing or has other bytes.
        """
        with opened(folder, VOCABULARY) as file:
            pieces = WordPieces(file.read().decode().split("\n"))
        with opened(folder, WEIGHTS) as file, np.load(file, allow_pickle=False) as arrays:
            return cls(pieces, arrays)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """One vector of length 1 for each text, whatever it holds; it does not depend on the other texts.

        Takes about 8 ms of one processor for a short text, most of it without the interpreter's lock.

        Args:
            texts: of each the first 62 pieces count.
            progress: is called after each few texts.
        """
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        numbers = [self._pieces.numbers(text) for text in texts]
        done = 0
        for few in _few(numbers):
            vectors[few] = self._encode([numbers[place] for place in few])
            done += len(few)
            if progress:
                progress(done, len(texts))
        return vectors

    def _encode(self, texts: Sequence[Sequence[int]]) -> Floats:
        """The vectors of texts, the shorter ones first.

        All their pieces are one matrix, which is multiplied at twice the speed of one matrix a text.
        """
        # Of this call alone, so that threads share nothing that changes.
        scratch = np.empty(max(layer.largest for layer in self._layers), np.float32)
        stacks = list(_stacks([*map(len, texts)]))
        x = self._begun(texts)
        for layer in self._layers:
            x = layer(x, stacks, scratch)
        found = [x[rows].reshape(-1, pieces, DIMENSIONS).mean(1) for rows, pieces in stacks]
        return _direction(np.concatenate(found))

    def _begun(self, texts: Sequence[Sequence[int]]) -> Floats:
        """A row for each piece and for its place in its text, and rows of nothing up to a full step."""
        numbers = np.fromiter(chain.from_iterable(texts), np.intp)
        places = np.concatenate([np.arange(len(text)) for text in texts])
        x = np.zeros((-(-len(numbers) // STEP) * STEP, DIMENSIONS), np.float32)
        x[: len(numbers)] = self._norm(self._words[numbers] + self._places[places])
        return x


def _direction(vectors: Floats) -> Floats:
    """The vectors at length 1."""
    vectors /= np.sqrt((vectors * vectors).sum(-1, keepdims=True))
    return vectors


def _few(numbers: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The places of the texts, the shortest first, as many at a time as hold ``TOGETHER`` pieces."""
    few: list[int] = []
    pieces = 0
    for place in sorted(range(len(numbers)), key=lambda place: len(numbers[place])):
        pieces += len(numbers[place])
        if few and pieces > TOGETHER:
            yield few
            few, pieces = [], len(numbers[place])
        few.append(place)
    if few:
        yield few


def _stacks(lengths: Sequence[int]) -> Iterator[tuple[slice, int]]:
    """Where those of equal length lie, which stand one after the other."""
    at = 0
    for pieces, same in groupby(lengths):
        end = at + sum(same)
        yield slice(at, end), pieces
        at = end
