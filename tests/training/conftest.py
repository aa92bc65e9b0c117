"""A small material: the small knowledge with lines that must not lead to an entry, and a few sentences.

Numpy is not imported before ``training``, which holds it to one thread.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from tests.training.made import not_for_base
from training.material import Material
from training.texts import Texts

FOREIGN = ["The train leaves at nine.", "My cat sleeps all day.", "Soup needs salt."]


@pytest.fixture(scope="session")
def lined() -> KnowledgeBase:
    """The small knowledge, with ``not_for`` lines of three kinds."""
    return not_for_base()


@pytest.fixture(scope="session")
def texts(lined: KnowledgeBase) -> Texts:
    """Its texts."""
    return Texts.of(lined)


@pytest.fixture(scope="session")
def material(texts: Texts) -> Material:
    """Everything that is learned from."""
    return Material(texts, "small", FOREIGN, FOREIGN, "our own")


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    """A file of five sentences."""
    file = tmp_path / "sentences.txt"
    lines = [*FOREIGN, "How do I get promoted?", "It rains in the hills."]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file
