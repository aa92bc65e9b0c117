"""Saved jobs in SQL: fulfils the JobStore and PersonalData protocols."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.model import JobDraft, SavedJob
from bot.storage.database import Database
from bot.storage.tables import JobCounter, JobRow

ROWS = 100


class SqlJobStore:
    """Keeps every member's job links; one call is one transaction.

    Args:
        database: an open database with the current schema.
        now: the clock, in UTC.
    """

    title = "Saved job links"

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
        async with self._database.session() as session:
            parts = await session.stream_scalars(rows.execution_options(yield_per=ROWS))
            return [_job(row) async for row in parts]

    async def remove(self, member_id: int, number: int) -> SavedJob | None:
        """Delete the member's job of that number and return it."""
        async with self._database.session() as session:
            row = await session.get(JobRow, (member_id, number))
            if row is None:
                return None
            await session.delete(row)
            return _job(row)

    async def export(self, member_id: int) -> Sequence[Mapping[str, object]]:
        """Every field of the member's jobs, oldest first."""
        jobs = await self.of_member(member_id)
        return [
            {
                "number": job.number,
                "url": job.url,
                "original_url": job.original_url,
                "title": job.title,
                "company": job.company,
                "saved_at": job.saved_at.isoformat(),
            }
            for job in reversed(jobs)
        ]

    async def erase(self, member_id: int) -> int:
        """Delete all rows of the member and the counter, from the files too; how many jobs there were."""
        async with self._database.session() as session:
            gone = await session.execute(
                delete(JobRow).where(JobRow.member_id == member_id).returning(JobRow.number)
            )
            count = len(gone.all())
            await session.execute(delete(JobCounter).where(JobCounter.member_id == member_id))
        await self._database.forget_deleted()
        return count

    async def _next_number(self, session: AsyncSession, member_id: int) -> int:
        # Only the dialect in use: the other one costs 2 MB of memory.
        dialect: Any = import_module(f"sqlalchemy.dialects.{self._database.engine.dialect.name}")
        statement = (
            dialect.insert(JobCounter)
            .values(member_id=member_id, last_number=1)
            .on_conflict_do_update(
                index_elements=[JobCounter.member_id], set_={"last_number": JobCounter.last_number + 1}
            )
            .returning(JobCounter.last_number)
        )
        return int((await session.execute(statement)).scalar_one())


def _job(row: JobRow) -> SavedJob:
    return SavedJob(
        row.number, row.member_id, row.url, row.original_url, row.title, row.company, row.saved_at
    )
