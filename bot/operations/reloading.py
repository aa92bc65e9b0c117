"""Watches the knowledge folder beside the running bot, and looks at it when told to."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.library.reading import ReadingFailed
from bot.library.reloading import Reloading

log = logging.getLogger(__name__)

ROUND = 20.0
"""Seconds between two looks of every process, where the system tells nothing of changes."""
AGAIN = 1.0
"""Seconds until a folder that is away, or cannot be watched, is watched again."""
# In milliseconds; at least once a second it is asked whether the folder is still the same.
WATCHED: Any = {"watch_filter": None, "debounce": 400, "rust_timeout": 1000, "yield_on_timeout": True}


@asynccontextmanager
async def reloading(what: Reloading, leisure: asyncio.Event | None) -> AsyncIterator[None]:
    """Take over changed files while the block runs.

    Args:
        what: looks at the files.
        leisure: nothing is watched until it is set, so that it delays no start; None lets it begin at once.
    """
    tasks = [asyncio.create_task(work(what, leisure)) for work in (_watch, _look)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def when_told_to_reload(act: Callable[[], object]) -> None:
    """Call ``act`` in the running loop at SIGHUP; in a terminal that means its closing, and ends the bot."""
    if hasattr(signal, "SIGHUP") and not (sys.stdin and sys.stdin.isatty()):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, act)


async def _look(what: Reloading, leisure: asyncio.Event | None) -> None:
    """Look at each change, and now and then: other processes and folders of a network tell of none."""
    if leisure:
        await leisure.wait()
    while True:
        closely = what.wanted.is_set()
        what.wanted.clear()
        try:
            await what.look(closely=closely)
        except ReadingFailed:
            log.error("Reading the knowledge ended early; the answers stay as they were")
        except Exception:
            log.exception("The knowledge could not be read; the answers stay as they were")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(what.wanted.wait(), ROUND)


async def _watch(what: Reloading, leisure: asyncio.Event | None) -> None:
    """Tell of every change; a folder that went away, or another in its place, is watched again."""
    if leisure:
        await leisure.wait()
    from watchfiles import awatch  # few starts have a moment for it

    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    while True:
        place = await asyncio.to_thread(_place, what.folder)
        with contextlib.suppress(OSError):  # away, or more than the system watches: the next look finds it
            async for changes in awatch(what.folder, **WATCHED):
                if changes:
                    what.wanted.set()
                if place != await asyncio.to_thread(_place, what.folder):
                    break
        await asyncio.sleep(AGAIN)
        if place != await asyncio.to_thread(_place, what.folder):
            what.wanted.set()


def _place(folder: Path) -> tuple[int, int] | None:
    """What stands at a path: another folder may be put there."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
