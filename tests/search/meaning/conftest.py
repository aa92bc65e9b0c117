"""The real encoder, read once, and fifty sentences of our own with the vectors that other code gave them.

Numpy is not imported here: it has to come after the package, which holds it to one thread.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.search.meaning import WEIGHTS, load
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.layers import Floats
from bot.search.meaning.pieces import WordPieces

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The encoder that comes with the bot."""
    return load()


@pytest.fixture(scope="session")
def vocabulary() -> list[str]:
    """Its pieces, each at the place of its number."""
    return (WEIGHTS / "vocab.txt").read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="session")
def pieces(vocabulary: list[str]) -> WordPieces:
    """What cuts texts for it."""
    return WordPieces(vocabulary)


@pytest.fixture(scope="session")
def sentences() -> list[str]:
    """Plain ones, short, shouted, with accents and marks, off the subject, and one far too long."""
    return (HERE / "reference.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def reference() -> Floats:
    """Their vectors by another implementation of the same arithmetic, kept in half precision."""
    import numpy as np

    vectors: Floats = np.load(HERE / "reference.npy", allow_pickle=False).astype(np.float32)
    return vectors
