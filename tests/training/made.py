"""What the tests of the training are made of."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.meaning.encoder import DIMENSIONS, LAYERS
from tests.small import small_base

ANSWERED = "do I need a degree to be a senior developer?"
UNANSWERED = "when does the train to the coast leave?"
DECLINED = "how do I learn about contracts?"


def not_for_base() -> KnowledgeBase:
    """The small knowledge with a line that another entry answers, one that none does, one of a decline."""
    base = small_base()
    lines = {"promotion": (ANSWERED, UNANSWERED), "legal-advice": (DECLINED,)}
    entries = {key: _with(entry, lines.get(key, ())) for key, entry in base.entries.items()}
    return small_base(entries=entries)


def weights(seed: int = 0) -> dict[str, NDArray[Any]]:
    """A student's weights by chance, narrow between its layers, with the names that BERT's have."""
    chance = np.random.default_rng(seed)
    shapes = {
        "embeddings.word_embeddings.weight": (30_522, DIMENSIONS),
        "embeddings.position_embeddings.weight": (512, DIMENSIONS),
        "embeddings.token_type_embeddings.weight": (2, DIMENSIONS),
        **_norm("embeddings.LayerNorm"),
    }
    for number in range(LAYERS):
        name = f"encoder.layer.{number}"
        for part in ("query", "key", "value"):
            shapes |= _linear(f"{name}.attention.self.{part}", DIMENSIONS, DIMENSIONS)
        shapes |= _linear(f"{name}.attention.output.dense", DIMENSIONS, DIMENSIONS)
        shapes |= _norm(f"{name}.attention.output.LayerNorm")
        shapes |= _linear(f"{name}.intermediate.dense", 16, DIMENSIONS)
        shapes |= _linear(f"{name}.output.dense", DIMENSIONS, 16)
        shapes |= _norm(f"{name}.output.LayerNorm")
    return {name: 0.1 * chance.standard_normal(shape, np.float32) for name, shape in shapes.items()}


def _with(entry: Entry, lines: tuple[str, ...]) -> Entry:
    made = entry.model_copy(update={"not_for": lines})
    made._id = entry.id
    return made


def _norm(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (DIMENSIONS,), f"{name}.bias": (DIMENSIONS,)}


def _linear(name: str, rows: int, columns: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (rows, columns), f"{name}.bias": (rows,)}
