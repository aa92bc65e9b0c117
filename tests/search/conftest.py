"""The bicycle workshop's knowledge, its index and an engine that serves it."""

from __future__ import annotations

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.index.index import Index
from tests.workshop import WORDS, WORKSHOP, base_of, index_of


@pytest.fixture(scope="session")
def workshop() -> KnowledgeBase:
    """The workshop's knowledge."""
    return base_of(*WORKSHOP, **WORDS)


@pytest.fixture(scope="session")
def index(workshop: KnowledgeBase) -> Index:
    """Its index."""
    return index_of(workshop)


@pytest.fixture(scope="session")
def engine(workshop: KnowledgeBase) -> Engine:
    """An engine that serves it."""
    return Engine(workshop)
