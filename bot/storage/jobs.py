"""Saved jobs in SQL: fulfils the JobStore protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.boards import boards
from bot.jobs.identity import identity
from bot.jobs.model import Posting, Saved, SavedJob
from bot.jobs.query import JobQuery, Page, place
from bot.sanitize.unseen import line
from bot.storage.activity import storing, used
from bot.storage.database import Database
from bot.storage.tables.jobs import JobCounter, JobRow

ROW = JobRow.__table__.c
# What is larger, no column can hold.
LARGEST_NUMBER = 2**31 - 1


class SqlJobStore:
    """Keeps every member's jobs; one call is one transaction.

    Args:
        database: an open database with the current schema.
        now: the clock, in UTC.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._now = now

    async def add(
        self, owner: int, posting: Posting, limit: int, *, origin: int = 0, anyway: bool = False
    ) -> Saved | None:
        """Store the posting under the member's next number, unless it, or what sent it, was there before."""
        mine = ROW.member_id == owner
        async with storing(self._database, owner, self._now().date()) as session:
            if origin and (done := await _newest(session, and_(mine, ROW.origin == origin))):
                return Saved(done)
            same = and_(mine, ROW.identity == identity(posting.url))
            if not anyway and (twin := await _newest(session, same)):
                return Saved(twin, posting)
            if await _count(session, mine) >= limit:
                await session.rollback()
                return None
            row = JobRow(member_id=owner, number=await self._next_number(session, owner))
            row.saved_at, row.origin = self._now(), origin or None
            _put(row, posting)
            session.add(row)
            await session.flush()
            return Saved(_job(row))

    async def change(self, owner: int, number: int, change: Callable[[Posting], Posting]) -> SavedJob | None:
        """Put what becomes of the member's posting in its place."""
        async with self._used(owner) as session:
            row = await _row(session, owner, number, lock=True)
            if row is None:
                return None
            _put(row, change(row.posting))
            return _job(row)

    async def page(self, owner: int, query: JobQuery) -> Page:
        """The page that is meant; the other pages' rows are counted and not read."""
        wanted = _wanted(owner, query.text)
        async with self._used(owner) as session:
            total = await _count(session, wanted)
            number, pages = place(query, total)
            rows = select(JobRow).where(wanted).order_by(ROW.number.desc())
            found = await session.scalars(rows.offset(number * query.size).limit(query.size))
            return Page([_job(row) for row in found], total, number, pages)

    async def get(self, owner: int, number: int) -> SavedJob | None:
        """The member's job of that number."""
        async with self._used(owner) as session:
            row = await _row(session, owner, number)
            return _job(row) if row else None

    async def remove(self, owner: int, number: int) -> SavedJob | None:
        """Delete the member's job of that number and return it."""
        async with self._used(owner) as session:
            row = await _row(session, owner, number)
            if row is None:
                return None
            await session.delete(row)
            return _job(row)

    def _used(self, owner: int) -> AbstractAsyncContextManager[AsyncSession]:
        return used(self._database, owner, self._now().date())

    async def _next_number(self, session: AsyncSession, owner: int) -> int:
        first = self._database.insert(JobCounter).values(member_id=owner, last_number=1)
        number = first.on_conflict_do_update(
            index_elements=["member_id"], set_={"last_number": JobCounter.last_number + 1}
        ).returning(JobCounter.last_number)
        return int((await session.execute(number)).scalar_one())


def _wanted(owner: int, text: str) -> ColumnElement[bool]:
    mine, part = ROW.member_id == owner, line(text)
    return and_(mine, _called().icontains(part, autoescape=True)) if part else mine


def _called() -> ColumnElement[str]:
    """What a list calls a job; one without a title goes by its link."""
    number = literal("#") + cast(ROW.number, String)
    return number + " " + case((ROW.title == "", ROW.url), else_=ROW.title) + ", " + ROW.company


async def _count(session: AsyncSession, which: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).select_from(JobRow).where(which)) or 0


async def _newest(session: AsyncSession, which: ColumnElement[bool]) -> SavedJob | None:
    row = await session.scalar(select(JobRow).where(which).order_by(ROW.number.desc()).limit(1))
    return _job(row) if row else None


async def _row(session: AsyncSession, owner: int, number: int, *, lock: bool = False) -> JobRow | None:
    if not 0 < number <= LARGEST_NUMBER:
        return None
    return await session.get(JobRow, (owner, number), with_for_update=lock)


def _put(row: JobRow, posting: Posting) -> None:
    """The posting with the mark by which today's rules know it."""
    row.posting, row.identity, row.rules = posting, identity(posting.url), boards().version


def _job(row: JobRow) -> SavedJob:
    return SavedJob(row.number, row.member_id, row.saved_at, row.posting)
