"""A folder becomes one base, or every fault of every file at once."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge.loader import load


def test_the_folder_of_the_project_has_sources_and_words(tmp_path: Path) -> None:
    """A folder without an entry is told in plain words."""
    loaded = load(tmp_path)
    assert loaded.base is None
    assert str(loaded.problems[0]).startswith(".:1:1: file: there are no entries here")
