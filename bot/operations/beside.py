"""Lets tasks run beside a block, and ends them with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def beside(*running: asyncio.Task[None]) -> AsyncIterator[None]:
    """End these tasks for certain when the block ends.

    Args:
        running: tasks that work on the database for as long as the block lasts.
    """
    tasks = set(running)
    try:
        yield
    finally:
        while tasks:  # SQLAlchemy swallows a cancellation that comes while it closes a connection
            for task in tasks:
                task.cancel()
            _, tasks = await asyncio.wait(tasks, timeout=0.5)
