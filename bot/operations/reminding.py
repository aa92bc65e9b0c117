"""Sends members their reminders as direct messages, whenever a bot is joined."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import discord

from bot.client import CareerBot
from bot.errors import StorageUnavailable, trace
from bot.jobs.reminders import Due, Outcome, ReminderBook
from bot.operations.beside import beside
from bot.storage.failures import reason
from bot.ui.cards.jobs.reminders import due_card
from bot.ui.host import now

log = logging.getLogger(__name__)

# Seconds between two looks for what is due: clocks jump, and another process may have been told of more.
SHORTEST, LONGEST = 1.0, 30.0
# Seconds for one attempt; less than a process holds a reminder for itself.
SENDING = 30.0


@asynccontextmanager
async def reminding(book: ReminderBook, joined: Sequence[CareerBot]) -> AsyncIterator[None]:
    """Send what is due beside the block.

    Args:
        book: knows what is due.
        joined: the bot of the moment, or none yet.
    """
    async with beside(asyncio.create_task(_for_ever(book, joined), name="reminders")):
        yield


async def send_due(book: ReminderBook, bot: CareerBot) -> None:
    """Send all that is due, one after the other, the oldest first.

    Raises:
        StorageUnavailable: the database is busy or out of reach; what was sent is not sent again.
    """
    while _can_send(bot) and await book.deliver(partial(_send, bot)):
        pass


async def _for_ever(book: ReminderBook, joined: Sequence[CareerBot]) -> None:
    while True:
        pause = SHORTEST
        try:
            if joined and _can_send(joined[0]):
                await send_due(book, joined[0])
                pause = await book.pause(SHORTEST, LONGEST)
        except StorageUnavailable as error:
            pause = LONGEST
            log.warning("Reminders have to wait (%s)", reason(error))
        except Exception as error:
            pause = LONGEST
            log.error("Reminders could not be sent\n%s", trace(error))
        await asyncio.sleep(pause)


def _can_send(bot: CareerBot) -> bool:
    return bot.is_ready() and not bot.is_closed()


async def _send(bot: CareerBot, due: Due) -> Outcome:
    """One attempt; what Discord refuses for good is not tried again, since that counts against the bot."""
    try:
        async with asyncio.timeout(SENDING):
            channel = await bot.create_dm(discord.Object(due.reminder.owner))
            await channel.send(view=due_card(due, now()), nonce=due.nonce)
    except (discord.Forbidden, discord.NotFound):
        return Outcome.REFUSED
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        log.info("A reminder is tried again later (%s)", type(error).__name__)
        return Outcome.LATER
    return Outcome.SENT
