"""Sets reminders of saved jobs, puts them off, and tells of those that could not be sent."""

from __future__ import annotations

import datetime as dt
import logging

import aiohttp
import discord

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.errors import NoSuchJob, StorageUnavailable
from bot.jobs.model import SavedJob
from bot.jobs.reminders import ReminderBook
from bot.ui.cards.jobs.reminders import (
    DAYS,
    MISSED,
    ReminderTexts,
    done_card,
    missed_card,
    put_off_card,
    remind_drop,
    remind_in,
    remind_set,
    remind_when,
    reminder_done,
    reminder_form,
    reminder_later,
    reminders_card,
    reminders_of,
    usual,
)
from bot.ui.host import Interaction, host, now
from bot.ui.suggesting import Suggestions, fitting

log = logging.getLogger(__name__)

SAY = words.jobs.reminders


async def remind(interaction: Interaction, name: str, when: str, text: str) -> None:
    """Set a reminder of the job that was named."""
    await keep_place(interaction)
    job = await host(interaction).services.jobs.find(interaction.user.id, name)
    note = await _set(interaction, job, when, text)
    await show(interaction, reminders_card(await _job(interaction, job.number), note))


def days(text: str) -> Suggestions:
    """What is suggested for the day of a reminder."""
    return fitting({SAY.in_days(each).lower(): SAY.in_days(each) for each in DAYS}, text)


def matters(text: str) -> Suggestions:
    """What is suggested for the text of a reminder."""
    return fitting({each: each for each in SAY.SUGGESTED}, text)


async def tell_missed(interaction: Interaction) -> None:
    """Tell a member, beside what they asked for, what could not be sent to them."""
    owner, book = interaction.user.id, _book(interaction)
    try:
        if missed := list(await book.missed(owner))[:MISSED]:
            await interaction.followup.send(view=missed_card(missed, now()), ephemeral=True)
            await book.told(owner, missed)
    except (StorageUnavailable, discord.DiscordException, aiohttp.ClientError, OSError) as error:
        log.info("A member is told later what they missed (%s)", type(error).__name__)


async def _show(interaction: Interaction, number: int) -> None:
    await interaction.response.defer()
    await redraw(interaction, reminders_card(await _job(interaction, number)))


async def _remind_in(interaction: Interaction, number: int, days: int) -> None:
    await interaction.response.defer()
    note = await _set(interaction, await _job(interaction, number), f"in {days} days", "")
    await redraw(interaction, reminders_card(await _job(interaction, number), note))


async def _open_form(interaction: Interaction, number: int) -> None:
    await interaction.response.send_modal(reminder_form(await _job(interaction, number)))


async def _from_form(interaction: Interaction, texts: ReminderTexts, number: int) -> None:
    await interaction.response.defer()
    note = await _set(interaction, await _job(interaction, number), texts.when, texts.text)
    await redraw(interaction, reminders_card(await _job(interaction, number), note))


async def _drop(interaction: Interaction, key: int, number: int) -> None:
    await interaction.response.defer()
    await _book(interaction).drop(interaction.user.id, key)
    await redraw(interaction, reminders_card(await _job(interaction, number)))


async def _done(interaction: Interaction, key: int) -> None:
    await interaction.response.defer()
    await redraw(interaction, done_card(await _book(interaction).drop(interaction.user.id, key)))


async def _later(interaction: Interaction, key: int, hours: int) -> None:
    await interaction.response.defer()
    pause = dt.timedelta(hours=min(hours, max(SAY.LATER)))
    put_off = await _book(interaction).put_off(interaction.user.id, key, pause)
    await redraw(interaction, put_off_card(put_off))


async def _set(interaction: Interaction, job: SavedJob, when: str, text: str) -> str:
    """Set a reminder, and say when it comes."""
    book = _book(interaction)
    reminder = await book.remind(interaction.user.id, job.number, when, text.strip() or usual(job))
    return SAY.set_for(reminder.due_at)


async def _job(interaction: Interaction, number: int) -> SavedJob:
    job = await host(interaction).services.jobs.get(interaction.user.id, number)
    if job is None:
        raise NoSuchJob(number)
    return job


def _book(interaction: Interaction) -> ReminderBook:
    return host(interaction).services.reminders


ROUTES = (
    reminders_of.to(_show),
    remind_in.to(_remind_in),
    remind_when.to(_open_form),
    remind_set.to(_from_form),
    remind_drop.to(_drop),
    reminder_done.to(_done),
    reminder_later.to(_later),
)
