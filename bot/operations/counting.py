"""Stores now and then what was counted, so that no answer waits for the database."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import StorageUnavailable
from bot.storage.failures import reason
from bot.usage.counts import Usage

log = logging.getLogger(__name__)

# Seconds between two times; what is counted since the last is lost when the machine fails.
PAUSE = 60.0


@asynccontextmanager
async def counting(usage: Usage) -> AsyncIterator[None]:
    """Store the counts beside the block, and the last of them at its end."""
    task = asyncio.create_task(_often(usage), name="counts")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await _store(usage)


async def _often(usage: Usage) -> None:
    while True:
        await asyncio.sleep(PAUSE)
        await _store(usage)


async def _store(usage: Usage) -> None:
    try:
        await usage.flush()
    except StorageUnavailable as error:
        log.warning("The counts of answers have to wait (%s)", reason(error))
    except Exception:
        log.exception("The counts of answers could not be stored")
