"""The reminders of jobs as rows: read with the jobs, stored with those of a file, and gone with them."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.model import Reminder
from bot.storage.tables.jobs import JobRow
from bot.storage.tables.reminders import JobReminder

REMINDER = JobReminder.__table__.c
# To come, or to be told of.
OPEN = or_(REMINDER.try_at.is_not(None), REMINDER.missed_at.is_not(None))


def reminder(row: JobReminder) -> Reminder:
    """What the row says."""
    return Reminder(row.key, row.member_id, row.job, row.due_at, row.text, row.missed_at is not None)


def new(owner: int, job: int, due_at: dt.datetime, text: str) -> JobReminder:
    """A row of a new reminder; a key of chance names no other one, not even one that was deleted."""
    key = secrets.randbelow(2**31 - 1) + 1
    return JobReminder(member_id=owner, key=key, job=job, text=text, due_at=due_at, try_at=due_at, tries=0)


async def reminders(
    session: AsyncSession, owner: int, jobs: Iterable[int] | None = None
) -> Mapping[int, tuple[Reminder, ...]]:
    """The member's open reminders by the numbers of their jobs, the next one first; None means all jobs."""
    which = and_(REMINDER.member_id == owner, OPEN)
    if jobs is not None:
        which = and_(which, REMINDER.job.in_(list(jobs)))
    found: dict[int, tuple[Reminder, ...]] = {}
    for row in await session.scalars(
        select(JobReminder).where(which).order_by(REMINDER.due_at, REMINDER.key)
    ):
        found[row.job] = (*found.get(row.job, ()), reminder(row))
    return found


async def waiting(session: AsyncSession, owner: int) -> int:
    """How many of the member's reminders are to come."""
    which = and_(REMINDER.member_id == owner, REMINDER.try_at.is_not(None))
    return await session.scalar(select(func.count()).select_from(JobReminder).where(which)) or 0


def next_of_job() -> ColumnElement[Any]:
    """When the next reminder of a job is due, beside the job in a query; NULL for never."""
    same = (REMINDER.member_id == JobRow.member_id, REMINDER.job == JobRow.number)
    return select(func.min(REMINDER.due_at)).where(*same, OPEN).correlate(JobRow).scalar_subquery()


async def forget(session: AsyncSession, jobs: Select[tuple[int, int]]) -> None:
    """Delete the reminders of jobs, which are named by member and number."""
    await session.execute(delete(JobReminder).where(tuple_(REMINDER.member_id, REMINDER.job).in_(jobs)))


def here(owner: int, key: int) -> ColumnElement[bool]:
    """The member's reminder of that key."""
    return and_(REMINDER.member_id == owner, REMINDER.key == key)
