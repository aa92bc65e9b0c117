"""Reminders through Discord: set by command, click and form; sent as a message; put off and done there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import discord
import pytest
import simcord

from bot import words
from bot.client import create_bot
from bot.errors import BadMoment, ReminderGone
from bot.jobs.model import Reminder, Status
from bot.operations.reminding import send_due
from bot.sanitize.markdown import quiet
from bot.ui.cards.jobs.reminders import DAYS, LISTED, SHOWN
from tests.world import World, card_of, texts

SAY = words.jobs.reminders
URL = "https://jobs.example.com/postings/4711"
HOUR = dt.timedelta(hours=1)


async def job(world: World, **said: str) -> int:
    """A new job of Ada's."""
    saved = await world.services.jobs.save(world.ada.id, URL, {"title": "Lead"} | said, anyway=True)
    return saved.job.number


async def due(world: World, text: str = "Follow up", late: dt.timedelta = HOUR) -> Reminder:
    """A reminder of a new job that is due."""
    reminder = await world.services.reminders.remind(world.ada.id, await job(world), "tomorrow", text)
    return await world.services.reminders.put_off(world.ada.id, reminder.key, -late)


async def waiting(world: World, number: int = 1) -> list[str]:
    """The texts of the job's open reminders."""
    found = await world.services.jobs.get(world.ada.id, number)
    return [each.text for each in found.reminders] if found else []


async def deliver(world: World) -> list[dict[str, Any]]:
    """What the bot posts while it sends what is due."""
    before = len(world.posts())
    await send_due(world.services.reminders, world.bot)
    return world.posts()[before:]


async def in_dm(world: World, label: str) -> str:
    """What the bot's last direct message to Ada says after a click of hers."""
    await world.ada.user.click(last(world), label=label)
    return texts(last(world))


def last(world: World) -> discord.Message:
    """The bot's last direct message to Ada."""
    found = world.ada.user.dm_channel.last_message
    assert found
    return found


def stamp(when: dt.datetime) -> str:
    """How Discord is told to show a moment."""
    return f"<t:{int(when.timestamp())}:R>"


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


async def test_what_is_due_comes_as_a_direct_message(world: World) -> None:
    """With the job and its text, once, under a nonce that Discord is told to enforce."""
    reminder = await due(world)
    (sent,) = await deliver(world)
    assert (sent["nonce"], sent["enforce_nonce"]) == (
        f"{reminder.key}-{int(reminder.due_at.timestamp())}",
        True,
    )
    shown = texts(last(world))
    assert "Follow up" in shown
    assert "Lead" in shown
    assert URL in shown
    assert SAY.late(reminder.due_at) in shown
    assert await deliver(world) == []
    assert await waiting(world) == []


async def test_one_that_comes_in_time_says_nothing_of_it(world: World) -> None:
    """Only what is late has a line about that."""
    await due(world, late=dt.timedelta(seconds=20))
    await deliver(world)
    assert "I was away" not in texts(last(world))


async def test_done_and_later_work_in_the_message_after_a_restart(world: World) -> None:
    """All that a button knows stands in its id."""
    await due(world)
    await deliver(world)
    await world.env.restart_bot(create_bot(world.services, shard_count=1))
    said = await in_dm(world, SAY.LATER[72])
    assert await waiting(world) == ["Follow up"]
    found = await world.services.jobs.get(world.ada.id, 1)
    assert found
    assert stamp(found.reminders[0].due_at) in said
    assert (
        dt.timedelta(days=3) - HOUR
        < found.reminders[0].due_at - discord.utils.utcnow()
        <= 3 * dt.timedelta(days=1)
    )


async def test_a_reminder_that_is_done_is_gone(world: World) -> None:
    """The message says so, and a click on an older one of it too."""
    reminder = await due(world)
    await deliver(world)
    assert await in_dm(world, SAY.DONE) == SAY.done("Follow up")
    again = await world.services.privacy.kept(world.ada.id)
    assert again["Reminders of your saved jobs"] == 0
    with pytest.raises(ReminderGone):
        await world.services.reminders.drop(world.ada.id, reminder.key)


async def test_an_old_message_of_a_removed_job_says_that_it_is_gone(world: World) -> None:
    """In one sentence."""
    await due(world)
    await deliver(world)
    await world.services.jobs.remove(world.ada.id, 1)
    result = await world.ada.user.click(last(world), label=SAY.LATER[1])
    assert SAY.GONE in texts(result.followups[-1] if result.followups else result.response)


async def missed(world: World) -> simcord.InteractionResult:
    """Ada's next command after a message that Discord refused."""
    await due(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await deliver(world)
    await world.services.reminders.pause(1, 30)
    return await world.ada.slash(world.channel, "help")


async def test_a_refused_message_is_shown_at_the_next_command(world: World) -> None:
    """Whichever command that is, beside its answer, to the member alone, and once; it is not sent again."""
    result = await missed(world)
    (told,) = result.followups
    assert told.ephemeral
    assert SAY.MISSED_HOW in texts(told)
    assert "Follow up" in texts(told)
    assert await deliver(world) == []
    assert not (await world.ada.slash(world.channel, "help")).followups


async def test_others_hear_nothing_of_what_somebody_missed(world: World) -> None:
    """Their commands answer as ever; the job's card says it to its owner."""
    await due(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await deliver(world)
    await world.services.reminders.pause(1, 30)
    assert not (await world.bob.slash(world.channel, "help")).followups
    shown = texts((await world.ada.slash(world.channel, "jobs show", job="1")).response)
    assert "but I could not write to you" in shown


async def test_what_was_missed_can_be_put_off_where_it_is_told(world: World) -> None:
    """It has the buttons of the message that did not come."""
    result = await missed(world)
    (told,) = result.followups
    assert SAY.MISSED in texts(told)
    assert "Follow up" in texts(told)
    await world.ada.click(told, label=SAY.LATER[24])
    assert await waiting(world) == ["Follow up"]


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_message_that_failed_is_tried_again_later(world: World, status: int) -> None:
    """It stays open, and nothing breaks."""
    await due(world)
    world.env.inject_error("POST", "/users/@me/channels", status=status, times=None)
    await deliver(world)
    assert await waiting(world) == ["Follow up"]
    assert await world.services.reminders.pause(1, 3600) > 30


async def test_a_full_list_of_reminders_is_told_with_its_number(world: World) -> None:
    """And with what makes room."""
    await job(world)
    for _ in range(world.services.reminders.limit):
        await world.services.reminders.remind(world.ada.id, 1, "tomorrow", "x")
    result = await world.ada.slash(world.channel, "jobs remind", job="1", when="tomorrow")
    assert SAY.full(100) in texts(result.followups[-1] if result.followups else result.response)


async def test_an_undone_removal_brings_the_reminders_back(world: World) -> None:
    """By the same one click."""
    await due(world)
    result = await world.ada.slash(world.channel, "jobs remove", job="1")
    assert await deliver(world) == []
    await world.ada.click(card_of(result), label=words.jobs.UNDO)
    assert len(await deliver(world)) == 1


async def test_a_moment_that_is_over_is_no_reminder(world: World) -> None:
    """The use case says so too."""
    await job(world)
    with pytest.raises(BadMoment):
        await world.services.reminders.remind(world.ada.id, 1, "today", "x")
