"""Turns a text into a vector: texts that mean alike point in like directions."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from bot.search.meaning.layers import HEAD_WIDTH, HEADS, Arrays, Floats, Layer, Norm, Table
from bot.search.meaning.pieces import WordPieces
from bot.search.meaning.weights import VOCABULARY, WEIGHTS, opened

DIMENSIONS = HEADS * HEAD_WIDTH
LAYERS = 6
WAY = 1
"""Counts the ways of cutting and computing: one more where a change of the code changes vectors."""
TOGETHER = 8
"""Texts of one length that are encoded in one go; with more, their numbers leave the processor's cache."""

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
        for batch in _equally_long(numbers):
            vectors[batch] = self._encode(np.array([numbers[place] for place in batch], np.intp))
            done += len(batch)
            if progress:
                progress(done, len(texts))
        return vectors

    def _encode(self, numbers: np.ndarray[tuple[int, int], np.dtype[np.intp]]) -> Floats:
        """The vectors of texts of equal length.

        The texts are a stack of matrices, each multiplied as if it were alone. One flat matrix would be
        multiplied faster, but on many processors would round each text by how many others there are.
        """
        # Of this call alone, so that threads share nothing that changes.
        scratch = np.empty(max(layer.largest for layer in self._layers), np.float32)
        x = self._norm(self._words[numbers] + self._places[: numbers.shape[1]])
        for layer in self._layers:
            x = layer(x, scratch)
        vectors: Floats = x.mean(1)
        vectors /= np.sqrt((vectors * vectors).sum(-1, keepdims=True))
        return vectors


def _equally_long(numbers: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The places of the texts, in batches of equal length."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, pieces in enumerate(numbers):
        places[len(pieces)].append(place)
    for same in places.values():
        yield from (same[at : at + TOGETHER] for at in range(0, len(same), TOGETHER))
