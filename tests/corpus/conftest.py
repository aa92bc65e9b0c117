"""Engines over the real knowledge, shared by the tests that measure the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.library.kept import open_engine
from bot.search.engine import Engine, Targets


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave all but the first module that asks the whole engine to the end.

    It learns for minutes what the others need, and no process of the run is to stand and wait for it.
    A module goes to one process as a whole, so that none of its tests may stay in front.
    """
    own = [item for item in items if item.path.parent == Path(__file__).parent]
    waiting = dict.fromkeys(item.path for item in own if "engine" in getattr(item, "fixturenames", ()))
    later = [*waiting][1:]
    items.sort(key=lambda item: later.index(item.path) + 1 if item.path in later else 0)


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
