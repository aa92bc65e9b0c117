"""The accuracy of the real knowledge on questions that neither entries nor search were made with.

The floors stand below what was measured on the day that the questions were written, by two standard errors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.search.engine import Engine
from bot.search.measure.evaluation import Question, Report, evaluate
from tests.corpus.files import corpus

CORPUS: Mapping[str, list[dict[str, Any]]] = corpus("asked.yaml")
TOPICS: Mapping[str, dict[str, Any]] = corpus("topics.yaml")


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    inside = [
        Question(text, tuple(TOPICS[part["topic"]]["entries"]))
        for part in CORPUS["asked"]
        for text in part["questions"]
    ]
    outside = [Question(text, kind=part["kind"]) for part in CORPUS["outside"] for text in part["questions"]]
    return evaluate(engine, inside + outside)


def test_every_topic_is_asked_about_three_times_or_more() -> None:
    """None of the sixty is left out of the measure."""
    assert {part["topic"] for part in CORPUS["asked"]} == TOPICS.keys()
    assert min(len(part["questions"]) for part in CORPUS["asked"]) >= 3


def test_the_right_topic_is_mostly_first(report: Report) -> None:
    """An entry of the topic that was asked about stands in front."""
    assert report.right_first >= 0.80


def test_the_right_topic_is_nearly_always_in_three(report: Report) -> None:
    """What "did you mean" can offer."""
    assert report.right_in_three >= 0.93


def test_most_are_answered_outright_and_rightly(report: Report) -> None:
    """Without a detour over choices."""
    assert report.answered_right >= 0.57


def test_wrong_answers_are_rare(report: Report) -> None:
    """An outright answer about another topic; one answer of eleven, by a narrow map."""
    assert report.answered_wrong <= 0.09


def test_what_lies_outside_is_seldom_answered(report: Report) -> None:
    """Other trades, other meanings of the same words, games and food."""
    assert report.answered_of("off-topic") <= 0.09
    assert report.answered_of("near-miss") <= 0.15
