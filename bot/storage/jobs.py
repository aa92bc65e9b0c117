"""Saved jobs in SQL: fulfils the JobStore protocol."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import ColumnElement, and_, delete, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.boards import boards
from bot.jobs.finding import fitting
from bot.jobs.identity import identity
from bot.jobs.model import Brought, Closed, Posting, Saved, SavedJob, Status, Step
from bot.jobs.query import JobQuery, Page, place
from bot.jobs.store import UNDO, Asking
from bot.sanitize.unseen import line
from bot.storage import asking, closing, reminded
from bot.storage.activity import reading, storing, used
from bot.storage.database import LOOKING, PATIENCE, Database
from bot.storage.finding import ROW, SPOKEN, mine, order, said, wanted
from bot.storage.tables.jobs import JobCounter, JobRow, JobSkill, JobStep

STEP, SKILL = JobStep.__table__.c, JobSkill.__table__.c
# Mark, title and company: two roles may share a link, not all three.
Name: TypeAlias = tuple[str, str, str]
# What is larger, no column can hold.
LARGEST_NUMBER = 2**31 - 1


class SqlJobStore:
    """Keeps every member's jobs; one call is one transaction.

    Args:
        database: an open database with the current schema.
        now: the clock, in UTC.
        reminders: how many may wait for one member.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime], reminders: int = 100) -> None:
        self._database = database
        self._now = now
        self._reminders = reminders

    async def add(
        self, owner: int, posting: Posting, limit: int, *, origin: int = 0, anyway: bool = False
    ) -> Saved | None:
        """Store the posting under the member's next number, unless it, or what sent it, was there before."""
        async with storing(self._database, owner, self._now().date()) as session:
            if origin and (done := await _newest(session, and_(mine(owner), ROW.origin == origin))):
                return Saved(done)
            same = and_(mine(owner), ROW.identity == identity(posting.url))
            if not anyway and (twin := await _newest(session, same)):
                return Saved(twin, posting)
            if await _count(session, mine(owner)) >= limit:
                await session.rollback()
                return None
            row = JobRow(member_id=owner, number=await self._next_number(session, owner))
            row.saved_at, row.origin, row.status = self._now(), origin or None, Status.SAVED
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
            row.updated_at = self._now()
            return await _whole(session, row)

    async def move(self, owner: int, number: int, status: Status) -> SavedJob | None:
        """Note that the member's job moved to a status; where it is there already, nothing."""
        async with storing(self._database, owner, self._now().date()) as session:
            row = await _row(session, owner, number, lock=True)
            if row is None:
                await session.rollback()
                return None
            job = await _whole(session, row)
            if job.status is status:
                return job
            row.status, row.updated_at = status, self._now()
            step = Step(len(job.steps) + 1, status, self._now())
            session.add(JobStep(member_id=owner, job=number, number=step.number, status=status, at=step.at))
            return replace(_job(row), steps=(*job.steps, step), asked=job.asked, reminders=job.reminders)

    async def ask(self, owner: int, number: int, change: Asking) -> SavedJob | None:
        """Let the member's job ask for what becomes of what it asked for."""
        async with storing(self._database, owner, self._now().date()) as session:
            row = await _row(session, owner, number, lock=True)
            if row is None:
                await session.rollback()
                return None
            job = await _whole(session, row)
            wanted = tuple(change(job.asked))
            if wanted != job.asked:
                await asking.put(session, owner, number, wanted)
            return replace(job, asked=wanted)

    async def close(self, owner: int, numbers: Collection[int], status: Status) -> Closed:
        """Move the member's open jobs of these numbers at one moment."""
        async with storing(self._database, owner, self._now().date()) as session:
            return await closing.close(session, owner, numbers, status, self._now())

    async def reopen(self, owner: int, at: dt.datetime) -> Sequence[int]:
        """Take back what was closed at that moment; nothing where it is too late."""
        if at < self._now() - UNDO:
            return ()
        async with storing(self._database, owner, self._now().date()) as session:
            return await closing.reopen(session, owner, at, self._now())

    async def page(self, owner: int, query: JobQuery) -> Page:
        """The page that is meant; the other pages' rows are counted and not read."""
        which = wanted(owner, query)
        async with self._reading(owner) as session:
            if line(query.text):
                return await _found(session, owner, query)
            total = await _count(session, which)
            number, pages = place(query, total)
            rows = select(JobRow).where(which).order_by(*order(query.sort))
            found = (await session.scalars(rows.offset(number * query.size).limit(query.size))).all()
            shown = [row.number for row in found] if query.due else []
            due = await reminded.reminders(session, owner, shown)
            jobs = [replace(_job(row), reminders=due.get(row.number, ())) for row in found]
            return Page(jobs, total, number, pages)

    async def every(self, owner: int) -> Sequence[SavedJob]:
        """All of the member's jobs with their moves, by their numbers."""
        steps: dict[int, list[Step]] = {}
        async with self._reading(owner, PATIENCE) as session:
            rows = (await session.scalars(select(JobRow).where(mine(owner)).order_by(ROW.number))).all()
            moves = select(JobStep).where(STEP.member_id == owner).order_by(STEP.job, STEP.number)
            for move in await session.scalars(moves):
                steps.setdefault(move.job, []).append(Step(move.number, Status(move.status), move.at))
            skills = await asking.asked(session, owner)
            due = await reminded.reminders(session, owner)
        return [
            replace(
                _job(row),
                steps=tuple(steps.get(row.number, ())),
                asked=skills.get(row.number, ()),
                reminders=due.get(row.number, ()),
            )
            for row in rows
        ]

    async def bring(self, owner: int, jobs: Sequence[SavedJob], limit: int, *, dry: bool) -> Brought | None:
        """Store jobs of a file with their moves; of those that are called alike the first."""
        writing = storing(self._database, owner, self._now().date())
        async with self._reading(owner, PATIENCE) if dry else writing as session:
            there = (await session.scalars(select(JobRow).where(mine(owner)))).all()
            new: dict[Name, SavedJob] = {}
            for job in jobs:
                new.setdefault(_name(job.posting), job)
            for row in there:
                new.pop(_name(row.posting), None)
            fits = len(there) + len(new) <= limit
            if fits and new and not dry:
                await self._put_all(session, owner, list(new.values()))
            else:
                await session.rollback()
        return Brought(len(new), len(jobs) - len(new)) if fits else None

    async def get(self, owner: int, number: int) -> SavedJob | None:
        """The member's job of that number, with its moves."""
        async with self._reading(owner) as session:
            row = await _row(session, owner, number)
            return await _whole(session, row) if row else None

    async def remove(self, owner: int, number: int) -> SavedJob | None:
        """Take the member's job out of sight and return it; for a moment it can be brought back."""
        async with self._used(owner) as session:
            row = await _row(session, owner, number, lock=True)
            if row is None:
                return None
            row.removed_at = self._now()
            self._database.removals.set()
            return _job(row)

    async def restore(self, owner: int, number: int) -> SavedJob | None:
        """Bring back the member's job of that number; None where it was removed too long ago."""
        async with self._used(owner) as session:
            key = (owner, number)
            row = await session.get(JobRow, key, with_for_update=True) if number <= LARGEST_NUMBER else None
            if row is None or (row.removed_at and row.removed_at < self._now() - UNDO):
                return None
            row.removed_at = None
            return _job(row)

    async def purge(self) -> int:
        """Delete what was removed too long ago to be brought back; how many removed jobs are left."""
        async with self._database.session() as session:
            late = and_(ROW.removed_at.is_not(None), ROW.removed_at < self._now() - UNDO)
            gone = select(ROW.member_id, ROW.number).where(late)
            await session.execute(delete(JobStep).where(tuple_(STEP.member_id, STEP.job).in_(gone)))
            await session.execute(delete(JobSkill).where(tuple_(SKILL.member_id, SKILL.job).in_(gone)))
            await reminded.forget(session, gone)
            await session.execute(delete(JobRow).where(late))
            return await _count(session, ROW.removed_at.is_not(None))

    def _reading(self, owner: int, patience: float = LOOKING) -> AbstractAsyncContextManager[AsyncSession]:
        return reading(self._database, owner, self._now().date(), patience)

    def _used(self, owner: int) -> AbstractAsyncContextManager[AsyncSession]:
        return used(self._database, owner, self._now().date())

    async def _put_all(self, session: AsyncSession, owner: int, jobs: Sequence[SavedJob]) -> None:
        """New rows with their moves, numbered behind all before; a larger number of a job's own is kept."""
        mine = JobCounter.member_id == owner
        last = await session.scalar(select(JobCounter.last_number).where(mine)) or 0
        room = self._reminders - await reminded.waiting(session, owner)
        for job in jobs:
            last = max(last + 1, job.number)
            row = JobRow(member_id=owner, number=last, saved_at=job.saved_at, updated_at=job.updated_at)
            row.status = job.status
            _put(row, job.posting)
            session.add(row)
            for step in job.steps:
                key = {"member_id": owner, "job": last, "number": step.number}
                session.add(JobStep(**key, status=step.status, at=step.at))
            asking.add(session, owner, last, job.asked)
            due = job.reminders[: max(0, room)]
            session.add_all(reminded.new(owner, last, each.due_at, each.text) for each in due)
            room -= len(due)
        await self._next_number(session, owner, last)

    async def _next_number(self, session: AsyncSession, owner: int, number: int = 0) -> int:
        """Count the member's numbers on by one, or to the given one."""
        first = self._database.insert(JobCounter).values(member_id=owner, last_number=number or 1)
        counted = first.on_conflict_do_update(
            index_elements=["member_id"], set_={"last_number": number or JobCounter.last_number + 1}
        ).returning(JobCounter.last_number)
        return int((await session.execute(counted)).scalar_one())


