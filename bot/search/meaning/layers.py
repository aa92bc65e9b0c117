"""The arithmetic of the encoder's layers, over weights that stay whole numbers in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int8]
Arrays = Mapping[str, NDArray[Any]]

Places = NDArray[np.intp]
"""The rows of the pieces of texts of equal length: texts by pieces."""

HEADS = 12
HEAD_WIDTH = 32
IN_CACHE = 32
"""Rows of the widest matrix that go through its many steps at a time: four times as fast as all at once."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix of whole numbers with one factor for each column, and what is added after it.

    It stays whole in memory, a quarter of the size, and becomes fractions only while it is used. Its rows are
    the inputs: with few rows on the left that multiplies faster than the file's transposed form.
    """

    whole: Whole
    factors: Floats
    added: Floats

    @classmethod
    def of(cls, arrays: Arrays, names: Iterable[str]) -> Linear:
        """One matrix of several side by side."""
        names = list(names)
        whole = np.concatenate([arrays[f"{name}.weight|q"] for name in names])
        factors = np.concatenate([arrays[f"{name}.weight|s"][:, 0] for name in names])
        added = np.concatenate([arrays[f"{name}.bias"] for name in names])
        return cls(np.ascontiguousarray(whole.T), factors, added)

    def __call__(self, x: Floats, scratch: Floats) -> Floats:
        """All rows times the matrix; ``scratch`` has room for ``whole.size`` numbers."""
        matrix = scratch[: self.whole.size].reshape(self.whole.shape)
        np.copyto(matrix, self.whole)
        y: Floats = np.matmul(x, matrix)
        y *= self.factors
        y += self.added
        return y


@dataclass(frozen=True, slots=True)
class Norm:
    """Brings each row to mean 0 and variance 1, then to a learned factor and shift."""

    factors: Floats
    added: Floats

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> Norm:
        """The one of that name."""
        return cls(arrays[f"{name}.weight"], arrays[f"{name}.bias"])

    def __call__(self, x: Floats) -> Floats:
        """A new array of the shape of ``x``."""
        y: Floats = x - x.mean(-1, keepdims=True)
        y /= np.sqrt((y * y).mean(-1, keepdims=True) + np.float32(1e-12))
        y *= self.factors
        y += self.added
        return y


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of whole numbers, one for each number of a piece, with a factor for each row."""

    whole: Whole
    factors: Floats

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> Table:
        """The one of that name."""
        return cls(arrays[f"{name}.weight|q"], arrays[f"{name}.weight|s"])

    def __getitem__(self, numbers: NDArray[np.intp] | slice) -> Floats:
        rows: Floats = self.whole[numbers].astype(np.float32)
        rows *= self.factors[numbers]
        return rows


@dataclass(frozen=True, slots=True)
class Layer:
    """One of the encoder's layers: what each piece takes from the others, then what it makes of that."""

    attention: Linear
    joined: Linear
    joined_norm: Norm
    up: Linear
    down: Linear
    norm: Norm

    @classmethod
    def of(cls, arrays: Arrays, number: int) -> Layer:
        """The layer of that number, from 0 on."""
        name = f"encoder.layer.{number}"
        return cls(
            Linear.of(arrays, (f"{name}.attention.self.{part}" for part in ("query", "key", "value"))),
            Linear.of(arrays, [f"{name}.attention.output.dense"]),
            Norm.of(arrays, f"{name}.attention.output.LayerNorm"),
            Linear.of(arrays, [f"{name}.intermediate.dense"]),
            Linear.of(arrays, [f"{name}.output.dense"]),
            Norm.of(arrays, f"{name}.output.LayerNorm"),
        )

    @property
    def largest(self) -> int:
        """How many numbers its largest matrix has."""
        return max(part.whole.size for part in (self.attention, self.joined, self.up, self.down))

    def __call__(self, x: Floats, stacks: Sequence[Places], scratch: Floats) -> Floats:
        """The next layer's input, a row for each piece; ``stacks`` says which rows are one text."""
        taken = _attended(self.attention(x, scratch), stacks)
        x = self.joined_norm(x + self.joined(taken, scratch))
        wide = self.up(x, scratch)
        for at in range(0, len(wide), IN_CACHE):
            _gelu(wide[at : at + IN_CACHE])
        return self.norm(x + self.down(wide, scratch))


def _attended(asked: Floats, stacks: Sequence[Places]) -> Floats:
    """For each piece its text's other pieces' values, by how well their keys answer its query."""
    taken = np.zeros((len(asked), HEADS * HEAD_WIDTH), np.float32)
    for places in stacks:
        parts = asked[places].reshape(*places.shape, 3, HEADS, HEAD_WIDTH)
        queries, keys, values = parts.transpose(2, 0, 3, 1, 4)
        shares = np.matmul(queries, keys.swapaxes(-1, -2))
        shares *= np.float32(HEAD_WIDTH**-0.5)
        shares -= shares.max(-1, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(-1, keepdims=True)
        taken[places] = np.matmul(shares, values).swapaxes(1, 2).reshape(*places.shape, HEADS * HEAD_WIDTH)
    return taken


def _gelu(x: Floats) -> None:
    """Makes of ``x`` its product with Gauss's distribution function at ``x``.

    The function is Abramowitz and Stegun's 7.1.26, wrong by less than 1.5e-7, and worked out in place.
    """
    size = np.abs(x)
    z = size * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * z)
    tail = t * np.float32(1.061405429)
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail += np.float32(term)
        tail *= t
    z *= z
    np.negative(z, out=z)
    tail *= np.exp(z, out=z)
    tail *= size
    tail *= np.float32(0.5)
    np.maximum(x, 0, out=x)
    x -= tail
