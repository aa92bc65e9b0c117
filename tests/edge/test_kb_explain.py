"""`/kb explain` through Discord: why a reply came, for the moderator alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from bot import words
from tests.edge.test_kb_rights import AT_HOME_SETTINGS
from tests.world import MakeWorld, World, card_of, texts

QUESTION = "do I need a degree to be a senior developer?"


@pytest.fixture
async def world(make_world: MakeWorld) -> AsyncIterator[World]:
    """A world whose server is one of the bot's own, with a moderator."""
    async with make_world(settings=AT_HOME_SETTINGS) as made:
        made.add_moderator()
        yield made


async def explained(world: World, question: str) -> str:
    """What is read on the card."""
    result = await world.mod.slash(world.channel, "kb explain", question=question)
    assert result.ephemeral
    return texts(result.response)


async def test_an_answer_is_explained(world: World) -> None:
    """What was decided by which bound, the words, the nearest phrasing and the likeliest entries."""
    card = await explained(world, "do I need a degre, kryptonite?")
    assert words.kb.EXPLAINED in card
    assert words.ask.ASKED.format(question="do I need a degre, kryptonite?") in card
    assert "**Answered: 0." in card
    assert "asked of an answer" in card
    assert f"**{words.kb.WORDS_READ['repaired']}**: degre → degree" in card
    assert f"**{words.kb.WORDS_READ['unknown']}**: kryptonite" in card
    assert f"**{words.kb.WORDED}**: “do I need a degree to be a senior developer?”" in card
    assert "1. A university degree · `degree` · **" in card
    assert words.kb.LIKE not in card  # this world reads words alone


async def test_what_is_not_known_is_explained(world: World) -> None:
    """With the bound that nothing reached."""
    assert "Not known: " in await explained(world, "which tractor ploughs a muddy field best?")


async def test_a_courtesy_is_explained(world: World) -> None:
    """There are no entries to show."""
    card = await explained(world, "thanks")
    assert "A courtesy (thanks), not a question" in card
    assert words.kb.LIKELIEST not in card


async def test_an_entry_of_the_list_can_be_opened(world: World) -> None:
    """For the moderator alone."""
    result = await world.mod.slash(world.channel, "kb explain", question=QUESTION)
    opened = await world.mod.select(card_of(result), ["degree"])
    assert opened.ephemeral
    assert "A university degree" in texts(opened.response)


async def test_nobody_is_answered_and_nothing_kept(world: World) -> None:
    """Trying a question is not asking it."""
    await explained(world, QUESTION)
    assert world.said() == []
    assert (await world.services.usage.sums(dt.date.min)).days == {}


async def test_before_anything_is_learned_there_is_nothing_to_explain(world: World) -> None:
    """The moderator reads when to try again."""
    world.services.library._engine = None
    result = await world.mod.slash(world.channel, "kb explain", question=QUESTION)
    assert texts(result.response) == words.failures.STILL_LEARNING
