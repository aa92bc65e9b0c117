"""Packs the student as the bot reads it: matrices in whole numbers of eight bits, all in one file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.meaning import WEIGHTS as FOLDER
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.layers import Arrays, Floats
from bot.search.meaning.pieces import WordPieces
from bot.search.meaning.weights import VOCABULARY, WEIGHTS, Published, opened

PLACES = 128
"""Places in a text of which the weights are kept; the bot reads fewer."""
_PLACES = "embeddings.position_embeddings.weight"
_PLAIN = "embeddings.token_type_embeddings.weight"
_WHOLE, _FACTORS = "|q", "|s"


def packed(weights: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The arrays of the bot's file: of a matrix its rows in whole numbers and a factor for each row.

    Args:
        weights: of the student, by the names that BERT's layers have.
    """
    made: dict[str, NDArray[Any]] = {}
    for name, whole in weights.items():
        array = np.asarray(whole, np.float32)[: PLACES if name == _PLACES else None]
        if array.ndim == 2 and name != _PLAIN:
            factors = np.abs(array).max(1, keepdims=True) / 127 + np.float32(1e-12)
            made[name + _WHOLE] = np.rint(array / factors).astype(np.int8)
            made[name + _FACTORS] = factors
        else:
            made[name] = array
    return made


def unpacked(arrays: Arrays) -> dict[str, Floats]:
    """The weights that packed arrays stand for."""
    made: dict[str, Floats] = {}
    for name, array in arrays.items():
        if name.endswith(_WHOLE):
            plain = name.removesuffix(_WHOLE)
            made[plain] = array.astype(np.float32) * arrays[plain + _FACTORS]
        elif not name.endswith(_FACTORS):
            made[name] = array
    return made


def write(folder: Path, arrays: Arrays) -> Published:
    """Write the arrays as the bot's file; equal arrays make equal bytes.

    Returns:
        The file as ``bot/search/meaning/weights.py`` has to name it.
    """
    path = folder / WEIGHTS.name
    np.savez(path, **arrays)  # type: ignore[arg-type]  # its own types take the names for its flag
    data = path.read_bytes()
    return Published(WEIGHTS.name, len(data), hashlib.sha256(data).hexdigest())


def pieces(vocabulary: Path = FOLDER) -> WordPieces:
    """What cuts the student's texts: the bot's own code over its vocabulary, so that both see the same.

    Args:
        vocabulary: the folder of a ``vocab.txt``, which has to be the bot's.

    Raises:
        MeaningUnavailable: it is missing, or another one.
    """
    with opened(vocabulary, VOCABULARY) as file:
        return WordPieces(file.read().decode().split("\n"))


def agreement(file: Path, texts: Sequence[str], vectors: Floats) -> float:
    """The least cosine of the bot's own vectors, computed over a written file, with others of these texts.

    Args:
        vectors: one row of length 1 for each text.
    """
    with np.load(file, allow_pickle=False) as arrays:
        ours = Encoder(pieces(), arrays).encode(texts)
    return float(np.einsum("ij,ij->i", ours, vectors).min())
