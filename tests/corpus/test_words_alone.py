"""What is left of the answers where meaning is off, or cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.eval import read_questions
from bot.search.engine import Engine
from bot.search.measure.evaluation import Report, evaluate


@pytest.fixture(scope="module")
def report(plain: Engine) -> Report:
    """The replies by words alone."""
    return evaluate(plain, read_questions(Path(__file__).parent / "questions.yaml"))


def test_the_right_entry_is_mostly_first(report: Report) -> None:
    """Of the questions that some entry answers."""
    assert report.right_first >= 0.75


def test_the_right_entry_is_nearly_always_in_three(report: Report) -> None:
    """What "did you mean" can offer."""
    assert report.right_in_three >= 0.91


def test_wrong_answers_are_rare(report: Report) -> None:
    """Words alone answer less, not worse."""
    assert report.answered_wrong <= 0.03


def test_off_topic_is_not_answered(report: Report) -> None:
    """As with meaning."""
    assert report.answered_of("off-topic") <= 0.04
