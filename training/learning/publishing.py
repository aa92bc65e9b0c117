"""Packs a trained student, and checks that the bot reads from the file what torch has in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from bot.errors import DataError
from bot.search.meaning.layers import Arrays, Floats
from bot.search.meaning.weights import Published
from training.learning.models import Model, student
from training.packing import agreement, packed, unpacked, write

SENTENCES = Path(__file__).parents[2] / "tests/search/meaning/reference.txt"
"""Their vectors by torch are what the bot's tests compare the bot's own with."""
REFERENCE = "reference.npy"
SAME = 0.9999
"""To this cosine the bot's arithmetic and torch's have to agree, or one of the two is wrong."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Weights in the bot's form.

    Args:
        weights: the file.
        rounding: the least cosine of vectors before and after packing.
    """

    weights: Published
    rounding: float


def publish(made: Model, untouched: Path, folder: Path) -> Packed:
    """Write the weights, and beside them the vectors by which the bot's tests know them.

    Args:
        made: the student.
        untouched: the folder of the model that it was made from.
        folder: where both files are written.

    Raises:
        DataError: the bot computes other vectors than torch.
    """
    arrays = packed({name: one.detach().cpu().numpy() for name, one in made.network.named_parameters()})
    weights = write(folder, arrays)
    sentences = SENTENCES.read_text(encoding="utf-8").splitlines()
    reference = _vectors(_rounded(untouched, arrays, made.device), sentences)
    if (least := agreement(folder / weights.name, sentences, reference)) < SAME:
        raise DataError(f"{weights.name}: the bot computes other vectors than torch (cosine {least:.6f})")
    np.save(folder / REFERENCE, reference.astype(np.float16))
    return Packed(weights, float((reference * _vectors(made, sentences)).sum(1).min()))


def _rounded(untouched: Path, arrays: Arrays, device: str) -> Model:
    """The student as torch computes it with the packed weights."""
    model, weights = student(untouched, device), unpacked(arrays)
    with torch.no_grad():
        for name, one in model.network.named_parameters():
            one[: len(weights[name])] = torch.from_numpy(
                weights[name]
            )  # of places, the first alone are packed
    return model


def _vectors(model: Model, texts: Sequence[str]) -> Floats:
    """In full precision whatever the device, which may compute in half."""
    model = Model(model.network, model.cut, "cpu")
    found: Floats = model.encode(texts, len(texts), lambda _: None).numpy()
    return found
