"""Suggestions while a member types: bounded in text and in time, and empty where anything is in the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping
from functools import wraps
from typing import Any, TypeAlias, cast

import aiohttp
import discord
from discord import app_commands

from bot.errors import StorageUnavailable
from bot.sanitize.markdown import plain
from bot.ui import failures
from bot.ui.host import Interaction

# Characters that are looked at: a name is shorter, and a question that is written out needs no suggestion.
LONGEST = 100
# Discord waits three seconds for suggestions; who types has gone on long before.
SECONDS = 1.5
# Discord shows so many, and so many characters of each.
MOST, LENGTH = 25, 100

Suggestions: TypeAlias = Mapping[str, str]
"""What is shown for each value that the command would get, best first."""

Work: TypeAlias = Coroutine[Any, Any, Suggestions]
Choices: TypeAlias = list[app_commands.Choice[str]]


def suggesting(
    work: Callable[[Any, Interaction, str], Work],
) -> Callable[[Any, Interaction, str], Coroutine[Any, Any, Choices]]:
    """Guard an autocomplete function, which says what it suggests for the text that was typed so far.

    It answers by itself: what goes wrong in discord.py's own answer is logged with the member's id.
    """

    @wraps(work)
    async def guarded(cog: Any, interaction: Interaction, text: str) -> Choices:
        suggestions: Suggestions = {}
        try:
            suggestions = await _in_time(work(cog, interaction, text[:LONGEST]))
        except StorageUnavailable:
            pass  # a list of suggestions has no room for words; the command itself will say it
        except Exception as error:
            failures.record(error)
        if not await suggest(interaction, suggestions):
            raise asyncio.CancelledError  # an end of which discord.py says nothing
        return []  # it is answered already

    return guarded


async def offers(interaction: Interaction) -> bool:
    """Whether discord.py may go on with a command, or with a text that this version has suggestions for.

    What Discord still has of another version gets an empty list: no sentence can answer a letter, and
    discord.py would log the member's id for each.
    """
    if interaction.type is not discord.InteractionType.autocomplete:
        return True
    command, data = interaction.command, cast(Any, interaction.data)
    if isinstance(command, app_commands.Command):
        known = {each.display_name for each in command.parameters if each.autocomplete}
        for option in _typing(data.get("options")):
            if option["name"] in known and isinstance(option.get("value"), str):
                return True
    await suggest(interaction, {})
    return False


def _typing(options: Any) -> Iterator[Any]:
    """The option, within whatever group, that is being typed into."""
    for option in options or ():
        if option.get("focused"):
            yield option
        yield from _typing(option.get("options"))


def fitting(suggestions: Suggestions, text: str) -> Suggestions:
    """Those whose name has the text in it, in whatever case."""
    wanted = text.strip().casefold()
    return {value: name for value, name in suggestions.items() if wanted in name.casefold()}


async def suggest(interaction: Interaction, suggestions: Suggestions) -> bool:
    """Send suggestions; False where they came too late or got lost, which the next letter makes good."""
    shown = list(suggestions.items())[:MOST]
    choices = [app_commands.Choice(name=plain(name, LENGTH), value=value) for value, name in shown]
    try:
        await interaction.response.autocomplete(choices)
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        return False
    return True


async def _in_time(work: Work) -> Suggestions:
    """What the work gives, or nothing where it takes too long.

    The work is left to its own end: a database that froze would hold up its cancelling as well.
    """
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=SECONDS)
    if not done:
        task.add_done_callback(_unheard)
        task.cancel()
    return task.result() if done else {}


def _unheard(task: asyncio.Task[Suggestions]) -> None:
    """Take note of how late work ended, which nobody waits for any more."""
    if not task.cancelled():
        task.exception()
