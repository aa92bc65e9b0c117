"""The real encoder, fifty sentences with the vectors that other code gave them, and a workshop's meanings.

Numpy is not imported here: it has to come after the package, which holds it to one thread.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.meaning import WEIGHTS, load
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.layers import Floats
from bot.search.meaning.learning import Trained, train
from bot.search.meaning.meaning import Meaning
from bot.search.meaning.pieces import WordPieces
from tests.workshop import OUTSIDE, WORDS, WORKSHOP, base_of

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


@pytest.fixture(scope="session")
def shop() -> KnowledgeBase:
    """The bicycle workshop's knowledge, with messages about other things."""
    return base_of(*WORKSHOP, **WORDS, outside=OUTSIDE)


@pytest.fixture(scope="session")
def trained(shop: KnowledgeBase, encoder: Encoder) -> Trained:
    """What is learned of meanings from it."""
    return train(shop, encoder)


@pytest.fixture(scope="session")
def meaning(shop: KnowledgeBase, trained: Trained, encoder: Encoder) -> Meaning:
    """What reads meanings by it."""
    return Meaning.of(shop, trained, encoder)


@pytest.fixture(scope="session")
def knowing(shop: KnowledgeBase, meaning: Meaning) -> Engine:
    """An engine that reads words and meaning."""
    return Engine(shop, meaning=meaning)
