"""Ada's saved jobs with reminders, and the direct messages in which these come."""

from __future__ import annotations

import datetime as dt
from typing import Any

import discord

from bot import words
from bot.jobs.model import Reminder
from bot.operations.reminding import send_due
from tests.world import World, texts

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
