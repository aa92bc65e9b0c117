"""Questions that stand between two entries lead to the one that they belong to, however they are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.measure.evaluation import Question, evaluate
from tests.corpus.files import corpus

LINES: Sequence[Mapping[str, str]] = corpus("owners.yaml")["questions"]


def test_every_owner_exists(knowledge: KnowledgeBase) -> None:
    """A renamed entry is renamed here too."""
    assert {line["owner"] for line in LINES} <= knowledge.entries.keys()


def test_the_owner_is_mostly_first(engine: Engine) -> None:
    """The neighbour seldom."""
    report = evaluate(engine, [Question(line["q"], (line["owner"],)) for line in LINES])
    assert report.right_first >= 0.85


def test_the_owner_is_nearly_always_among_three(engine: Engine) -> None:
    """What "did you mean" can offer."""
    report = evaluate(engine, [Question(line["q"], (line["owner"],)) for line in LINES])
    assert report.right_in_three >= 0.95
