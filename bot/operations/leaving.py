"""Ends a bot in good order: when told to, no new questions, the answers at hand finished, then closed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable

import discord

log = logging.getLogger(__name__)

# Seconds for the answers at hand and for Discord's farewell, within the ten that a container gets.
GRACE = 3.0

# How discord.py names its tasks for events, slash commands, buttons and forms.
HANDLERS = ("discord.py: ", "CommandTree-", "discord-ui-")

# SIGHUP comes when the terminal is closed; Windows has none.
STOPS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]


def when_told_to_stop(act: Callable[[], object]) -> None:
    """Call ``act`` in the running loop at a signal to stop; a signal that is ignored (nohup) stays so."""
    loop = asyncio.get_running_loop()
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            with contextlib.suppress(NotImplementedError):  # Windows knows no such handlers
                loop.add_signal_handler(number, act)


async def leave(bot: discord.AutoShardedClient, grace: float = GRACE) -> None:
    """Close every gateway connection with 1000, let running answers end, close the rest.

    Args:
        bot: is closed afterwards.
        grace: seconds; what is not done by then is cut off.
    """
    farewells = [asyncio.ensure_future(shard.disconnect()) for shard in bot.shards.values()]
    work = [task for task in asyncio.all_tasks() if task.get_name().startswith(HANDLERS)]
    if farewells or work:
        _, unfinished = await asyncio.wait({*farewells, *work}, timeout=grace)
        for task in unfinished:
            log.warning("Cut off on leaving: %s", task.get_name())
            task.cancel()
    await bot.close()
