"""Keeps the bot joined to Discord: starts it again with growing pauses, and ends it on request."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
import random
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import discord

from bot import private
from bot.client import CareerBot
from bot.errors import SettingsError
from bot.operations.leaving import leave

log = logging.getLogger(__name__)

# The longest pause (s): with full jitter some 200 tries a day; Discord resets the token after 1,000.
LONGEST_PAUSE = 900.0
# Bytes of the note of what was registered.
LARGEST_MARK = 10_000
# Joined for this long (in seconds), the next failure counts as the first again.
STEADY = 300.0

REFUSED = "DISCORD_TOKEN: Discord refuses this token; copy a new one into .env"
INTENTS = "Discord refuses an intent; check the Bot page of your application"
SHARDS = "SHARD_COUNT: Discord refuses this number; leave it empty to let Discord choose"

# Close codes of the gateway after which trying again is useless.
FINAL = {
    4004: REFUSED,
    4010: SHARDS,
    4011: SHARDS,
    4012: "Discord refuses the gateway's version; update the bot",
    4013: INTENTS,
    4014: INTENTS,
}

OUTAGES = (OSError, aiohttp.ClientError, asyncio.TimeoutError, discord.DiscordException)

INVITE_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    embed_links=True,
    attach_files=True,
)


async def stay_joined(
    create: Callable[[], CareerBot],
    token: str,
    on_login: Callable[[CareerBot], Awaitable[None]],
    stop: asyncio.Event,
) -> None:
    """Run bots made by ``create``, one after the other, until ``stop`` is set.

    Args:
        create: makes a bot; a closed one cannot be used again.
        token: Discord's token; never logged.
        on_login: called when Discord has accepted the token, before the gateway is joined.
        stop: ends the running bot; the gateway is closed in good order.

    Raises:
        SettingsError: Discord refuses the token, an intent or the shards; trying again would be useless.
    """
    failures = 0
    while not stop.is_set():
        began = time.monotonic()
        try:
            await _until_stopped(create(), token, on_login, stop)
        except discord.LoginFailure:
            raise SettingsError(REFUSED) from None
        except discord.PrivilegedIntentsRequired:
            raise SettingsError(INTENTS) from None
        except OUTAGES as error:
            if isinstance(error, discord.ConnectionClosed) and error.code in FINAL:
                raise SettingsError(FINAL[error.code]) from None
            log.warning("Discord is out of reach or the connection broke: %s", _outline(error))
        except Exception:
            log.exception("The bot broke and is started again")
        failures = 1 if time.monotonic() - began > STEADY else failures + 1
        await _pause(failures, stop)


async def _until_stopped(
    bot: CareerBot, token: str, on_login: Callable[[CareerBot], Awaitable[None]], stop: asyncio.Event
) -> None:
    async with bot:
        running = asyncio.ensure_future(_join(bot, token, on_login))
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()
            return
        await leave(bot)
        running.cancel()
        await asyncio.wait({running}, timeout=1)


async def _join(bot: CareerBot, token: str, on_login: Callable[[CareerBot], Awaitable[None]]) -> None:
    await bot.login(token)
    await on_login(bot)
    await bot.connect()


def pause(failures: int, jitter: float) -> float:
    """Seconds to wait after so many failures in a row; ``jitter`` in [0, 1] spreads them over all bots."""
    return jitter * min(LONGEST_PAUSE, 2.0 ** min(failures, 20))


async def _pause(failures: int, stop: asyncio.Event) -> None:
    if stop.is_set():
        return
    seconds = pause(failures, random.random())  # noqa: S311 (jitter, no secret)
    log.info("Trying again in %.0f s", seconds)
    with contextlib.suppress(TimeoutError):  # not told to stop meanwhile
        await asyncio.wait_for(stop.wait(), seconds)


def _outline(error: BaseException) -> str:
    """What an operator can use of an outage; an error's own words may quote a request."""
    status = f" {error.status}" if isinstance(error, discord.HTTPException) else ""
    code = f" {error.code}" if isinstance(error, discord.ConnectionClosed) else ""
    return type(error).__name__ + status + code


def invite(bot: CareerBot) -> str:
    """The address that adds the bot to a server, with the scopes and permissions that it needs."""
    return discord.utils.oauth_url(
        bot.application_id or 0, permissions=INVITE_PERMISSIONS, scopes=("bot", "applications.commands")
    )


async def sync_commands(bot: CareerBot, data_dir: Path, *, force: bool = False) -> bool:
    """Register the slash commands where they differ from what was registered last; whether it did.

    Only the process with shard 0 registers, so that several processes do it once.
    """
    if bot.shard_ids and 0 not in bot.shard_ids:
        return False
    mark = data_dir / "commands.sha256"
    digest, homes = _wanted(bot), frozenset(home.id for home in bot.homes)
    before, left = _registered(mark)
    if not force and (before, left) == (digest, homes):
        return False
    await bot.tree.sync()
    for server in sorted(homes | left):  # one that is no home any more loses its commands
        await _sync_home(bot, server)
    try:
        private.write(mark, " ".join([digest, *map(str, sorted(homes))]).encode())
    except OSError as error:
        log.warning("%s: %s; the slash commands are registered at every start", mark, error.strerror)
    return True


def _wanted(bot: CareerBot) -> str:
    """A mark of all commands as Discord gets them."""
    every = [bot.tree.get_commands(), *(bot.tree.get_commands(guild=home) for home in bot.homes)]
    payload = [[command.to_dict(bot.tree) for command in commands] for commands in every]
    return hashlib.sha256(json.dumps([bot.application_id, payload], sort_keys=True).encode()).hexdigest()


async def _sync_home(bot: CareerBot, server: int) -> None:
    try:
        await bot.tree.sync(guild=discord.Object(server))
    except discord.Forbidden:
        log.warning("HOME_SERVERS: the bot is not in the server %d, so `/kb` is not there", server)


def _registered(mark: Path) -> tuple[str, frozenset[int]]:
    """What was registered last, and in which servers of the operator's."""
    try:
        digest, *servers = private.read(mark, LARGEST_MARK).decode().split()
        return digest, frozenset(map(int, servers))
    except (OSError, ValueError):  # registering once more does no harm
        return "", frozenset()
