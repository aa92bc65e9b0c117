"""The entry "Save job link" in the menu of a message: every link in it, its address, and what was said."""

from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord

from bot import words
from bot.jobs.model import Posting
from tests.jobs.queries import ALL
from tests.world import World, card_of, texts

URL = "https://jobs.example.com/postings/4711"


async def saved(world: World) -> list[Posting]:
    """What Ada saved."""
    return [job.posting for job in (await world.services.jobs.page(world.ada.id, ALL)).jobs]


async def use(world: World, content: str = "", **more: Any) -> simcord.InteractionResult:
    """Ada uses the entry on a message that stands in the channel."""
    message = await world.place.send(content or None, **more)
    return await world.ada.context_menu(world.channel, words.jobs.SAVE_LINK, message)


async def test_a_link_is_saved_from_a_message(world: World) -> None:
    """With the message's address, its text without the link, and what that tells of the job."""
    message = await world.bob.send(world.channel, f"Senior Engineer at Acme | Remote\n{URL}?utm_source=x")
    result = await world.ada.context_menu(world.channel, words.jobs.SAVE_LINK, message)
    assert result.ephemeral
    assert words.jobs.SAVED in texts(result.response)
    (posting,) = await saved(world)
    assert (posting.url, posting.original_url) == (URL, f"{URL}?utm_source=x")
    assert (posting.title, posting.company) == ("Senior Engineer", "Acme")
    assert posting.excerpt == "Senior Engineer at Acme | Remote"
    assert posting.source == message.jump_url
    assert world.said() == []


async def test_links_are_found_wherever_they_stand(world: World) -> None:
    """In an embed's title, text and fields, and on buttons; each once."""
    embed = discord.Embed(title="Lead Developer", url=f"{URL}-1", description=f"see {URL}-2")
    embed.add_field(name="Apply", value=f"[here]({URL}-3)")
    view = discord.ui.View().add_item(discord.ui.Button(label="Apply now", url=f"{URL}-4"))
    result = await use(world, f"again: {URL}-2", embed=embed, view=view)
    shown = texts(result.response)
    assert words.jobs.WHICH in shown
    assert sorted(shown.count(f"\n{URL}-{at}\n") for at in range(1, 5)) == [1] * 4
    assert await saved(world) == []


async def test_links_are_found_on_cards(world: World) -> None:
    """Messages of the newer kind consist of parts alone."""
    view = discord.ui.LayoutView().add_item(
        discord.ui.Container(
            discord.ui.TextDisplay("Staff Engineer"),
            discord.ui.ActionRow(discord.ui.Button(label="Apply", url=URL)),
        )
    )
    await use(world, view=view)
    (posting,) = await saved(world)
    assert (posting.url, posting.title) == (URL, "Staff Engineer")


async def test_a_chosen_link_keeps_where_it_came_from(world: World) -> None:
    """Excerpt and address go through the question to the job."""
    result = await use(world, f"Platform Engineer, two places:\n{URL}-1\n{URL}-2")
    await world.ada.click(card_of(result), label=words.jobs.link_number(1))
    (posting,) = await saved(world)
    assert posting.url == f"{URL}-2"
    assert posting.excerpt == "Platform Engineer, two places:"
    assert posting.source.startswith("https://discord.com/channels/")


async def test_a_known_job_learns_where_it_was_seen_again(world: World) -> None:
    """Updating takes the message along, and leaves the name that its owner gave."""
    await world.services.jobs.save(world.ada.id, URL, {"title": "Mine"})
    result = await use(world, f"Senior Engineer at Acme\n{URL}")
    assert words.jobs.TWIN in texts(result.response)
    await world.ada.click(card_of(result), label=words.jobs.RENEW)
    (posting,) = await saved(world)
    assert (posting.title, posting.excerpt) == ("Mine", "Senior Engineer at Acme")


async def test_two_links_to_one_job_are_one(world: World) -> None:
    """Nobody is asked to choose between them."""
    await use(world, f"{URL}?utm_source=a or {URL}?gclid=1")
    assert len(await saved(world)) == 1


@pytest.mark.parametrize(
    "content", ["no link here", "https://user:secret@jobs.example.com/1", "ftp://a.example/1"]
)
async def test_a_message_without_a_link_is_told_apart(world: World, content: str) -> None:
    """Nothing is saved, and one sentence says why."""
    result = await use(world, content)
    assert result.ephemeral
    assert texts(result.response) == words.jobs.NO_LINK
    assert await saved(world) == []


async def test_the_longest_message_is_asked_about(world: World) -> None:
    """As many links as fit the question; each of them can be chosen whole."""
    links = [f"https://jobs.example.com/{at}/{'x' * 230}" for at in range(8)]
    result = await use(world, "\n".join(links)[:2000])
    await world.ada.click(card_of(result), label=words.jobs.link_number(6))
    (posting,) = await saved(world)
    assert posting.original_url == links[6]


async def test_it_works_in_direct_messages(world: World) -> None:
    """The entry is there wherever the bot is."""
    (entry,) = world.bot.tree.get_commands(type=discord.AppCommandType.message)
    assert entry.name == words.jobs.SAVE_LINK
