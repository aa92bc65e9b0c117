"""Before something is saved: which of several links is meant, and what becomes of a job that is known."""

from __future__ import annotations

import discord
import pytest
import simcord

from bot import words
from bot.ui.cards.card import Card
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/@here/(4711)?b=%2f&a=`x"
CLEAN = URL.replace("`", "%60")
AGAIN = f"{URL}&utm_source=mail"


async def kept(world: World) -> list[tuple[int, str, str]]:
    """Number, given link and title of all of Ada's jobs, newest first."""
    jobs = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    return [(job.number, job.posting.original_url, job.posting.title) for job in jobs]


async def met(world: World) -> simcord.InteractionResult:
    """A link that Ada saved before, saved again under another title."""
    await world.ada.slash(world.channel, "jobs save", url=URL, title="Lead", company="Acme")
    return await world.ada.slash(world.channel, "jobs save", url=AGAIN, title="*Staff* dev")


def pressed(result: simcord.InteractionResult) -> list[str]:
    """Where the link buttons of a card lead."""
    (box,) = card_of(result).components
    return [item["url"] for row in box["components"] for item in row.get("components", []) if item.get("url")]


async def test_a_known_job_is_shown_before_anything_is_written(world: World) -> None:
    """With the job as it was saved, and what would be saved now; only its owner sees both."""
    result = await met(world)
    assert result.ephemeral
    shown = texts(result.response)
    assert words.jobs.TWIN in shown
    assert "**Lead** · Acme" in shown
    assert f"```\n{AGAIN}\n```" in shown
    assert "```\n*Staff* dev\n```" in shown
    assert await kept(world) == [(1, URL, "Lead")]


async def test_it_can_be_saved_anyway(world: World) -> None:
    """Two roles may share one link; each byte of it is kept."""
    result = await met(world)
    await world.ada.click(card_of(result), label=words.jobs.SAVE_ANYWAY)
    assert words.jobs.SAVED in texts(result.response)
    assert await kept(world) == [(2, AGAIN, "*Staff* dev"), (1, URL, "Lead")]


async def test_two_clicks_save_one_job(world: World) -> None:
    """The second shows what the first has saved."""
    result = await met(world)
    before = card_of(result)
    await world.ada.click(before, label=words.jobs.SAVE_ANYWAY)
    shown = texts(result.response)
    origin = before.id
    again = await world.services.jobs.save(world.ada.id, AGAIN, origin=origin, anyway=True)
    assert again.waiting is None
    assert again.job.number == 2
    assert "Job #2" in shown
    assert len(await kept(world)) == 2


async def test_the_known_job_can_be_renewed(world: World) -> None:
    """It gets the link and the title of now; the company, of which nothing was said, stays."""
    result = await met(world)
    await world.ada.click(card_of(result), label=words.jobs.RENEW)
    assert words.jobs.RENEWED in texts(result.response)
    assert "**\\*Staff\\* dev** · Acme" in texts(result.response)
    assert await kept(world) == [(1, AGAIN, "*Staff* dev")]


async def test_a_job_that_is_gone_cannot_be_renewed(make_world: MakeWorld) -> None:
    """It was removed meanwhile; a sentence says so, and what waits stays on the card."""
    async with make_world(check_errors=False) as world:
        result = await met(world)
        await world.services.jobs.remove(world.ada.id, 1)
        told = await world.ada.click(card_of(result), label=words.jobs.RENEW)
        assert words.jobs.no_such(1) in "\n".join(map(texts, [told.response, *told.followups]))
        assert AGAIN in texts(result.response)
        await world.ada.click(card_of(result), label=words.jobs.SAVE_ANYWAY)
        assert await kept(world) == [(2, AGAIN, "*Staff* dev")]


async def test_another_members_job_is_not_met(world: World) -> None:
    """Nobody learns what others have saved."""
    await world.ada.slash(world.channel, "jobs save", url=URL)
    result = await world.bob.slash(world.channel, "jobs save", url=URL)
    assert words.jobs.SAVED in texts(result.response)


@pytest.mark.parametrize("number", [0, 1])
async def test_of_several_links_one_is_chosen(world: World, number: int) -> None:
    """Each has its button; title and company go with it."""
    links = ["https://a.example/jobs/1", "https://b.example/jobs/2?x=1"]
    pasted = f"[Lead]({links[0]}) or {links[1]}."
    result = await world.ada.slash(world.channel, "jobs save", url=pasted, title="Lead", company="Acme")
    assert result.ephemeral
    assert words.jobs.WHICH in texts(result.response)
    assert await kept(world) == []
    await world.ada.click(card_of(result), label=words.jobs.link_number(number))
    assert await kept(world) == [(1, links[number], "Lead")]
    assert words.jobs.SAVED in texts(result.response)


async def test_the_form_asks_which_link_too(world: World) -> None:
    """A share text is pasted into it as well as behind the command."""
    form = await world.ada.slash(world.channel, "jobs save")
    result = await world.ada.submit_modal(form, {"url": "https://a.example/1 https://b.example/2"})
    await world.ada.click(card_of(result), label=words.jobs.link_number(1))
    assert await kept(world) == [(1, "https://b.example/2", "")]


async def test_a_chosen_link_may_be_known_too(world: World) -> None:
    """Then the same question comes as for any other link."""
    await world.ada.slash(world.channel, "jobs save", url="https://a.example/1", title="Lead")
    result = await world.ada.slash(world.channel, "jobs save", url="https://a.example/1 https://b.example/2")
    await world.ada.click(card_of(result), label=words.jobs.link_number(0))
    assert words.jobs.TWIN in texts(result.response)
    await world.ada.click(card_of(result), label=words.jobs.SAVE_ANYWAY)
    assert len(await kept(world)) == 2


@pytest.mark.parametrize("custom_id", ["1:job-pick:5", "1:job-anyway", "1:job-renew:1"])
async def test_a_button_on_another_message_finds_no_link(make_world: MakeWorld, custom_id: str) -> None:
    """Whatever is clicked: what is saved stands on the message, or nothing is saved."""
    async with make_world(check_errors=False) as world:
        await world.services.jobs.save(world.ada.id, URL)
        await world.place.send(view=Card().row(discord.ui.Button(label="Old", custom_id=custom_id)))
        told = await world.ada.click(world.said()[-1], label="Old")
        assert words.jobs.GONE_LINK in "\n".join(map(texts, [told.response, *told.followups]))
        assert len(await kept(world)) == 1


async def test_the_known_job_can_be_looked_at_first(world: World) -> None:
    """Its link opens in the browser, and one click shows all that is kept of it."""
    result = await met(world)
    assert pressed(result) == [CLEAN]
    await world.ada.click(card_of(result), label=words.jobs.SHOW)
    assert words.jobs.STEPS in texts(result.response)
    assert await kept(world) == [(1, URL, "Lead")]


async def test_a_shown_job_opens_with_a_button(world: World) -> None:
    """Its cleaned link, in the signs of an address."""
    await world.ada.slash(world.channel, "jobs save", url=AGAIN)
    assert pressed(await world.ada.slash(world.channel, "jobs show", job="1")) == [CLEAN]


async def test_a_link_that_no_button_can_have_stays_a_text(world: World) -> None:
    """Discord refuses a message whose button has a longer one."""
    long = "https://jobs.example.com/" + "x" * 600
    await world.ada.slash(world.channel, "jobs save", url=long)
    result = await world.ada.slash(world.channel, "jobs show", job="1")
    assert pressed(result) == []
    assert f"(<{long}>)" in texts(result.response)
