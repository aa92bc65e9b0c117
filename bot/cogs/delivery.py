"""Sends what the bot has to say: replies in channels, and private or public answers to interactions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

import aiohttp
import discord

from bot.ui.cards.card import Card
from bot.ui.host import Interaction

log = logging.getLogger(__name__)

T = TypeVar("T")

# Seconds for which an answer may take its time: Discord waits three for a first word.
HOLD = 2.0
# Seconds before the second and third attempt of a send that Discord or the network lost.
PAUSES = (0.5, 1.5)


async def post(question: discord.Message, *, attempts: int = 3, **content: Any) -> None:
    """Reply to a message; silent where the bot may not write.

    discord.py retries neither a 503 nor a reset connection. The question's id is the nonce of every attempt,
    so that Discord drops the second of two sends that both came through.

    Raises:
        discord.HTTPException, aiohttp.ClientError, OSError: no attempt came through.
    """
    rights = _rights(question)
    if not rights.send_messages:
        return
    if rights.read_message_history:
        content["reference"] = question.to_reference(fail_if_not_exists=False)
    content["nonce"] = question.id
    for pause in (*PAUSES[: attempts - 1], None):
        try:
            await question.channel.send(**content)
        except discord.Forbidden:
            # The id of a direct channel would be as good as its member's.
            place = f"channel {question.channel.id}" if question.guild else "a direct message"
            log.info("No right to answer in %s", place)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if pause is None or not _passing(error):
                raise
            await asyncio.sleep(pause)
            continue
        return


async def show(
    interaction: Interaction, card: Card, *, private: bool = True, files: Sequence[discord.File] = ()
) -> None:
    """Answer an interaction with a new message; one that was deferred gets it in the place kept for it.

    Args:
        interaction: the command or click.
        card: what to show.
        private: whether nobody else sees it.
        files: what the card shows or offers.
    """
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card, attachments=files)
    else:
        await interaction.response.send_message(view=card, ephemeral=private, files=files)


async def redraw(interaction: Interaction, card: Card) -> None:
    """Put another card in the place of the one that was clicked, and of the pictures on it."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card, attachments=[])
    else:
        await interaction.response.edit_message(view=card, attachments=[])


async def keep_place(interaction: Interaction) -> None:
    """Keep a private place for an answer that storage may hold up: Discord waits three seconds, no longer."""
    await interaction.response.defer(ephemeral=True, thinking=True)


async def in_time(interaction: Interaction, work: Coroutine[Any, Any, T]) -> T:
    """What the work gives; where it has to wait, a place for its answer is kept meanwhile."""
    task = asyncio.ensure_future(work)
    age = (discord.utils.utcnow() - interaction.created_at).total_seconds()
    try:
        done, _ = await asyncio.wait({task}, timeout=HOLD - min(max(age, 0.0), HOLD))
        if not done:
            await _hold(interaction)
    except BaseException:
        task.cancel()  # whoever asked hears nothing any more, so nothing is to be done behind their back
        raise
    return await task


async def _hold(interaction: Interaction) -> None:
    if interaction.type is discord.InteractionType.component:
        await interaction.response.defer()
    else:
        await keep_place(interaction)


def _passing(error: Exception) -> bool:
    """Whether the same send may succeed a moment later."""
    return not isinstance(error, discord.HTTPException) or error.status >= 500


def _rights(question: discord.Message) -> discord.Permissions:
    """What the bot may do where the question stands; everything where that cannot be known."""
    channel = question.channel
    me = question.guild.me if question.guild else None
    if me is None or isinstance(
        channel, discord.PartialMessageable | discord.DMChannel | discord.GroupChannel
    ):
        return discord.Permissions.all()
    try:
        rights = channel.permissions_for(me)
    except discord.ClientException:
        return discord.Permissions.all()
    if isinstance(channel, discord.Thread):
        rights.send_messages = rights.send_messages_in_threads
    return rights
