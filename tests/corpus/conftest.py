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
    """
    waiting = [item for item in items if "engine" in getattr(item, "fixturenames", ()) and _is_corpus(item)]
    first = waiting[0].path if waiting else None
    late = [item for item in waiting if item.path != first]
    others = set(items) - set(late)
    items[:] = [item for item in items if item in others] + late


def _is_corpus(item: pytest.Item) -> bool:
    return item.path.parent == Path(__file__).parent


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
