"""Later readings of measured questions: by hash, without a word of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read

FILE = Path(__file__).resolve().parents[2] / "bench/labels.yaml"
KINDS = {"career", "decline", "off-topic", "other"}


@pytest.fixture(scope="module")
def labels() -> dict[str, dict[str, object]]:
    """The readings by the beginning of the question's hash."""
    found: Any = plain(read(FILE.read_bytes()).root)
    return dict(found)


def test_questions_are_named_by_their_hash_alone(labels: dict[str, dict[str, object]]) -> None:
    """They are other people's words, which stay where they were said."""
    assert labels
    assert all(re.fullmatch("[0-9a-f]{16}", key) for key in labels)


def test_a_reading_says_what_answers(labels: dict[str, dict[str, object]], knowledge: KnowledgeBase) -> None:
    """A kind, and entries that exist."""
    for reading in labels.values():
        assert reading.keys() <= {"kind", "full", "partial"}
        assert reading["kind"] in KINDS
        named = [entry for part in ("full", "partial") for entry in list(reading.get(part) or [])]  # type: ignore[call-overload]  # lists, as read
        assert set(named) <= knowledge.entries.keys()
