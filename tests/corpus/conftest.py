"""Engines over the real knowledge, shared by the tests that measure the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.library.kept import open_engine
from bot.search.engine import Engine, Targets


@pytest.fixture(scope="session")
def engine(knowledge: KnowledgeBase, trained: Path) -> Engine:
    """The engine as it is served, with the precision targets that are the settings' defaults."""
    from bot.library import meant
    from bot.search.meaning import load

    meaning = meant.recall(trained, knowledge, load())
    assert meaning is not None
    return open_engine(knowledge, Targets(), trained, meaning)


@pytest.fixture(scope="session")
def plain(knowledge: KnowledgeBase, learned: Path) -> Engine:
    """The same by words alone."""
    return open_engine(knowledge, Targets(), learned.parent)
