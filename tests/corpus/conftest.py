"""One engine over the real knowledge, shared by the tests that measure the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read
from bot.library.kept import open_engine
from bot.search.engine import Engine, Targets

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def engine(knowledge: KnowledgeBase, learned: Path) -> Engine:
    """The engine with the precision targets that are the settings' defaults."""
    return open_engine(knowledge, Targets(), learned.parent)


def corpus(name: str) -> Any:
    """A corpus file as plain lists, mappings and texts."""
    return plain(read((HERE / name).read_bytes()).root)
