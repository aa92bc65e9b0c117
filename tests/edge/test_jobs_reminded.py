"""Reminders that come as direct messages: put off and done there, and told where they were refused."""

from __future__ import annotations

import datetime as dt

import discord
import pytest
import simcord

from bot import words
from bot.client import create_bot
from bot.errors import ReminderGone
from tests.edge.reminders import HOUR, SAY, URL, deliver, due, in_dm, last, stamp, waiting
from tests.world import World, card_of, texts


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


async def test_an_undone_removal_brings_the_reminders_back(world: World) -> None:
    """By the same one click."""
    await due(world)
    result = await world.ada.slash(world.channel, "jobs remove", job="1")
    assert await deliver(world) == []
    await world.ada.click(card_of(result), label=words.jobs.UNDO)
    assert len(await deliver(world)) == 1
