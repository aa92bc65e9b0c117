"""The part that learns danger, as it is run: what it prints, and that it never shows a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from training.__main__ import main
from training.parts.danger import HELP, unweighed

SECRET = "I want to die tonight"


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    """A list that nobody is to read."""
    file = tmp_path / "strangers.yaml"
    file.write_text(f'danger: ["{SECRET}", I want to die]\nharmless: [kill a process, run, walk]\n', "utf-8")
    return file


def test_measuring_tells_totals_and_no_sentence(strangers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By words alone and with sense; whoever reads a list has tuned on it."""
    assert main(["danger", "--measure", str(strangers)]) == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "words: 2 of 2 met, 0 of 3 taken for danger",
        "sense: 2 of 2 met, 0 of 3 taken for danger",
    ]


def test_a_list_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the exit code for bad data."""
    file = tmp_path / "none.yaml"
    file.write_text("questions: []", "utf-8")
    assert main(["danger", "--measure", str(file)]) == 65
    assert "has no lists" in capsys.readouterr().err


def test_patterns_are_read_as_they_decide_alone(knowledge: KnowledgeBase) -> None:
    """What was learned before has no say in what is learned next."""
    crisis = unweighed(knowledge)
    assert crisis.told(SECRET)
    assert bool(crisis.met(SECRET)) is crisis.told(SECRET)
    assert "danger" in HELP
