"""Every claim of the founding overview is answered by the knowledge, also when it is asked in other words.

``claims.yaml`` tells each claim in our own words, the entries that answer it, and three phrasings that were
written without a look at the entries. Phrasings that fail stay in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.measure.evaluation import Question, Report, evaluate
from tests.corpus.files import corpus

CLAIMS: list[dict[str, Any]] = corpus("claims.yaml")["claims"]
TOPICS: Mapping[str, dict[str, Any]] = corpus("topics.yaml")
FIRST_OF_120, IN_THREE_OF_120 = 102, 114


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    questions = [Question(text, tuple(c["entries"])) for c in CLAIMS for text in c["questions"]]
    return evaluate(engine, questions)


def marked(claim: str, knowledge: KnowledgeBase) -> Iterator[str]:
    """The entries that say they answer a claim."""
    return (entry.id for entry in knowledge.entries.values() if claim in entry.seed)


def test_the_forty_claims_are_there_with_three_phrasings_each() -> None:
    """None is left out of the measure."""
    assert [claim["claim"] for claim in CLAIMS] == [f"S{number}" for number in range(1, 41)]
    assert {len(claim["questions"]) for claim in CLAIMS} == {3}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim["claim"]))
def test_a_claim_has_entries_that_answer_it(claim: dict[str, Any], knowledge: KnowledgeBase) -> None:
    """The entries exist, and one of them carries the claim's mark."""
    assert all(entry in knowledge.entries for entry in claim["entries"])
    assert set(claim["entries"]) & set(marked(claim["claim"], knowledge))


def test_most_phrasings_find_an_entry_of_their_claim_first(report: Report) -> None:
    """A floor: when the search or the entries get worse, this fails."""
    assert round(report.right_first * 120) >= FIRST_OF_120


def test_nearly_all_phrasings_find_an_entry_of_their_claim_in_three(report: Report) -> None:
    """The same for the first three."""
    assert round(report.right_in_three * 120) >= IN_THREE_OF_120


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_one_to_four_entries(topic: str, knowledge: KnowledgeBase) -> None:
    """What people ask about has an entry."""
    entries = TOPICS[topic]["entries"]
    assert 1 <= len(entries) <= 4
    assert [entry for entry in entries if entry not in knowledge.entries] == []


def test_there_are_sixty_topics() -> None:
    """None is left out."""
    assert len(TOPICS) == 60
