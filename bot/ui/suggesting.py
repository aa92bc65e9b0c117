"""Suggestions while a member types: bounded in text and in time, and empty where anything is in the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from functools import wraps
from typing import Any, TypeAlias

import aiohttp
import discord
from discord import app_commands

from bot.errors import StorageUnavailable
from bot.ui import failures
from bot.ui.host import Interaction

# Characters that are looked at: a name is shorter, and a question that is written out needs no suggestion.
LONGEST = 100
# Discord waits three seconds for suggestions; who types has gone on long before.
SECONDS = 1.5

Choices: TypeAlias = list[app_commands.Choice[str]]
Work: TypeAlias = Coroutine[Any, Any, Choices]
Suggest: TypeAlias = Callable[[Any, Interaction, str], Work]


def suggesting(work: Suggest) -> Suggest:
    """Guard an autocomplete function.

    It answers by itself: what goes wrong in discord.py's own answer is logged with the member's id.
    """

    @wraps(work)
    async def guarded(room: Any, interaction: Interaction, text: str) -> Choices:
        try:
            choices = await _in_time(work(room, interaction, text[:LONGEST]))
        except StorageUnavailable:
            choices = []  # a list of suggestions has no room for words; the command itself will say it
        except Exception as error:
            failures.record(error)
            choices = []
        if not await suggest(interaction, choices):
            raise asyncio.CancelledError  # an end of which discord.py says nothing
        return choices

    return guarded


async def suggest(interaction: Interaction, choices: Sequence[app_commands.Choice[str]]) -> bool:
    """Send suggestions; False where they came too late or got lost, which the next letter makes good."""
    try:
        await interaction.response.autocomplete(choices)
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        return False
    return True


async def _in_time(work: Work) -> Choices:
    """What the work gives, or nothing where it takes too long.

    The work is left to its own end: a database that froze would hold up its cancelling as well.
    """
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=SECONDS)
    if not done:
        task.add_done_callback(_unheard)
        task.cancel()
    return task.result() if done else []


def _unheard(task: asyncio.Task[Choices]) -> None:
    """Take note of how late work ended, which nobody waits for any more."""
    if not task.cancelled():
        task.exception()
