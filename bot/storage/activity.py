"""Remembers the day on which members last used what is stored, so that what nobody uses can be deleted."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import Update, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import StorageUnavailable
from bot.storage.database import LOOKING, Database
from bot.storage.tables.members import ActiveMember


@asynccontextmanager
async def reading(
    database: Database, member_id: int, today: dt.date, patience: float = LOOKING
) -> AsyncIterator[AsyncSession]:
    """One transaction for what the member wants to see, which waits for no change of others.

    That they did is noted once a day, and aside, where it can neither hold up nor spoil what they asked for:
    from a full disk a list can be read, and nothing can be written there.
    """
    async with database.reading(patience) as session:
        yield session
        last = await session.scalar(select(ActiveMember.last_used).where(ActiveMember.member_id == member_id))
    if last is not None and last < today:
        database.aside(_note(database, member_id, today))


@asynccontextmanager
async def used(database: Database, member_id: int, today: dt.date) -> AsyncIterator[AsyncSession]:
    """One transaction for a change of what the member has stored, the day of it included."""
    async with database.session() as session:
        await session.execute(_noted(member_id, today))
        yield session


@asynccontextmanager
async def storing(database: Database, member_id: int, today: dt.date) -> AsyncIterator[AsyncSession]:
    """One transaction for storing something new about the member.

    It holds the member to its end, so that two of them come one after the other, and a deletion before or
    after and not between.
    """
    entry = database.insert(ActiveMember).values(member_id=member_id, last_used=today)
    known = entry.on_conflict_do_update(index_elements=["member_id"], set_={"last_used": today})
    async with database.session() as session:
        await session.execute(known)
        yield session


async def _note(database: Database, member_id: int, today: dt.date) -> None:
    with contextlib.suppress(StorageUnavailable):  # the next use notes it
        async with database.session() as session:
            await session.execute(_noted(member_id, today))


def _noted(member_id: int, today: dt.date) -> Update:
    which = (ActiveMember.member_id == member_id, ActiveMember.last_used < today)
    return update(ActiveMember).where(*which).values(last_used=today)
