"""Several saved jobs closed at once: chosen page by page, asked about once, undone with one click."""

from __future__ import annotations

import datetime as dt
from typing import Any

import discord
import pytest
import simcord

from bot import words
from bot.jobs.book import UNDO
from bot.jobs.model import Posting, SavedJob, Status
from bot.jobs.query import Page
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.closing import MOST, choosing_card, moment
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/postings/4711"
REJECTED = words.jobs.STATUSES[Status.REJECTED]


async def fill(world: World, number: int = 3) -> None:
    """Open jobs of Ada's; the first one is applied for."""
    for at in range(1, number + 1):
        said = {"title": f"Job {at:02}", "company": "Example Ltd"}
        await world.services.jobs.save(world.ada.id, f"{URL}-{at}", said)
    await world.services.jobs.move(world.ada.id, 1, Status.APPLIED)


async def statuses(world: World) -> dict[int, Status]:
    """How far each job of Ada's came."""
    found = await world.services.jobs.page(world.ada.id, ALL)
    return {job.number: job.status for job in found.jobs}


async def choosing(world: World, *chosen: str) -> simcord.InteractionResult:
    """The card that offers open jobs, with some chosen."""
    result = await world.ada.slash(world.channel, "jobs close")
    assert result.ephemeral
    await world.ada.select(card_of(result), list(chosen))
    return result


def menu(result: simcord.InteractionResult) -> dict[str, Any]:
    """The menu of the card as Discord has it."""
    (box,) = card_of(result).components
    return next(
        item for row in box["components"] for item in row.get("components", []) if item.get("options")
    )


async def test_several_jobs_are_closed_with_one_question(world: World) -> None:
    """Chosen from a menu, named in the question, and told when it is done."""
    await fill(world)
    result = await choosing(world, "1", "3")
    assert "Chosen: #1, #3" in texts(result.response)
    await world.ada.click(card_of(result), label=REJECTED)
    asked = texts(result.response)
    assert words.jobs.close_ask(2, Status.REJECTED) in asked
    assert "- #3 Job 03\n- #1 Job 01" in asked
    assert set((await statuses(world)).values()) == {Status.SAVED, Status.APPLIED}
    await world.ada.click(card_of(result), label=words.jobs.close_yes(2))
    assert words.jobs.closed(2, Status.REJECTED) in texts(result.response)
    assert await statuses(world) == {3: Status.REJECTED, 2: Status.SAVED, 1: Status.REJECTED}


async def test_one_undo_opens_all_of_them(world: World) -> None:
    """Each is where it was before; a second click says that there is nothing more to undo."""
    await fill(world)
    before = await statuses(world)
    result = await choosing(world, "1", "2", "3")
    await world.ada.click(card_of(result), label=words.jobs.STATUSES[Status.WITHDRAWN])
    await world.ada.click(card_of(result), label=words.jobs.close_yes(3))
    await world.ada.click(card_of(result), label=words.jobs.UNDO)
    assert words.jobs.opened(3) in texts(result.response)
    assert await statuses(world) == before
    await world.ada.click(card_of(result), label=words.jobs.LIST)
    assert "Job #1 · Applied" in texts(result.response)


