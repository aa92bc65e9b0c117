"""A simulated server with one channel and two people, shown in a page on this machine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import simcord

from bot.client import CareerBot
from bot.preview.door import Door
from bot.preview.mends import kept_fresh, mend_env, mend_preview
from bot.preview.people import Person, make_people
from bot.ui.cards.welcome import help_card
from bot.ui.host import today

BOT_NAME = "CareerGuide"
GUILD_ID = 1000
PATIENCE = 60.0
"""Seconds in which a reply must be done: one with pictures starts a process, and the machine may be busy."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page while it is served."""

    preview: simcord.Preview
    door: Door
    port: int


@asynccontextmanager
async def open_page(bot: CareerBot, port: int, *, dm: bool) -> AsyncIterator[Page]:
    """Serve the page; another port than the one asked for where that one is not to be had.

    Args:
        bot: answers in it.
        port: 0 takes any that is free.
        dm: show a direct message with the bot instead of a channel.
    """
    # Parts of it are private, and pinned for that reason.
    env: Any = simcord.Env(bot, check_errors=False, settle_timeout=PATIENCE)
    users = make_people(env)
    guild = env.create_guild("Career Corner", id=GUILD_ID, owner=users[0])
    mend_env(env)
    await env.start()
    try:
        await bot.tree.sync()
        for home in bot.homes:
            await bot.tree.sync(guild=home)
        await env.bot.user.edit(username=BOT_NAME)
        topic = f"Type @{BOT_NAME} and a question, or /"
        room = users[0].dm_channel if dm else guild.create_text_channel("ask-a-senior", topic=topic)
        for user in users[1:]:  # the first owns the server, and so may use what moderators may
            guild.add_member(user)
        people = users[:1] if dm else [Person(env, guild, user) for user in users]
        await _greet(bot, room.id)
        async with AsyncExitStack() as stack:
            page = await _entered(stack, env, room, people, port)
            await stack.enter_async_context(kept_fresh(env, page.preview))
            yield page
    finally:
        await env.shutdown()


async def _greet(bot: CareerBot, room_id: int) -> None:
    """What somebody sees first: what the bot is for, and three questions that a click asks."""
    card = help_card(bot.services.library.view(today()))
    await bot.get_partial_messageable(room_id).send(view=card)


async def _entered(stack: AsyncExitStack, env: Any, room: Any, people: Any, port: int) -> Page:
    preview = env.preview(room, viewers=people, layout="channel", port=port or None)
    mend_preview(preview)
    door = Door(preview)
    try:
        await stack.enter_async_context(preview)
    except simcord.SetupError as error:
        if not (port and isinstance(error.__cause__, OSError)):
            raise
        return await _entered(stack, env, room, people, 0)
    return Page(preview, door, preview._server.port)
