"""What the bot answers from, and how it is swapped."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading

import pytest

from bot.errors import StillLearning
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.view import View
from bot.library.library import Library, Reads
from bot.search.engine import Engine
from bot.search.reply import Answer, Reply, Unknown
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


@pytest.fixture(scope="module")
def knowing(workshop: KnowledgeBase) -> Engine:
    """An engine that reads words and meaning."""
    from bot.search.meaning import load
    from bot.search.meaning.learning import train
    from bot.search.meaning.meaning import Meaning

    encoder = load()
    return Engine(workshop, meaning=Meaning.of(workshop, train(workshop, encoder), encoder))


async def test_meaning_is_read_in_a_thread_of_its_own(
    knowing: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that whoever else asks, clicks or types is served meanwhile."""
    threads: list[str] = []
    reply = Engine.reply

    def noted(self: Engine, text: str, view: View | None = None) -> Reply:
        threads.append(threading.current_thread().name)
        return reply(self, text, view)

    monkeypatch.setattr(Engine, "reply", noted)
    library = Library(engine=knowing)
    await library.answer("my brakes squeal", DAY)
    library.close()
    assert threads == ["answers_0"]


async def test_words_of_danger_pass_the_thread_of_meaning(knowing: Engine) -> None:
    """Sense has its say in them too; the gate knows them by words meanwhile."""
    library = Library(engine=knowing)
    assert library.in_danger("my friend is unconscious")
    _, reply = await library.answer("my friend is unconscious", DAY)
    library.close()
    assert isinstance(reply, Unknown)
    assert reply.crisis


async def test_words_alone_are_answered_at_once(workshop: KnowledgeBase) -> None:
    """They take a moment, and no thread."""
    before = threading.active_count()
    library = Library(engine=Engine(workshop))
    view, reply = await library.answer("my brakes squeal", DAY)
    assert isinstance(reply, Answer)
    assert view.find(reply.entry.id) == reply.entry
    assert threading.active_count() == before


async def test_a_swap_does_not_change_an_answer_in_the_making(knowing: Engine, helmets: Engine) -> None:
    """View and reply are of the engine that was there when it was asked."""
    library = Library(engine=knowing)
    asked = asyncio.ensure_future(library.answer("my brakes squeal", DAY))
    await asyncio.sleep(0)
    library.serve(helmets)
    view, reply = await asked
    library.close()
    assert isinstance(reply, Answer)
    assert view.find(reply.entry.id) == reply.entry


@pytest.mark.parametrize(("why", "reads"), [("learning", "learning"), ("unavailable", "unavailable")])
def test_what_is_read_is_told(workshop: KnowledgeBase, knowing: Engine, why: Reads, reads: str) -> None:
    """Meaning where the engine reads it, else why it does not."""
    library = Library(engine=Engine(workshop), words_alone=why)
    assert library.reads == reads
    library.serve(knowing)
    assert library.reads == "meaning"


async def test_an_explanation_comes_from_the_engine_that_answers(knowing: Engine) -> None:
    """With meaning, in the thread of answers; the entry that it names is the one that a member would get."""
    library = Library(engine=knowing)
    view, told = await library.explain("my brakes squeal", DAY)
    _, reply = await library.answer("my brakes squeal", DAY)
    assert isinstance(reply, Answer)
    assert told.best[0][0] == reply.entry.id
    assert told.like
    assert view.find(reply.entry.id) == reply.entry
    library.close()


async def test_words_alone_are_explained_at_once(workshop: KnowledgeBase) -> None:
    """Nothing is near in meaning where none is read."""
    _, told = await Library(engine=Engine(workshop)).explain("my brakes squeal", DAY)
    assert (told.best[0][0], told.like) == ("brakes", "")


async def test_nothing_is_explained_before_it_is_learned(workshop: KnowledgeBase) -> None:
    """Whoever asks is told to wait."""
    with pytest.raises(StillLearning):
        await Library(workshop).explain("my brakes squeal", DAY)
