"""Turns a text into a vector: texts that mean alike point in like directions."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.search.meaning.layers import HEAD_WIDTH, HEADS, Arrays, Floats, Layer, Norm, Table
from bot.search.meaning.pieces import WordPieces
from bot.search.meaning.weights import VOCABULARY, WEIGHTS, opened

DIMENSIONS = HEADS * HEAD_WIDTH
LAYERS = 6
WAY = 1
"""Counts the ways of cutting and computing: one more where a change of the code changes vectors."""
TOGETHER = 8
"""Texts that are encoded in one go; with more, their numbers leave the processor's cache."""

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
        for batches in _few(_equally_long(numbers)):
            stacks = [np.array([numbers[place] for place in batch], np.intp) for batch in batches]
            for batch, found in zip(batches, self._encode(stacks), strict=True):
                vectors[batch] = found
            done += sum(map(len, batches))
            if progress:
                progress(done, len(texts))
        return vectors

    def layers(self, text: str) -> list[Floats]:
        """What goes into the first layer for a text and what each layer makes of it: pieces by dimensions."""
        return [found[0][0] for found in self._through([np.array([self._pieces.numbers(text)], np.intp)])]

    def _encode(self, stacks: Sequence[NDArray[np.intp]]) -> list[Floats]:
        """The vectors of texts, those of equal length stacked."""
        *_, last = self._through(stacks)
        return [_direction(x.mean(1)) for x in last]

    def _through(self, stacks: Sequence[NDArray[np.intp]]) -> Iterator[list[Floats]]:
        """The texts before the first layer and after each.

        Each text is a matrix that is multiplied as if it were alone. One flat matrix of all of them would be
        multiplied faster, but on many processors would round each text by how many others there are.
        """
        # Of this call alone, so that threads share nothing that changes.
        scratch = np.empty(max(layer.largest for layer in self._layers), np.float32)
        found = [self._norm(self._words[numbers] + self._places[: numbers.shape[1]]) for numbers in stacks]
        yield found
        for layer in self._layers:
            found = layer(found, scratch)
            yield found


def _direction(vectors: Floats) -> Floats:
    """The vectors at length 1."""
    vectors /= np.sqrt((vectors * vectors).sum(-1, keepdims=True))
    return vectors


def _few(batches: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """The batches, as many at a time as hold ``TOGETHER`` texts."""
    few: list[list[int]] = []
    for batch in batches:
        if few and sum(map(len, few)) + len(batch) > TOGETHER:
            yield few
            few = []
        few.append(batch)
    if few:
        yield few


def _equally_long(numbers: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The places of the texts, in batches of equal length."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, pieces in enumerate(numbers):
        places[len(pieces)].append(place)
    for same in places.values():
        yield from (same[at : at + TOGETHER] for at in range(0, len(same), TOGETHER))
