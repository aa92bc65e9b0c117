"""Reminders in SQL, each delivered by one process: fulfils the ReminderStore protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.errors import NoSuchJob, RemindersFull
from bot.jobs.model import Reminder, SavedJob, Status
from bot.jobs.reminders import Due, Outcome
from bot.storage.activity import reading, storing, used
from bot.storage.database import Database
from bot.storage.finding import ROW
from bot.storage.reminded import REMINDER, here, new, reminder, waiting
from bot.storage.tables.jobs import JobRow
from bot.storage.tables.reminders import JobReminder

# So long a process has a reminder for itself; an attempt takes less.
HOLD = dt.timedelta(seconds=60)
# Between two attempts: a minute, then twice as long each time.
FIRST_PAUSE, LONGEST_PAUSE = dt.timedelta(minutes=1), dt.timedelta(hours=1)
# After so many, about a day, the member is told at their next command instead.
TRIES = 28
# A time to be tried that is farther away was set by a clock that went wrong.
STRAY = LONGEST_PAUSE * 2
# So many a member gets in a minute, however many are overdue.
AT_ONCE, MINUTE = 5, dt.timedelta(minutes=1)
# So long one that was sent can be put off.
KEPT: Final = dt.timedelta(days=30)
LARGEST_NUMBER = 2**31 - 1


class SqlReminders:
    """Keeps every member's reminders; one call is one transaction.

    Args:
        database: an open database with the current schema.
        now: the clock, in UTC.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._now = now

    async def add(self, owner: int, job: int, due_at: dt.datetime, text: str, limit: int) -> Reminder:
        """Store a reminder of the member's job."""
        async with storing(self._database, owner, self._now().date()) as session:
            if await _job(session, owner, job) is None:
                raise NoSuchJob(job)
            if await waiting(session, owner) >= limit:
                raise RemindersFull(limit)
            row = new(owner, job, due_at, text)
            session.add(row)
            return reminder(row)

    async def put_off(self, owner: int, key: int, due_at: dt.datetime) -> Reminder | None:
        """Let the member's reminder begin anew."""
        async with used(self._database, owner, self._now().date()) as session:
            row = await _row(session, owner, key)
            if row is None:
                return None
            row.due_at = row.try_at = due_at
            row.sent_at, row.missed_at, row.tries = None, None, 0
            return reminder(row)

    async def drop(self, owner: int, key: int) -> Reminder | None:
        """Delete the member's reminder."""
        async with used(self._database, owner, self._now().date()) as session:
            row = await _row(session, owner, key)
            if row is None:
                return None
            await session.execute(delete(JobReminder).where(here(owner, key)))
            return reminder(row)

    async def missed(self, owner: int) -> Sequence[Due]:
        """What the member was not told yet, oldest first."""
        which = and_(REMINDER.member_id == owner, REMINDER.missed_at.is_not(None), _live())
        async with reading(self._database, owner, self._now().date()) as session:
            rows = await session.scalars(select(JobReminder).where(which).order_by(REMINDER.due_at))
            found = [(row, await _job(session, owner, row.job)) for row in rows.all()]
            return [_due(row, job) for row, job in found if job]

    async def told(self, owner: int, keys: Collection[int]) -> None:
        """Note that the member has seen these."""
        which = and_(REMINDER.member_id == owner, REMINDER.key.in_(keys), REMINDER.missed_at.is_not(None))
        done = update(JobReminder).where(which).values(missed_at=None, sent_at=self._now())
        async with self._database.session() as session:
            await session.execute(done)

    async def claim(self) -> Due | None:
        """Hold the row that is due longest; one that another process has at this moment is passed over."""
        now = self._now()
        which = select(JobReminder).where(_ready(now), _live(), _calm(now))
        first = which.order_by(REMINDER.due_at, REMINDER.member_id, REMINDER.key).limit(1)
        async with self._database.session() as session:
            row = await session.scalar(first.with_for_update(skip_locked=True))
            job = await _job(session, row.member_id, row.job) if row else None
            if row is None or job is None:
                return None
            row.tried_at, row.try_at, row.tries = now, now + HOLD, row.tries + 1
            return _due(row, job)

    async def settle(self, due: Due, outcome: Outcome) -> None:
        """Note the outcome, if the row still is as this process has taken it."""
        mine = and_(here(due.reminder.owner, due.reminder.key), REMINDER.try_at == due.held_until)
        async with self._database.session() as session:
            await session.execute(update(JobReminder).where(mine).values(self._outcome(due, outcome)))

    async def next_at(self) -> dt.datetime | None:
        """When the first row may be taken."""
        async with self._database.reading() as session:
            first: dt.datetime | None = await session.scalar(select(func.min(REMINDER.try_at)))
            return first

    async def unreached(self) -> Collection[int]:
        """The members with a missed reminder."""
        async with self._database.reading() as session:
            which = select(REMINDER.member_id).where(REMINDER.missed_at.is_not(None)).distinct()
            return set((await session.scalars(which)).all())

    async def forget(self) -> None:
        """Delete what was sent so long ago that nobody puts it off any more."""
        async with self._database.session() as session:
            await session.execute(delete(JobReminder).where(REMINDER.sent_at < self._now() - KEPT))

    def _outcome(self, due: Due, outcome: Outcome) -> dict[str, Any]:
        if outcome is Outcome.SENT:
            return {"try_at": None, "sent_at": self._now()}
        if outcome is Outcome.REFUSED or due.tries >= TRIES:
            return {"try_at": None, "missed_at": self._now()}
        return {"try_at": self._now() + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (due.tries - 1))}


def _ready(now: dt.datetime) -> ColumnElement[bool]:
    """Whether a row may be taken, be it that a clock that went wrong had set it too far away."""
    stray = and_(REMINDER.due_at <= now, REMINDER.try_at > now + STRAY)
    return or_(REMINDER.try_at <= now, stray)


def _live() -> ColumnElement[bool]:
    """Whether the job is there: a removed one keeps its reminders until it comes back or is deleted."""
    same = and_(ROW.member_id == REMINDER.member_id, ROW.number == REMINDER.job)
    return exists().where(same, ROW.removed_at.is_(None))


def _calm(now: dt.datetime) -> ColumnElement[bool]:
    """Whether the member got few messages in the last minute."""
    other = aliased(JobReminder)
    lately = (other.member_id == REMINDER.member_id, other.tried_at > now - MINUTE, other.tried_at <= now)
    return select(func.count()).where(*lately).correlate(JobReminder).scalar_subquery() < AT_ONCE


async def _row(session: AsyncSession, owner: int, key: int) -> JobReminder | None:
    """The member's row, held to the end, where its job is not removed."""
    which = select(JobReminder).where(here(owner, key), _live())
    return (await session.scalars(which.with_for_update())).one_or_none()


async def _job(session: AsyncSession, owner: int, number: int) -> SavedJob | None:
    if not 0 < number <= LARGEST_NUMBER:
        return None
    row = await session.get(JobRow, (owner, number))
    if row is None or row.removed_at:
        return None
    return SavedJob(row.number, owner, row.saved_at, row.posting, Status(row.status), row.updated_at)


def _due(row: JobReminder, job: SavedJob) -> Due:
    return Due(reminder(row), job, row.try_at or row.due_at, row.tries)
