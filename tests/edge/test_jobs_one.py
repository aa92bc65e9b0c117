"""One saved job through Discord: shown whole, moved by one click, changed by two forms."""

from __future__ import annotations

import datetime as dt

import discord
import pytest
import simcord

from bot import words
from bot.jobs.model import Status
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/postings/4711"


async def opened(world: World, **said: str) -> simcord.InteractionResult:
    """A job of Ada's, shown."""
    await world.services.jobs.save(world.ada.id, URL, {"title": "Lead", "company": "Example Ltd"} | said)
    return await world.ada.slash(world.channel, "jobs show", job="1")


async def test_a_job_is_shown_with_all_that_is_known(world: World) -> None:
    """Every field that is filled, with its name; only its owner sees it."""
    said = {
        "location": "Berlin",
        "mode": "hybrid",
        "salary": "80k",
        "contact": "Jo",
        "tags": "dream",
        "notes": "two\nlines",
        "excerpt": "We are looking for",
        "source": "https://discord.com/channels/1/2/3",
    }
    result = await opened(world, **said)
    assert result.ephemeral
    shown = texts(result.response)
    assert "**Lead** · Example Ltd" in shown
    for name in ("location", "mode", "salary", "contact", "tags"):
        assert f"{words.jobs.FIELDS[name]}: {said[name]}" in shown
    assert "```\ntwo\nlines\n```" in shown
    assert "```\nWe are looking for\n```" in shown
    assert f"[{words.jobs.OPEN_SOURCE}](<https://discord.com/channels/1/2/3>)" in shown


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.SAVED])
async def test_a_status_is_one_click(world: World, status: Status) -> None:
    """It is stored, dated, and shown in the time-line."""
    result = await opened(world)
    await world.ada.click(card_of(result), label=words.jobs.STATUSES[status])
    job = await world.services.jobs.get(world.ada.id, 1)
    assert job
    assert job.status is status
    today = discord.utils.utcnow()
    assert words.jobs.step(0, Status.SAVED, today) in texts(result.response)
    assert words.jobs.step(1, status, today) in texts(result.response)


async def test_a_job_may_go_back(world: World) -> None:
    """Any status follows any; each move has its number."""
    result = await opened(world)
    for status in (Status.REJECTED, Status.INTERVIEW, Status.SAVED):
        await world.ada.click(card_of(result), label=words.jobs.STATUSES[status])
    shown = texts(result.response)
    assert "1\\. Rejected on" in shown
    assert "3\\. Saved on" in shown
    job = await world.services.jobs.get(world.ada.id, 1)
    assert job
    assert [step.status for step in job.steps] == [Status.REJECTED, Status.INTERVIEW, Status.SAVED]


async def test_the_posting_is_changed_by_its_form(world: World) -> None:
    """What is known stands in it; what is emptied is taken away."""
    result = await opened(world, location="Berlin")
    form = await world.ada.click(card_of(result), label=words.jobs.EDIT_POSTING)
    assert "Berlin" in str(form.modal)
    new = {"title": "Staff", "company": "", "location": "Bern", "mode": "remote", "salary": "90k"}
    await world.ada.submit_modal(form, new)
    (job,) = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    assert {name: getattr(job.posting, name) for name in new} == new
    assert job.posting.url == URL
    assert "Location: Bern" in texts(result.response)


async def test_dates_and_notes_are_changed_by_their_form(world: World) -> None:
    """A day may be written in words; notes keep their lines, in the form too."""
    result = await opened(world, notes="old\nnotes")
    form = await world.ada.click(card_of(result), label=words.jobs.EDIT_NOTES)
    assert "old\\nnotes" in str(form.modal)
    await world.ada.submit_modal(
        form, {"deadline": "24 December 2030", "tags": "a, b,a", "contact": "Jo", "notes": "x\n\ny"}
    )
    (job,) = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    assert job.posting.deadline == dt.date(2030, 12, 24)
    assert (job.posting.tags, job.posting.contact, job.posting.notes) == ("a, b", "Jo", "x\n\ny")
    assert "Deadline: 24 December 2030 (in " in texts(result.response)
    form = await world.ada.click(card_of(result), label=words.jobs.EDIT_NOTES)
    await world.ada.submit_modal(form, {"deadline": "", "tags": "", "contact": "", "notes": ""})
    (job,) = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    assert (job.posting.deadline, job.posting.tags, job.posting.notes) == (None, "", "")


async def test_a_day_that_cannot_be_read_changes_nothing(make_world: MakeWorld) -> None:
    """What was typed comes back with the sentence."""
    async with make_world(check_errors=False) as world:
        result = await opened(world, notes="old")
        form = await world.ada.click(card_of(result), label=words.jobs.EDIT_NOTES)
        sent = await world.ada.submit_modal(form, {"deadline": "12/05/2026", "notes": "new notes"})
        told = "\n".join(map(texts, [sent.response, *sent.followups]))
        assert words.jobs.BAD_DAY in told
        assert "new notes" in told
        (job,) = (await world.services.jobs.page(world.ada.id, ALL)).jobs
        assert job.posting.notes == "old"


@pytest.mark.parametrize(
    "label", [words.jobs.EDIT_NOTES, words.jobs.EDIT_POSTING, words.jobs.STATUSES[Status.OFFER]]
)
async def test_a_job_that_is_gone_is_explained(make_world: MakeWorld, label: str) -> None:
    """It was removed in another window."""
    async with make_world(check_errors=False) as world:
        result = await opened(world)
        await world.services.jobs.remove(world.ada.id, 1)
        told = await world.ada.click(card_of(result), label=label)
        assert words.jobs.no_such(1) in "\n".join(map(texts, [told.response, *told.followups]))


async def test_nobody_opens_or_moves_anothers_job(make_world: MakeWorld) -> None:
    """Numbers and buttons reach one's own jobs only."""
    async with make_world(check_errors=False) as world:
        await opened(world, notes="secret of Ada")
        refused = await world.bob.slash(world.channel, "jobs show", job="1")
        assert texts(refused.response) == words.jobs.no_such(1)
        await world.services.jobs.save(world.bob.id, f"{URL}0")
        mine = await world.bob.slash(world.channel, "jobs show", job="1")
        await world.bob.click(card_of(mine), label=words.jobs.STATUSES[Status.OFFER])
        job = await world.services.jobs.get(world.ada.id, 1)
        assert job
        assert job.status is Status.SAVED


async def test_show_suggests_the_members_jobs(world: World) -> None:
    """By what the list calls them."""
    await opened(world)
    offered = await world.ada.autocomplete(world.channel, "jobs show", "job", "lea")
    assert [choice["name"] for choice in offered] == ["#1 Lead, Example Ltd"]
    assert await world.bob.autocomplete(world.channel, "jobs show", "job", "") == []
