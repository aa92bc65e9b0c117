"""`/kb stats` through Discord: numbers of what everybody could read, a picture, and what is due."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image

from bot import words
from bot.pictures import studio
from bot.usage.counts import Kind, Outcome
from tests.edge.test_crisis import CRY, with_crisis
from tests.edge.test_kb_rights import AT_HOME_SETTINGS
from tests.world import MakeWorld, World, card_of, texts

DEGREE = "do I need a degree to be a senior developer?"
TRACTOR = "which tractor ploughs a muddy field best?"


@pytest.fixture
async def home(make_world: MakeWorld) -> AsyncIterator[World]:
    """A world whose server is one of the bot's own, with a moderator."""
    # A process of its own takes seconds on a busy machine.
    async with make_world(settings=AT_HOME_SETTINGS) as made:
        made.add_moderator()
        yield made


def day_of(world: World) -> dt.date:
    """The day that it is there."""
    return world.env.now().date()


async def counted(world: World) -> dict[tuple[str, Outcome], int]:
    """What was counted of entries so far."""
    return dict((await world.services.usage.sums(dt.date.min)).entries)


async def asked(world: World, *questions: str) -> None:
    """Questions by mention, in the channel."""
    for question in questions:
        await world.ada.send(world.channel, f"{world.me} {question}")


async def shown(world: World, **options: int) -> str:
    """What is read on the card."""
    result = await world.mod.slash(world.channel, "kb stats", **options)
    assert result.ephemeral
    return texts(result.response)


async def test_public_questions_are_counted_by_their_entry(home: World) -> None:
    """By mention, by command, and by a suggestion that was picked."""
    await asked(home, DEGREE, TRACTOR)
    await home.bob.slash(home.channel, "ask", question=DEGREE)
    await home.bob.slash(home.channel, "ask", question="promotion")
    assert await counted(home) == {
        ("degree", Outcome.ANSWERED): 2,
        ("promotion", Outcome.ANSWERED): 1,
        ("", Outcome.UNKNOWN): 1,
    }


async def test_what_is_private_is_not_counted(home: World) -> None:
    """Neither hidden answers nor direct messages, lists nor opened entries."""
    await home.ada.slash(home.channel, "ask", question=DEGREE, hide=True)
    await home.ada.send_dm(f"{home.me} {DEGREE}")
    await home.ada.slash(home.channel, "skills")
    await home.ada.slash(home.channel, "role", name="backend-developer")
    assert await counted(home) == {}


async def test_nothing_is_counted_in_a_strangers_server(home: World) -> None:
    """Only the home servers are looked at."""
    strange = home.env.create_guild("Elsewhere")
    channel = strange.create_text_channel("chat")
    guest = strange.add_member(home.env.create_user("cleo"))
    await guest.send(channel, f"{home.me} {DEGREE}")
    assert await counted(home) == {}


async def test_whoever_is_in_danger_is_not_counted(make_world: MakeWorld) -> None:
    """Not even as a number, whichever way they came to the help."""
    async with make_world(base=with_crisis(), settings=AT_HOME_SETTINGS) as world:
        await asked(world, CRY, DEGREE)
        for question in (CRY, "in-danger"):
            await world.ada.slash(world.channel, "ask", question=question)
        assert await counted(world) == {("degree", Outcome.ANSWERED): 1}


async def test_the_numbers_are_told(home: World) -> None:
    """How many of each outcome, which entries most, and how many never."""
    await asked(home, DEGREE, DEGREE, "how do I get promoted?", TRACTOR)
    card = await shown(home)
    assert words.kb.title(30) in card
    assert f"{words.kb.ASKED} **4** · Answered **3 (75%)** · Not known **1 (25%)**\n" in card
    assert words.kb.OUTCOMES["unsure"] not in card
    assert f"{words.kb.MOST_USED}\n- A university degree (`degree`) · 2\n- Getting promoted" in card
    assert "**Never used**: " in card
    assert words.kb.COUNTED in card


async def test_no_word_and_no_member_is_in_the_numbers(home: World) -> None:
    """Whoever reads them learns neither who asked nor what."""
    await asked(home, TRACTOR)
    card = await shown(home)
    assert "tractor" not in card
    assert str(home.ada.id) not in card
    assert "ada" not in card


