"""A small knowledge folder that loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.writing import ENTRY, SOURCE, VOCABULARY, Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with one entry, one source and a vocabulary, all in order."""
    made = Folder(tmp_path / "knowledge")
    made.entry()
    made.write("sources/ladders.yaml", SOURCE)
    made.write("vocabulary.yaml", VOCABULARY)
    return made


@pytest.fixture
def entry_text() -> str:
    """The text of an entry that loads."""
    return ENTRY
