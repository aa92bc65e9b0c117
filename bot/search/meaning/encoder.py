"""Turns a text into a vector: texts that mean alike point in like directions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from bot.search.meaning.layers import HEAD_WIDTH, HEADS, Arrays, Floats, Layer, Norm, Places, Table
from bot.search.meaning.pieces import WordPieces
from bot.search.meaning.weights import VOCABULARY, WEIGHTS, opened

DIMENSIONS = HEADS * HEAD_WIDTH
LAYERS = 6
WAY = 2
"""Counts the ways of cutting and computing: one more where a change of the code changes vectors."""
TOGETHER = 512
"""Pieces that are encoded in one go; with more, their numbers leave the processor's cache."""
STEP = 12
"""Rows that the arithmetic library multiplies at a time, on every processor that was tried."""

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

    def layers(self, text: str) -> list[Floats]:
        """What goes into the first layer for a text and what each layer makes of it: pieces by dimensions."""
        numbers = self._pieces.numbers(text)
        ((alone,),), rows = _placed([numbers])
        return [x[alone] for x in self._through([numbers], [alone[np.newaxis]], rows)]

    def _encode(self, texts: Sequence[Sequence[int]]) -> Floats:
        """The vectors of texts, the shorter ones first."""
        stacks, rows = _placed(texts)
        *_, last = self._through(texts, stacks, rows)
        return _direction(np.concatenate([last[places].mean(1) for places in stacks]))

    def _through(
        self, texts: Sequence[Sequence[int]], stacks: Sequence[Places], rows: int
    ) -> Iterator[Floats]:
        """The rows of all pieces of the texts before the first layer and after each.

        They are one matrix, which is multiplied at twice the speed of one matrix a text.
        """
        # Of this call alone, so that threads share nothing that changes.
        scratch = np.empty(max(layer.largest for layer in self._layers), np.float32)
        x = np.zeros((rows, DIMENSIONS), np.float32)
        for places, same in zip(stacks, _equally_long(texts), strict=True):
            x[places] = self._norm(self._words[np.array(same)] + self._places[: places.shape[1]])
        yield x
        for layer in self._layers:
            x = layer(x, stacks, scratch)
            yield x


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


def _equally_long(texts: Sequence[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """The texts, those of equal length together, which stand one after the other."""
    return (list(same) for _, same in groupby(texts, len))


def _placed(texts: Sequence[Sequence[int]]) -> tuple[list[Places], int]:
    """The row of each piece of each text, those of equal length stacked, and how many rows there are.

    With AVX2 a row is rounded by its place within ``STEP`` rows, so that place is a matter of its text alone.
    """
    taken = [0] * STEP
    rows = []
    for numbers in texts:
        begin = sum(numbers)
        for lane in (at % STEP for at in range(begin, begin + len(numbers))):
            rows.append(taken[lane] * STEP + lane)
            taken[lane] += 1
    flat = iter(rows)
    stacks = [[[next(flat) for _ in numbers] for numbers in same] for same in _equally_long(texts)]
    return [np.array(stack, np.intp) for stack in stacks], max(taken) * STEP
