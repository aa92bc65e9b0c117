"""A good knowledge folder whose days do not pass, and a cache of nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.writing import ENTRY, SOURCE, VOCABULARY, Folder


@pytest.fixture
def lasting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """One entry, one source and a vocabulary, which give a check nothing to say."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Folder(tmp_path / "knowledge")
    made.write("vocabulary.yaml", VOCABULARY)
    made.write("sources/ladders.yaml", SOURCE)
    made.write("topics/top.yaml", ENTRY.replace("2027-", "9027-"))
    return made
