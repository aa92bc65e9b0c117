"""Closes several of a member's jobs at one moment, by which all of that can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from sqlalchemy import and_, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.model import OPEN, Closed, Status
from bot.storage.finding import ROW, mine
from bot.storage.tables.jobs import JobRow, JobStep

STEP = JobStep.__table__.c


async def close(
    session: AsyncSession, owner: int, numbers: Collection[int], status: Status, now: dt.datetime
) -> Closed:
    """Move those of the jobs that are there and open."""
    which = and_(mine(owner), ROW.number.in_(numbers), ROW.status.in_(OPEN))
    rows = (await session.scalars(select(JobRow).where(which).order_by(ROW.number).with_for_update())).all()
    steps = await _steps(session, owner, [row.number for row in rows])
    for row in rows:
        known = steps.get(row.number, ())
        moves = [(status, now)]
        # A file of others says where a job is, but not that it moved there: an undo has to know.
        if row.status != (known[-1].status if known else Status.SAVED):
            moves.insert(0, (Status(row.status), row.updated_at or row.saved_at))
        for number, (to, at) in enumerate(moves, len(known) + 1):
            session.add(JobStep(member_id=owner, job=row.number, number=number, status=to, at=at))
        row.status, row.updated_at = status, now
    return Closed([row.number for row in rows], now)


async def reopen(session: AsyncSession, owner: int, at: dt.datetime, now: dt.datetime) -> Sequence[int]:
    """Take the moves of that moment back where no other came after, and the status before it."""
    moved = select(STEP.job).where(STEP.member_id == owner, STEP.at == at)
    which = and_(mine(owner), ROW.number.in_(moved))
    rows = (await session.scalars(select(JobRow).where(which).order_by(ROW.number).with_for_update())).all()
    steps = await _steps(session, owner, [row.number for row in rows])
    back = [row for row in rows if steps[row.number][-1].at == at]
    for row in back:
        before = steps[row.number][:-1]
        row.status, row.updated_at = before[-1].status if before else Status.SAVED, now
    taken = and_(STEP.member_id == owner, STEP.at == at, STEP.job.in_([row.number for row in back]))
    await session.execute(delete(JobStep).where(taken))
    return [row.number for row in back]


async def _steps(session: AsyncSession, owner: int, jobs: Collection[int]) -> dict[int, list[JobStep]]:
    """The moves of several jobs, each in their order."""
    found: dict[int, list[JobStep]] = {}
    which = and_(STEP.member_id == owner, STEP.job.in_(jobs))
    for step in await session.scalars(select(JobStep).where(which).order_by(STEP.job, STEP.number)):
        found.setdefault(step.job, []).append(step)
    return found
