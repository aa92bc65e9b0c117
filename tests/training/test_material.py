"""The material: knowledge and sentences brought together, or what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import DataError
from tests.folder import break_knowledge, write_knowledge
from training.material import gathered
from training.recipe import RECIPE, Distilling

FIVE = replace(RECIPE, distilling=Distilling(general=5))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path / "knowledge")


def test_texts_and_sentences_are_gathered(folder: Path, sentences: Path) -> None:
    """With the knowledge's version and the sentences' source."""
    found = gathered(folder, sentences, "our own", FIVE)
    assert found.texts.entries == ("degree", "promotion")
    assert len(found.general) == 5
    assert found.version
    assert found.source == "our own"


def test_sentences_of_the_subject_are_general_but_not_foreign(folder: Path, sentences: Path) -> None:
    """The names of the entries say which words are the subject's."""
    found = gathered(folder, sentences, "our own", FIVE)
    assert set(found.general) - set(found.foreign) == {"How do I get promoted?"}


def test_measured_texts_are_left_out(folder: Path, sentences: Path, tmp_path: Path) -> None:
    """Those of every file that was named."""
    files = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for file, text in zip(files, ["soup needs salt", "my cat sleeps all day"], strict=True):
        file.write_text(f"{text}\n")
    three = replace(RECIPE, distilling=Distilling(general=3))
    found = gathered(folder, sentences, "our own", three, files)
    assert {"Soup needs salt.", "My cat sleeps all day."}.isdisjoint(found.general)


def test_a_rehearsal_takes_few_texts(folder: Path, sentences: Path) -> None:
    """So many of each kind at most."""
    found = gathered(folder, sentences, "our own", replace(FIVE, most_texts=2))
    assert len(found.texts.phrasings) == 2


def test_a_broken_knowledge_is_told(folder: Path, sentences: Path) -> None:
    """With the command that names every mistake."""
    break_knowledge(folder)
    with pytest.raises(DataError, match=r"cannot be read; python -m bot check"):
        gathered(folder, sentences, "our own", FIVE)
