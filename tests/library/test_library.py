"""What the bot answers from, and how it is swapped."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.errors import StillLearning
from bot.knowledge.model import KnowledgeBase
from bot.library.library import Library
from bot.search.engine import Engine
from bot.search.reply import Answer, Unknown
from tests.workshop import WORDS, WORKSHOP, base_of, topic

DAY = dt.date(2026, 1, 1)


@pytest.fixture(scope="module")
def workshop() -> KnowledgeBase:
    """The workshop's knowledge."""
    return base_of(*WORKSHOP, **WORDS)


@pytest.fixture(scope="module")
def helmets() -> Engine:
    """An engine over other knowledge."""
    return Engine(base_of(topic("helmets", "Which helmet fits", ["what size of helmet do I need?"])))


def test_new_knowledge_is_served_from_the_next_question_on(workshop: KnowledgeBase, helmets: Engine) -> None:
    """Answers, names, crisis entry and what can be browsed change at once."""
    library = Library(engine=Engine(workshop))
    library.serve(helmets)
    assert isinstance(library.engine.reply("what size of helmet do I need?"), Answer)
    assert [entry.id for entry in library.engine.complete("helm")] == ["helmets"]
    assert isinstance(library.engine.reply("my friend is unconscious"), Unknown)
    assert list(library.view(DAY).entries) == ["helmets"]


def test_an_answer_in_the_making_ends_as_it_began(workshop: KnowledgeBase, helmets: Engine) -> None:
    """A swap in between mixes nothing."""
    library = Library(engine=Engine(workshop))
    engine = library.engine
    view = engine.view(DAY)
    library.serve(helmets)
    reply = engine.reply("my brakes squeal", view)
    assert isinstance(reply, Answer)
    assert view.find(reply.entry.id) == reply.entry


def test_what_is_not_learned_yet_can_be_browsed(workshop: KnowledgeBase) -> None:
    """Lists need no learning; a question is told to wait."""
    library = Library(workshop)
    assert library.view(DAY).find("brakes")
    with pytest.raises(StillLearning):
        _ = library.engine


def test_an_empty_library_has_nothing_to_show() -> None:
    """Registering commands needs no knowledge."""
    assert not Library().view(DAY).entries
