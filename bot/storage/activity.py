"""Remembers the day on which members last used what is stored, so that what nobody uses can be deleted."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import StorageUnavailable
from bot.storage.database import Database
from bot.storage.tables import JobCounter


@asynccontextmanager
async def used(database: Database, member_id: int, today: dt.date) -> AsyncIterator[AsyncSession]:
    """One transaction for what the member asked for.

    That they did is noted once a day, and afterwards, where it can neither hold up nor spoil what they asked
    for: from a full disk a list can be read, and nothing can be written there.
    """
    mine = JobCounter.member_id == member_id
    async with database.session() as session:
        yield session
        last = await session.scalar(select(JobCounter.last_used).where(mine))
    if last is not None and last < today:
        with contextlib.suppress(StorageUnavailable):  # the next use notes it
            async with database.session() as session:
                await session.execute(
                    update(JobCounter).where(mine, JobCounter.last_used < today).values(last_used=today)
                )
