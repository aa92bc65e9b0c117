"""Saved jobs in SQL: fulfils the JobStore protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.model import JobDraft, SavedJob
from bot.storage.activity import used
from bot.storage.database import Database
from bot.storage.tables import JobCounter, JobRow

ROWS = 100


class SqlJobStore:
    """Keeps every member's job links; one call is one transaction.

    Args:
        database: an open database with the current schema.
        now: the clock, in UTC.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._now = now

    async def add(self, member_id: int, draft: JobDraft, limit: int) -> SavedJob | None:
        """Store the draft under the member's next number; None where the member's list is full."""
        async with self._database.session() as session:
            # Taking the number first locks the member's counter, so two saves cannot both pass the limit.
            number = await self._next_number(session, member_id)
            count = select(func.count()).select_from(JobRow).where(JobRow.member_id == member_id)
            if (await session.execute(count)).scalar_one() >= limit:
                await session.rollback()
                return None
            row = JobRow(
                member_id=member_id,
                number=number,
                url=draft.url,
                original_url=draft.original_url,
                title=draft.title,
                company=draft.company,
                saved_at=self._now(),
            )
            session.add(row)
            await session.flush()
            return _job(row)

    async def of_member(self, member_id: int) -> Sequence[SavedJob]:
        """All of the member's jobs, newest first."""
        # In parts, since making thousands of rows at once would hold up everybody else.
        rows = select(JobRow).where(JobRow.member_id == member_id).order_by(JobRow.number.desc())
        async with used(self._database, member_id, self._now().date()) as session:
            parts = await session.stream_scalars(rows.execution_options(yield_per=ROWS))
            return [_job(row) async for row in parts]

    async def remove(self, member_id: int, number: int) -> SavedJob | None:
        """Delete the member's job of that number and return it."""
        async with used(self._database, member_id, self._now().date()) as session:
            row = await session.get(JobRow, (member_id, number))
            if row is None:
                return None
            await session.delete(row)
            return _job(row)

    async def _next_number(self, session: AsyncSession, member_id: int) -> int:
        # Only the dialect in use: the other one costs 2 MB of memory.
        dialect: Any = import_module(f"sqlalchemy.dialects.{self._database.engine.dialect.name}")
        today = self._now().date()
        statement = (
            dialect.insert(JobCounter)
            .values(member_id=member_id, last_number=1, last_used=today)
            .on_conflict_do_update(
                index_elements=[JobCounter.member_id],
                set_={"last_number": JobCounter.last_number + 1, "last_used": today},
            )
            .returning(JobCounter.last_number)
        )
        return int((await session.execute(statement)).scalar_one())


def _job(row: JobRow) -> SavedJob:
    return SavedJob(
        row.number, row.member_id, row.url, row.original_url, row.title, row.company, row.saved_at
    )