async def test_a_picture_shows_the_days(home: World) -> None:
    """A PNG that the card shows, with the numbers as its alternative text."""
    await asked(home, DEGREE, TRACTOR)
    result = await home.mod.slash(home.channel, "kb stats", days=7)
    assert result.response
    (file,) = result.response.attachments
    assert Image.open(io.BytesIO(await file.read())).format == "PNG"
    gallery = str(result.response.components)
    assert f"{words.kb.BY_STEP[1]}. Answered 1, Not known 1." in gallery
    assert f"{day_of(home).day} {day_of(home):%b} 2" in gallery


async def test_bars_of_text_stand_for_a_picture(home: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the numbers are there all the same."""
    monkeypatch.setattr(studio, "LIBRARY", "no_such_library")
    await asked(home, DEGREE)
    card = await shown(home, days=2)
    assert f"**{words.kb.BY_STEP[1]}**" in card
    assert f"`██████████` 1  {day_of(home).day} {day_of(home):%b}" in card


async def test_days_before_those_asked_for_are_left_out(home: World) -> None:
    """Today is the first of them."""
    early = Kind(day_of(home) - dt.timedelta(days=7), Outcome.ANSWERED, "degree")
    late = Kind(day_of(home) - dt.timedelta(days=6), Outcome.ANSWERED, "sql")
    await home.services.usage._store.add({early: 5, late: 2})
    assert f"{words.kb.ASKED} **2**" in await shown(home, days=7)
    assert f"{words.kb.ASKED} **7**" in await shown(home, days=8)


async def test_many_days_stand_together_in_weeks(home: World) -> None:
    """A phone has no room for so many days."""
    await asked(home, DEGREE)
    result = await home.mod.slash(home.channel, "kb stats", days=100)
    assert words.kb.BY_STEP[7] in str(card_of(result).components)


async def test_votes_stand_beside_their_entries(home: World) -> None:
    """And what most found unhelpful is named, from three votes on."""
    await asked(home, DEGREE)
    for member in range(4):
        await home.services.feedback.votes.vote(member, "degree", helpful=member == 0)
    await home.services.feedback.votes.vote(1, "sql", helpful=False)
    card = await shown(home)
    assert "- A university degree (`degree`) · 1 · helped 1 of 4" in card
    assert card.count("(`sql`)") == 0
    assert f"{words.kb.LEAST_HELPFUL}\n- A university degree (`degree`) · helped 1 of 4" in card


async def test_entries_that_nobody_needed_are_listed(home: World) -> None:
    """All of them, page by page, without what only declines."""
    await asked(home, DEGREE)
    result = await home.mod.slash(home.channel, "kb stats")
    listed = await home.mod.click(card_of(result), label=words.kb.UNUSED_BUTTON)
    assert listed.ephemeral
    card = texts(listed.response)
    assert words.kb.UNUSED in card
    assert "(`sql`)" in card
    assert "(`degree`)" not in card
    assert "(`legal-advice`)" not in card


async def test_what_is_due_is_counted_and_listed(home: World) -> None:
    """Reviews and figures, the longest overdue first."""
    result = await home.mod.slash(home.channel, "kb stats")
    listed = await home.mod.click(card_of(result), label=words.kb.DUE_BUTTON)
    assert listed.ephemeral
    assert words.kb.DUE in texts(listed.response)


async def test_a_page_is_turned_where_it_stands(home: World) -> None:
    """No second message for each page."""
    result = await home.mod.slash(home.channel, "kb stats")
    listed = await home.mod.click(card_of(result), label=words.kb.UNUSED_BUTTON)
    turned = texts(listed.response)
    if words.paging.NEXT in turned:
        await home.mod.click(card_of(listed), label=words.paging.NEXT)
        assert texts(listed.response) != turned


async def test_nothing_counted_is_said_so(home: World) -> None:
    """With the reason, where it is a setting."""
    assert words.kb.NOTHING_COUNTED in await shown(home)
    home.services.usage.homes = frozenset()
    assert words.kb.NO_HOME in await shown(home)
    home.services.usage.days = 0
    assert words.kb.NOT_COUNTED in await shown(home)


async def test_a_gone_entry_is_left_out(home: World) -> None:
    """Its numbers still count for the whole."""
    await home.services.usage._store.add({Kind(day_of(home), Outcome.ANSWERED, "gone"): 3})
    card = await shown(home)
    assert f"{words.kb.ASKED} **3**" in card
    assert "gone" not in card
