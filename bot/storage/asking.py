"""The skills that postings ask for, as rows beside the jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import and_, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.model import Asked, Mark
from bot.storage.tables.jobs import JobSkill

SKILL = JobSkill.__table__.c


async def asked(
    session: AsyncSession, owner: int, number: int | None = None
) -> Mapping[int, tuple[Asked, ...]]:
    """What the member's jobs ask for, by their numbers; of one of them or of all."""
    which = SKILL.member_id == owner
    if number is not None:
        which = and_(which, SKILL.job == number)
    found: dict[int, tuple[Asked, ...]] = {}
    for row in await session.scalars(select(JobSkill).where(which).order_by(SKILL.job, SKILL.place)):
        found[row.job] = (*found.get(row.job, ()), Asked(row.skill, row.said, Mark(row.mark)))
    return found


async def put(session: AsyncSession, owner: int, number: int, wanted: Iterable[Asked]) -> None:
    """Let a job ask for these and nothing else."""
    await session.execute(delete(JobSkill).where(SKILL.member_id == owner, SKILL.job == number))
    add(session, owner, number, wanted)


def add(session: AsyncSession, owner: int, number: int, wanted: Iterable[Asked]) -> None:
    """Write what a job asks for that had nothing before."""
    for place, each in enumerate(wanted, 1):
        row = JobSkill(member_id=owner, job=number, place=place)
        row.skill, row.said, row.mark = each.skill, each.said, each.mark
        session.add(row)
