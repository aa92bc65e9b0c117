"""The one gate that everything a member does goes through before any work is done for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

import discord

from bot.errors import TooFast
from bot.search.words.text import ends
from bot.servers.line import AWAY
from bot.servers.pace import ACTION, TYPING, Turn
from bot.ui import failures
from bot.ui.forms import typed
from bot.ui.host import Host, Interaction, host
from bot.ui.suggesting import suggest

# Characters of a refused text that are looked at for somebody in danger.
LOOK = 600


async def passes(interaction: Interaction) -> bool:
    """Whether work may begin for a command, a letter typed, a click or a form.

    Who has to wait is told so by a private notice or an empty list; in a flood beyond that nothing is sent
    any more, and Discord itself says that the bot does not respond.
    """
    client, member = host(interaction), interaction.user.id
    typing = interaction.type is discord.InteractionType.autocomplete
    texts = () if typing else tuple(text for _, text in typed(interaction.data))
    urgent = partial(_in_danger, client, texts) if texts else None
    cost = TYPING if typing else ACTION
    turn = client.turnstile.act(member, interaction.guild_id, time.monotonic(), cost, urgent)
    if turn is Turn.ANSWER:
        drawn = client.turnstile.drawn(member, time.monotonic())
        return await _moment(client, drawn) or _in_danger(client, texts)
    if turn is Turn.NOTICE and typing:
        await suggest(interaction, {})
    elif turn is Turn.NOTICE:
        pause = client.turnstile.pause(member, time.monotonic())
        await failures.report(TooFast(pause), partial(failures.tell, interaction))
    return False


@asynccontextmanager
async def hearing(client: Host, message: discord.Message, text: str) -> AsyncIterator[Turn]:
    """What becomes of a message that speaks to the bot by a text; the block is to send what is due."""
    urgent = partial(_in_danger, client, (text,))
    member, server = message.author.id, message.guild.id if message.guild else None
    turn = client.turnstile.hear(member, server, time.monotonic(), urgent)
    if turn is Turn.SILENCE:
        yield turn
        return
    drawn = client.turnstile.drawn(member, time.monotonic())
    async with client.channels.place(message.channel.id, drawn) as placed:
        come = placed and await _moment(client, 0.0)
        yield turn if come or (turn is Turn.ANSWER and urgent()) else Turn.SILENCE


async def _moment(client: Host, drawn: float) -> bool:
    """Wait until work may begin, so that everything else of the event loop gets its moment in between."""
    ticket = await client.line.enter(drawn)
    asyncio.get_running_loop().call_soon(client.line.leave, ticket)
    return ticket != AWAY


def _in_danger(client: Host, texts: Sequence[str]) -> bool:
    """Whether one of the texts is of somebody in danger, by what stands at its beginning and its end."""
    return any(client.services.library.in_danger(ends(text, LOOK)) for text in texts)
