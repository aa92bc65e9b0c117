"""The sentences from which danger is told: read with their writers, and nothing but what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.knowledge.model import KnowledgeBase
from training.cries import FILES, Cry, cries, known, nonsense

MINE = 'danger: ["I want to die"]\nharmless: ["kill the process", "die laughing"]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of one writer's sentences."""
    path = tmp_path / "eve.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_sentences_keep_their_writer(file: Path) -> None:
    """By whom they can be left out."""
    assert [*cries([file])] == [
        Cry("I want to die", True, "eve"),
        Cry("kill the process", False, "eve"),
        Cry("die laughing", False, "eve"),
    ]


def test_known_faults_are_learned_too(file: Path) -> None:
    """What patterns miss is danger, and what they take for it is not."""
    file.write_text(MINE + 'missed: ["so long, all"]\nalarms: ["kill me, CSS"]\n', encoding="utf-8")
    assert {Cry("so long, all", True, "eve"), Cry("kill me, CSS", False, "eve")} < {*cries([file])}


@pytest.mark.parametrize("text", ["danger: [a]", "- a", "danger: [", ""])
def test_a_file_of_another_kind_is_refused(file: Path, text: str) -> None:
    """With its name."""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"eve\.yaml"):
        [*cries([file])]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """As the operating system says it."""
    with pytest.raises(DataError, match="cannot be read: No such file"):
        [*cries([tmp_path / "none.yaml"])]


def test_nobody_contradicts_anybody() -> None:
    """A sentence is danger or it is not, whoever wrote it."""
    ours = [*cries()]
    danger = {cry.text.casefold() for cry in ours if cry.danger}
    assert danger & {cry.text.casefold() for cry in ours if not cry.danger} == set()


def test_there_is_enough_of_both_by_several_writers() -> None:
    """Less teaches next to nothing of strangers."""
    ours = [*cries()]
    assert len({cry.writer for cry in ours}) == len(FILES) >= 10
    assert sum(cry.danger for cry in ours) > 3_500
    assert sum(not cry.danger for cry in ours) > 5_500


def test_nothing_is_learned_of_what_is_measured() -> None:
    """The corpus is for strangers' sentences, and is never trained on."""
    assert not [path for path in FILES if "corpus" in path.parts]


def test_the_knowledge_is_harmless_but_for_one_entry(knowledge: KnowledgeBase) -> None:
    """Whoever asks about work is never taken for somebody in danger."""
    assert knowledge.crisis
    found = [*known(knowledge)]
    assert {cry.text for cry in found if cry.danger} == {*knowledge.crisis.questions}
    assert sum(not cry.danger for cry in found) > 5_000


def test_nonsense_is_the_same_every_time() -> None:
    """So that the same command learns the same."""
    found = [*nonsense()]
    assert found == [*nonsense()]
    assert not any(cry.danger for cry in found)
    assert len(found) == 800
