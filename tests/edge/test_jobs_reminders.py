"""Reminders through Discord: set by command, click and form; sent as a message; put off and done there."""

from __future__ import annotations

import datetime as dt

import discord
import pytest

from bot import words
from bot.errors import BadMoment
from bot.jobs.model import Status
from bot.sanitize.markdown import quiet
from bot.ui.cards.jobs.reminders import DAYS, LISTED, SHOWN
from tests.edge.reminders import HOUR, SAY, job, stamp, waiting
from tests.world import World, card_of, texts


async def test_the_command_sets_a_reminder(world: World) -> None:
    """On a day, with its own text; the answer shows when it comes, to its owner alone."""
    await job(world)
    result = await world.ada.slash(
        world.channel, "jobs remind", job="1", when="in 3 days", text="interview round 2"
    )
    assert result.ephemeral
    assert await waiting(world) == ["interview round 2"]
    shown = texts(result.response)
    found = await world.services.jobs.get(world.ada.id, 1)
    assert found
    assert "interview round 2" in shown
    assert stamp(found.reminders[0].due_at) in shown
    assert SAY.set_for(found.reminders[0].due_at) in shown


async def test_a_time_of_discords_own_picker_is_taken(world: World) -> None:
    """It is exact to the minute, in the member's own time."""
    await job(world)
    when = discord.utils.utcnow().replace(microsecond=0) + 5 * HOUR
    await world.ada.slash(world.channel, "jobs remind", job="#1 Lead", when=f"<t:{int(when.timestamp())}:f>")
    found = await world.services.jobs.get(world.ada.id, 1)
    assert found
    assert found.reminders[0].due_at == when


@pytest.mark.parametrize("days", DAYS)
async def test_a_reminder_is_two_clicks_away_from_its_job(world: World, days: int) -> None:
    """On the job's card and in the row of days; its text is what the job's status asks for."""
    await job(world)
    await world.services.jobs.move(world.ada.id, 1, Status.APPLIED)
    result = await world.ada.slash(world.channel, "jobs show", job="1")
    await world.ada.click(card_of(result), label=SAY.BUTTON)
    assert SAY.NONE in texts(result.response)
    await world.ada.click(card_of(result), label=SAY.in_days(days))
    found = await world.services.jobs.get(world.ada.id, 1)
    assert found
    assert [each.text for each in found.reminders] == ["Follow up"]
    ahead = found.reminders[0].due_at - discord.utils.utcnow()
    assert dt.timedelta(days=days) - HOUR < ahead <= dt.timedelta(days=days)


async def test_the_form_takes_any_day_and_text(world: World) -> None:
    """What the job is likely to need stands in it."""
    await job(world)
    result = await world.ada.slash(world.channel, "jobs show", job="1")
    await world.ada.click(card_of(result), label=SAY.BUTTON)
    form = await world.ada.click(card_of(result), label=SAY.OTHER)
    assert SAY.ABOUT[Status.SAVED] in str(form.modal)
    await world.ada.submit_modal(form, {"when": "in 30 days", "text": "ask @everyone **now**"})
    assert await waiting(world) == ["ask @everyone **now**"]
    assert quiet("ask @everyone **now**") in texts(result.response)


@pytest.mark.parametrize(
    ("when", "told"),
    [("yesterday?", words.jobs.BAD_DAY), ("2020-01-01", SAY.BAD_MOMENT), ("03/04/2027", words.jobs.BAD_DAY)],
)
async def test_a_day_that_cannot_be_is_told_in_words(world: World, when: str, told: str) -> None:
    """In one sentence, and nothing is stored."""
    await job(world)
    result = await world.ada.slash(world.channel, "jobs remind", job="1", when=when)
    assert told in texts(result.followups[-1] if result.followups else result.response)
    assert await waiting(world) == []


async def test_days_and_texts_are_suggested(world: World) -> None:
    """Those that the buttons have, and the usual matters."""
    await job(world)
    days = await world.ada.autocomplete(world.channel, "jobs remind", "when", "")
    assert [each["name"] for each in days] == [SAY.in_days(each) for each in DAYS]
    assert all(each["value"] == each["name"].lower() for each in days)
    matters = await world.ada.autocomplete(world.channel, "jobs remind", "text", "interview")
    assert {each["value"] for each in matters} == {text for text in SAY.SUGGESTED if "nterview" in text}
    jobs = await world.ada.autocomplete(world.channel, "jobs remind", "job", "")
    assert [each["value"] for each in jobs] == ["1"]


async def test_reminders_stand_on_the_jobs_card_and_in_what_is_due(world: World) -> None:
    """The next few of them; the list of all jobs stays as it was."""
    await job(world)
    for day in range(1, SHOWN + 3):
        await world.services.reminders.remind(world.ada.id, 1, f"in {day} days", f"matter {day}")
    shown = texts((await world.ada.slash(world.channel, "jobs show", job="1")).response)
    assert f"matter {SHOWN}" in shown
    assert f"matter {SHOWN + 1}" not in shown
    assert SAY.more(2) in shown
    assert "matter 1" in texts((await world.ada.slash(world.channel, "jobs due")).response)
    assert "matter" not in texts((await world.ada.slash(world.channel, "jobs list")).response)


async def test_a_reminder_is_taken_away_on_the_card(world: World) -> None:
    """One click, and the others stay; more than the card has room for are counted."""
    await job(world)
    for day in range(1, LISTED + 3):
        await world.services.reminders.remind(world.ada.id, 1, f"in {day} days", f"matter {day:02}")
    result = await world.ada.slash(world.channel, "jobs show", job="1")
    await world.ada.click(card_of(result), label=SAY.BUTTON)
    assert SAY.more(2) in texts(result.response)
    found = await world.services.jobs.get(world.ada.id, 1)
    assert found
    key = found.reminders[0].key
    await world.ada.click(card_of(result), custom_id=f"1:remind-drop:{key}:1")
    assert "matter 01" not in texts(result.response)
    assert len(await waiting(world)) == LISTED + 1
    await world.ada.click(card_of(result), label=SAY.BACK)
    assert words.jobs.EDIT_NOTES in texts(result.response)


async def test_a_full_list_of_reminders_is_told_with_its_number(world: World) -> None:
    """And with what makes room."""
    await job(world)
    for _ in range(world.services.reminders.limit):
        await world.services.reminders.remind(world.ada.id, 1, "tomorrow", "x")
    result = await world.ada.slash(world.channel, "jobs remind", job="1", when="tomorrow")
    assert SAY.full(100) in texts(result.followups[-1] if result.followups else result.response)


async def test_a_moment_that_is_over_is_no_reminder(world: World) -> None:
    """The use case says so too."""
    await job(world)
    with pytest.raises(BadMoment):
        await world.services.reminders.remind(world.ada.id, 1, "today", "x")
