"""All that is stored under members' ids, whichever table it is in: fulfils the PersonalData protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.members.privacy import Erased
from bot.storage.activity import reading
from bot.storage.database import LOOKING, PATIENCE, Database
from bot.storage.tables import PERSONAL
from bot.storage.tables.members import ActiveMember
from bot.storage.traces import clear_traces

# Rows that are made at once: thousands would hold up everybody else.
ROWS = 100


class SqlPersonalData:
    """Tells, exports and deletes the rows of every table that has a member's id.

    Args:
        database: an open database with the current schema.
        now: the clock, in UTC.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._now = now

    async def kept(self, member_id: int) -> Mapping[str, int]:
        """How many rows the member has in each table, by the table's title."""
        async with self._reading(member_id) as session:
            return {
                str(table.info["title"]): await session.scalar(
                    select(func.count()).select_from(table).where(table.c.member_id == member_id)
                )
                or 0
                for table in PERSONAL
            }

    async def export(self, member_id: int) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Every field but the id itself, by the table's title, in the order of the keys."""
        found: dict[str, Sequence[Mapping[str, object]]] = {}
        async with self._reading(member_id, PATIENCE) as session:
            for table in PERSONAL:
                fields = [column for column in table.columns if column.name != "member_id"]
                rows = select(*fields).where(table.c.member_id == member_id).order_by(*table.primary_key)
                parts = await session.stream(rows.execution_options(yield_per=ROWS))
                found[str(table.info["title"])] = [
                    {name: _plain(value) for name, value in row._mapping.items()} async for row in parts
                ]
        return found

    async def erase(self, member_id: int) -> Erased:
        """Delete every row of the member in one transaction, then clear the files of them."""
        async with self._database.session() as session:
            await _lock(session, ActiveMember.member_id == member_id, 1)
            rows = await _delete(session, [member_id])
        return Erased(rows, await clear_traces(self._database))

    async def erase_unused(self, before: dt.date, most: int) -> int:
        """Delete all of at most so many members whose last use was before that day; how many there were."""
        async with self._database.session() as session:
            members = await _lock(session, ActiveMember.last_used < before, most)
            await _delete(session, members)
        if members:
            await clear_traces(self._database, patience=0)
        return len(members)

    def _reading(
        self, member_id: int, patience: float = LOOKING
    ) -> AbstractAsyncContextManager[AsyncSession]:
        return reading(self._database, member_id, self._now().date(), patience)


async def _lock(session: AsyncSession, which: ColumnElement[bool], most: int) -> Sequence[int]:
    """Hold the members to the end of the transaction; whatever stores begins there, so nothing slips in."""
    rows = select(ActiveMember.member_id).where(which).order_by(ActiveMember.last_used).limit(most)
    return (await session.scalars(rows.with_for_update())).all()


async def _delete(session: AsyncSession, members: Sequence[int]) -> Mapping[str, int]:
    gone = {}
    for table in PERSONAL:
        done = await session.execute(delete(table).where(table.c.member_id.in_(members)))
        gone[str(table.info["title"])] = cast(CursorResult[Any], done).rowcount
    return gone


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