async def test_an_undo_after_its_time_is_explained(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The jobs stay closed."""
    async with make_world(check_errors=False) as world:
        await fill(world)
        result = await choosing(world, "2")
        await world.ada.click(card_of(result), label=REJECTED)
        await world.ada.click(card_of(result), label=words.jobs.close_yes(1))
        monkeypatch.setattr("bot.storage.jobs.UNDO", -UNDO)
        told = await world.ada.click(card_of(result), label=words.jobs.UNDO)
        assert words.jobs.OPENED_TOO_LATE in "\n".join(map(texts, [told.response, *told.followups]))
        assert (await statuses(world))[2] is Status.REJECTED


async def test_choices_are_kept_from_page_to_page(world: World) -> None:
    """A page shows what is chosen on it, and a choice there leaves the others alone."""
    await fill(world, 27)
    result = await choosing(world, "27", "20")
    await world.ada.click(card_of(result), label=words.paging.NEXT)
    assert [option["value"] for option in menu(result)["options"]] == ["2", "1"]
    await world.ada.select(card_of(result), ["1"])
    assert "Chosen: #1, #20, #27" in texts(result.response)
    await world.ada.click(card_of(result), label=words.paging.PREVIOUS)
    chosen = [option["value"] for option in menu(result)["options"] if option.get("default")]
    assert chosen == ["27", "20"]
    await world.ada.select(card_of(result), ["20"])
    assert "Chosen: #1, #20\n" in texts(result.response)


async def test_a_job_of_a_long_number_is_closed(world: World) -> None:
    """One behind the largest number that a file may bring."""
    await world.services.jobs.bring(world.ada.id, f"number,url\n999999999,{URL}".encode(), dry=False)
    await world.services.jobs.save(world.ada.id, f"{URL}-2")
    result = await choosing(world, "1000000000")
    await world.ada.click(card_of(result), label=REJECTED)
    await world.ada.click(card_of(result), label=words.jobs.close_yes(1))
    assert (await statuses(world))[1_000_000_000] is Status.REJECTED


async def test_a_question_can_be_gone_back_from(world: World) -> None:
    """What was chosen still is."""
    await fill(world)
    result = await choosing(world, "2")
    await world.ada.click(card_of(result), label=REJECTED)
    await world.ada.click(card_of(result), label=words.jobs.BACK_TO_CHOICE)
    assert "Chosen: #2" in texts(result.response)
    await world.ada.select(card_of(result), [])
    assert words.jobs.CHOSEN_NONE in texts(result.response)
    assert Status.REJECTED not in (await statuses(world)).values()


async def test_only_open_jobs_are_offered(world: World) -> None:
    """What is over needs no closing; with nothing open the card says so."""
    await fill(world, 2)
    await world.services.jobs.move(world.ada.id, 2, Status.REJECTED)
    result = await world.ada.slash(world.channel, "jobs close")
    assert [option["value"] for option in menu(result)["options"]] == ["1"]
    await world.services.jobs.move(world.ada.id, 1, Status.OFFER)
    await world.services.jobs.move(world.ada.id, 1, Status.ACCEPTED)
    assert words.jobs.NOTHING_OPEN in texts((await world.ada.slash(world.channel, "jobs close")).response)


async def test_what_was_closed_meanwhile_is_said(make_world: MakeWorld) -> None:
    """In another window; nothing is changed."""
    async with make_world(check_errors=False) as world:
        await fill(world)
        result = await choosing(world, "2")
        await world.ada.click(card_of(result), label=REJECTED)
        await world.services.jobs.move(world.ada.id, 2, Status.ACCEPTED)
        told = await world.ada.click(card_of(result), label=words.jobs.close_yes(1))
        assert words.jobs.NOTHING_TO_CLOSE in "\n".join(map(texts, [told.response, *told.followups]))
        assert (await statuses(world))[2] is Status.ACCEPTED


async def test_the_list_leads_to_closing(world: World) -> None:
    """Where there is more than one job."""
    await fill(world, 1)
    result = await world.ada.slash(world.channel, "jobs list")
    assert words.jobs.CLOSE not in texts(result.response)
    await world.services.jobs.save(world.ada.id, URL)
    result = await world.ada.slash(world.channel, "jobs list")
    await world.ada.click(card_of(result), label=words.jobs.CLOSE)
    assert words.jobs.CLOSE_TITLE in texts(result.response)


async def test_nobody_closes_anothers_jobs(world: World) -> None:
    """The menu of Bob has none of Ada's."""
    await fill(world)
    assert words.jobs.NOTHING_OPEN in texts((await world.bob.slash(world.channel, "jobs close")).response)
    await world.services.jobs.save(world.bob.id, URL)
    result = await world.bob.slash(world.channel, "jobs close")
    await world.bob.select(card_of(result), ["1"])
    await world.bob.click(card_of(result), label=REJECTED)
    await world.bob.click(card_of(result), label=words.jobs.close_yes(1))
    assert (await statuses(world))[1] is Status.APPLIED


def test_a_hundred_chosen_jobs_say_that_no_more_can_be() -> None:
    """And stand on the card with room to spare."""
    day = discord.utils.utcnow()
    jobs = [SavedJob(at, 1, day, Posting(URL, URL)) for at in range(10_000, 10_000 + MOST)]
    card = choosing_card(Page(jobs[:25], 9999, 0, 400), {job.number for job in jobs})
    shown = "\n".join(
        item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)
    )
    assert words.jobs.CHOSEN_MOST in shown
    assert all(f"#{job.number}" in shown for job in jobs)


@pytest.mark.parametrize("written", ["x", "", "1e9", "9" * 90])
def test_a_forged_moment_is_none(written: str) -> None:
    """An id is only text that somebody sent."""
    with pytest.raises((ValueError, OverflowError)):
        moment(written)


def test_a_moment_is_read_as_it_was_written() -> None:
    """To the microsecond."""
    now = discord.utils.utcnow()
    assert moment(str((now - moment("0")) // dt.timedelta(microseconds=1))) == now


@pytest.mark.parametrize("written", ["x", "0", "9" * 40])
async def test_a_forged_undo_is_explained(make_world: MakeWorld, written: str) -> None:
    """Nothing was closed at such a moment, and nothing is opened."""
    async with make_world(check_errors=False) as world:
        await fill(world)
        before = await statuses(world)
        forged = discord.ui.Button[Any](label="Old", custom_id=f"1:close-undo:{written}")
        await world.place.send(view=Card().row(forged))
        told = await world.ada.click(world.said()[-1], label="Old")
        assert words.jobs.OPENED_TOO_LATE in "\n".join(map(texts, [told.response, *told.followups]))
        assert await statuses(world) == before


@pytest.mark.parametrize("custom_id", ["1:close-ask:rejected", "1:close-yes:rejected"])
async def test_a_button_on_another_message_closes_nothing(make_world: MakeWorld, custom_id: str) -> None:
    """No job is chosen there."""
    async with make_world(check_errors=False) as world:
        await fill(world)
        before = await statuses(world)
        await world.place.send(view=Card().row(discord.ui.Button(label="Old", custom_id=custom_id)))
        told = await world.ada.click(world.said()[-1], label="Old")
        assert words.jobs.NOTHING_TO_CLOSE in "\n".join(map(texts, [told.response, *told.followups]))
        assert await statuses(world) == before


async def test_a_status_that_is_no_end_is_of_another_version(world: World) -> None:
    """Nobody is made to have an offer by the way of closing."""
    await fill(world)
    forged = discord.ui.Button[Any](label="Old", custom_id="1:close-yes:offer")
    await world.place.send(view=Card().row(forged))
    told = await world.ada.click(world.said()[-1], label="Old")
    assert texts(told.response) == words.failures.OLD_BUTTON
