"""Of somebody in danger nothing is kept, and nobody asks them whether an answer helped."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import words
from bot.feedback.feedback import Collecting
from bot.feedback.model import Reason
from bot.knowledge.model import KnowledgeBase
from bot.search.reply import Unknown
from tests.edge.test_crisis import CRY, HELP, with_crisis
from tests.world import World, card_of, texts


@pytest.fixture
def base() -> KnowledgeBase:
    """What the world of these tests serves."""
    return with_crisis()


async def kept(world: World) -> int:
    """How many questions wait."""
    return len(await world.services.feedback.groups(world.services.library.engine, dt.date(2026, 11, 27)))


async def test_a_cry_for_help_is_never_kept(world: World) -> None:
    """Neither from a channel nor from a command, where any other question would be."""
    world.services.feedback.collecting = Collecting(home=frozenset({world.guild.id}))
    await world.ada.send(world.channel, f"{world.me} {CRY}")
    await world.ada.slash(world.channel, "ask", question=CRY)
    await world.ada.send(world.channel, f"{world.me} what about tractors? {CRY}")
    assert len(world.said()) == 2
    assert await kept(world) == 0


@pytest.mark.parametrize("path", ["suggest", "wish"])
async def test_who_cries_for_help_in_a_form_is_helped(world: World, path: str) -> None:
    """The card with the help instead of a thank-you, for their eyes only, and nothing is kept."""
    if path == "suggest":
        form = await world.ada.slash(world.channel, "suggest")
        sent = await world.ada.submit_modal(form, {"question": CRY})
    else:
        answer = await world.ada.slash(world.channel, "ask", question="how do I get promoted?")
        no = await world.ada.click(card_of(answer), label=words.feedback.NO)
        form = await world.ada.click(card_of(no), label=words.feedback.WISH)
        sent = await world.ada.submit_modal(form, {"wanted": CRY})
    assert sent.ephemeral
    assert HELP in texts(sent.response)
    assert words.feedback.THANKS not in texts(sent.response)
    assert await kept(world) == 0


async def test_the_help_is_not_voted_on(world: World) -> None:
    """Nobody in danger is asked to judge."""
    result = await world.ada.slash(world.channel, "ask", question=CRY)
    assert words.feedback.HELPFUL not in texts(result.response)


async def test_the_core_itself_refuses_words_of_danger(world: World) -> None:
    """Whoever calls it, and whatever the reply was taken for."""
    feedback = world.services.feedback
    feedback.collecting = Collecting(home=frozenset({world.guild.id}))
    await feedback.told(CRY, Reason.SUGGESTED)
    await feedback.asked(CRY, Unknown(), world.guild.id)
    assert await kept(world) == 0
