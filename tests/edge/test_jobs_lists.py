"""Lists of saved jobs through Discord: filtered, sorted, turned, and what is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

import discord
import pytest

from bot import words
from bot.jobs.model import Status
from bot.ui.cards.jobs.wishes import Wishes
from bot.words.phrasing import day
from tests.jobs.queries import ALL
from tests.world import World, card_of, texts

URL = "https://jobs.example.com/postings/4711"


async def fill(world: World, number: int = 3) -> None:
    """Jobs of Ada's: even ones are tagged and applied for, each is due a day after the one before."""
    today, jobs = discord.utils.utcnow().date(), world.services.jobs
    for at in range(number):
        said = {"title": f"Job {at:02}", "tags": "even: yes" if at % 2 == 0 else "odd"}
        await jobs.save(world.ada.id, f"{URL}-{at}", said)
        await jobs.edit(world.ada.id, at + 1, {}, today + dt.timedelta(days=number - at))
        if at % 2 == 0:
            await jobs.move(world.ada.id, at + 1, Status.APPLIED)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ({}, [2, 1, 0]),
        ({"status": "applied"}, [2, 0]),
        ({"tag": "Even: yes"}, [2, 0]),
        ({"text": "job 01"}, [1]),
        ({"text": "01 exampel"}, [1]),
        ({"text": "jobs.example.com"}, [2, 1, 0]),
        ({"sort": "deadline"}, [2, 1, 0]),
        ({"sort": "deadline", "status": "saved"}, [1]),
    ],
)
async def test_a_list_shows_what_is_asked_for(world: World, wanted: dict[str, Any], shown: list[int]) -> None:
    """Alone and together; the count is of those."""
    await fill(world)
    result = await world.ada.slash(world.channel, "jobs list", **wanted)
    said = texts(result.response)
    places = {at: said.find(f"Job {at:02}") for at in range(3)}
    assert sorted((at for at in places if places[at] >= 0), key=places.__getitem__) == shown
    assert words.jobs.total(len(shown)) in said


async def test_what_is_due_comes_first_things_first(world: World) -> None:
    """Without what is over, or has no deadline."""
    await fill(world)
    await world.services.jobs.move(world.ada.id, 2, Status.REJECTED)
    await world.services.jobs.save(world.ada.id, URL, {"title": "No deadline"})
    said = texts((await world.ada.slash(world.channel, "jobs due")).response)
    assert words.jobs.DUE_TITLE in said
    assert said.index("Job 02") < said.index("Job 00")
    assert "Job 01" not in said
    assert "No deadline" not in said
    tomorrow = discord.utils.utcnow().date() + dt.timedelta(days=1)
    assert f"Job #3 · Applied · due {day(tomorrow)}" in said


async def test_pages_keep_what_was_asked_for(world: World) -> None:
    """Status, tag with any sign in it, text and order stand in the buttons."""
    await fill(world, 13)
    wanted = {"status": "applied", "tag": "even: yes", "text": "job", "sort": "deadline"}
    result = await world.ada.slash(world.channel, "jobs list", **wanted)
    seen = texts(result.response)
    await world.ada.click(card_of(result), label="Next")
    seen += texts(result.response)
    assert [seen.count(f"Job {at:02}") for at in range(13)] == [1, 0] * 6 + [1]


@pytest.mark.parametrize(
    ("command", "wanted", "said"),
    [
        ("jobs list", {}, words.jobs.EMPTY),
        ("jobs list", {"tag": "x"}, words.jobs.NO_FIT),
        ("jobs due", {}, words.jobs.NOTHING_DUE),
    ],
)
async def test_nothing_to_show_is_said(world: World, command: str, wanted: dict[str, Any], said: str) -> None:
    """Each time in a sentence that says what is missing."""
    result = await world.ada.slash(world.channel, command, **wanted)
    assert result.ephemeral
    assert said in texts(result.response)


async def test_what_a_button_holds_is_read_as_it_was_written() -> None:
    """A colon parts the words of an id, and may be in a tag."""
    wishes = Wishes("offer", "company", "", "a:b", "::")
    assert ":" not in "".join(wishes.in_id)
    assert wishes.in_id.query(3) == wishes.query(3)


async def test_nobody_lists_anothers_jobs(world: World) -> None:
    """Whatever is asked for, and whoever's button it is."""
    await fill(world)
    for command, wanted in (("jobs list", {"tag": "odd"}), ("jobs list", {"text": "job"}), ("jobs due", {})):
        said = texts((await world.bob.slash(world.channel, command, **wanted)).response)
        assert "Job 0" not in said
    assert (await world.services.jobs.page(world.bob.id, ALL)).total == 0