async def _found(session: AsyncSession, owner: int, query: JobQuery) -> Page:
    """The page of those that have the query's text; of all others no more than their texts is read."""
    texts = select(*SPOKEN).where(wanted(owner, query)).order_by(*order(query.sort))
    rows = (await session.execute(texts)).mappings().all()
    # Ten thousand jobs take a while, in which others are answered.
    best = await asyncio.to_thread(lambda: fitting(query.text, map(said, rows)))
    if query.sort != "fit":
        kept = set(best)
        best = [row["number"] for row in rows if row["number"] in kept]
    number, pages = place(query, len(best))
    shown = best[number * query.size :][: query.size]
    jobs = await session.scalars(select(JobRow).where(mine(owner), ROW.number.in_(shown)))
    by_number = {row.number: _job(row) for row in jobs}
    return Page([by_number[at] for at in shown if at in by_number], len(best), number, pages)


def _name(posting: Posting) -> Name:
    return identity(posting.url), posting.title.casefold(), posting.company.casefold()


async def _count(session: AsyncSession, which: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).select_from(JobRow).where(which)) or 0


async def _newest(session: AsyncSession, which: ColumnElement[bool]) -> SavedJob | None:
    row = await session.scalar(select(JobRow).where(which).order_by(ROW.number.desc()).limit(1))
    return _job(row) if row else None


async def _row(session: AsyncSession, owner: int, number: int, *, lock: bool = False) -> JobRow | None:
    if not 0 < number <= LARGEST_NUMBER:
        return None
    row = await session.get(JobRow, (owner, number), with_for_update=lock)
    return row if row and row.removed_at is None else None


async def _whole(session: AsyncSession, row: JobRow) -> SavedJob:
    """The job with its moves."""
    which = and_(STEP.member_id == row.member_id, STEP.job == row.number)
    steps = await session.scalars(select(JobStep).where(which).order_by(STEP.number))
    moves = tuple(Step(step.number, Status(step.status), step.at) for step in steps)
    skills = await asking.asked(session, row.member_id, row.number)
    due = await reminded.reminders(session, row.member_id, [row.number])
    return replace(
        _job(row), steps=moves, asked=skills.get(row.number, ()), reminders=due.get(row.number, ())
    )


def _put(row: JobRow, posting: Posting) -> None:
    """The posting with the mark by which today's rules know it."""
    row.posting, row.identity, row.rules = posting, identity(posting.url), boards().version


def _job(row: JobRow) -> SavedJob:
    return SavedJob(row.number, row.member_id, row.saved_at, row.posting, Status(row.status), row.updated_at)
