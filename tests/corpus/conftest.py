"""One engine over the real knowledge, shared by the tests that measure the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.library.kept import open_engine
from bot.search.engine import Engine, Targets


@pytest.fixture(scope="session")
def engine(knowledge: KnowledgeBase, learned: Path) -> Engine:
    """The engine with the precision targets that are the settings' defaults."""
    return open_engine(knowledge, Targets(), learned.parent)
