"""Kinds of questions that are easily mistaken: levels for roles, numbers for names, "not" for its contrary.

The questions were written by somebody who had seen the entries' titles alone, before anything was made for
them. The floors stand below what was measured that day by two standard errors.
"""

from __future__ import annotations

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.measure.evaluation import Question, Report, evaluate
from tests.corpus.files import corpus

LINES = corpus("kinds.yaml")["questions"]
KINDS = sorted({line["kind"] for line in LINES})
OTHER = "other-subjects"


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    """The engine's replies, by words and meaning."""
    return evaluate(engine, [Question(line["q"], tuple(line["expect"]), line["kind"]) for line in LINES])


def test_every_kind_is_asked_ten_times_or_more() -> None:
    """One line moves no share by more than a tenth."""
    assert min(sum(line["kind"] == kind for line in LINES) for kind in KINDS) >= 10


def test_every_expected_entry_exists(knowledge: KnowledgeBase) -> None:
    """A renamed entry is renamed here too."""
    assert {entry for line in LINES for entry in line["expect"]} <= knowledge.entries.keys()


def test_the_right_entry_is_first(report: Report) -> None:
    """Of all kinds together."""
    assert report.right_first >= 0.85


def test_the_right_entry_is_in_three(report: Report) -> None:
    """What "did you mean" can offer."""
    assert report.right_in_three >= 0.96


def test_most_are_answered_outright_and_rightly(report: Report) -> None:
    """Without a detour over choices."""
    assert report.answered_right >= 0.6


def test_wrong_answers_are_rare(report: Report) -> None:
    """The kinds are mistaken easily, yet not here."""
    assert report.answered_wrong <= 0.04


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != OTHER])
def test_no_kind_is_left_behind(report: Report, kind: str) -> None:
    """More than half right, whatever the kind."""
    results = report.of(kind)
    assert sum(result.right for result in results) >= 0.58 * len(results)


def test_other_subjects_in_the_same_words_are_not_answered(report: Report) -> None:
    """A lead singer is no tech lead."""
    assert report.answered_of(OTHER) <= 0.05
