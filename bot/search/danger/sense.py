"""What the sense of a text says of danger: a small network over what the encoder's layers make of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

import numpy as np

from bot.search.danger import WEIGHTS
from bot.search.meaning.encoder import DIMENSIONS, Encoder
from bot.search.meaning.layers import Floats
from bot.search.meaning.weights import Published, opened

MEANS, PEAKS = (0, 2, 4, 6), (2, 4, 6)
"""Layers of whose pieces the mean counts, and those of which the largest of each dimension does: a layer in
between knows of tone and of who is meant what the last one has put aside for likeness in subject."""
PARTS = len(MEANS) + len(PEAKS)
PUBLISHED = Published(
    "sense.npz", 1401312, "86034b8af896dc4e0593f00094d84424d6b50270ed3e49764fb27824562bf51f"
)


@dataclass(frozen=True, slots=True)
class Network:
    """One layer of inner signs, of which those above 0 are added up.

    Args:
        centre, spread: what is taken from each number of a text, and by what it is divided then.
        inner, inner_start: from these numbers to the signs.
        outer: what each sign counts; the last number is what a text without signs scores.
        enough: from this score on, words and sense tell of danger.
    """

    centre: Floats
    spread: Floats
    inner: Floats
    inner_start: Floats
    outer: Floats
    enough: float

    @classmethod
    def read(cls, folder: Path = WEIGHTS) -> Self:
        """What comes with the bot.

        Raises:
            MeaningUnavailable: the file is missing or has other bytes.
        """
        with opened(folder, PUBLISHED) as file, np.load(file, allow_pickle=False) as arrays:
            found = {field.name: arrays[field.name].astype(np.float32) for field in fields(cls)}
            return cls(**found | {"enough": float(found["enough"])})

    def __call__(self, rows: Floats) -> Floats:
        """The logit of danger of each text's numbers."""
        signs = np.maximum(self.scaled(rows) @ self.inner + self.inner_start, 0)
        found: Floats = signs @ self.outer[:-1] + self.outer[-1]
        return found

    def scaled(self, rows: Floats) -> Floats:
        """The numbers as the signs want them: around 0, and of each layer as much."""
        parts = ((rows - self.centre) / self.spread).reshape(len(rows), PARTS, DIMENSIONS)
        parts /= np.sqrt(np.square(parts).mean(-1, keepdims=True))
        return parts.reshape(len(rows), -1)


def row(encoder: Encoder, text: str) -> Floats:
    """The numbers of one text; takes the encoder's time."""
    layers = encoder.layers(text)
    found: Floats = np.concatenate([*(layers[n].mean(0) for n in MEANS), *(layers[n].max(0) for n in PEAKS)])
    return found


@dataclass(frozen=True, slots=True)
class Sense:
    """The network with the encoder that it was learned over."""

    network: Network
    encoder: Encoder

    def __call__(self, text: str) -> float:
        """The logit of danger."""
        return float(self.network(row(self.encoder, text)[np.newaxis])[0])
