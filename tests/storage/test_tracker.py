"""How far a job came, what is asked of a list, and removals that can be undone, on both databases."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.jobs.book import UNDO
from bot.jobs.model import Posting, SavedJob, Status, Step
from bot.jobs.query import JobQuery
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.tables.jobs import JobRow, JobStep
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, BEN, NOON, draft

HOUR = dt.timedelta(hours=1)


def at(database: Database, now: dt.datetime = NOON) -> SqlJobStore:
    """The jobs at that time."""
    return SqlJobStore(database, lambda: now)


async def fill(database: Database, owner: int = ANNA) -> None:
    """Three jobs in different states: 1 applied and due, 2 rejected and due, 3 just saved."""
    jobs = at(database)
    due = {1: dt.date(2026, 12, 24), 2: dt.date(2026, 12, 1), 3: None}
    tags = {1: "remote, Dream job", 2: "Remote", 3: "remotely"}
    company = {1: "beta", 2: "Alpha", 3: ""}
    for number in (1, 2, 3):
        more = dataclasses.replace(
            draft(number), deadline=due[number], tags=tags[number], company=company[number]
        )
        await jobs.add(owner, more, 10)
    await jobs.move(owner, 1, Status.APPLIED)
    await at(database, NOON + HOUR).move(owner, 2, Status.REJECTED)


async def numbers(database: Database, owner: int = ANNA, **wanted: Any) -> list[int]:
    """The numbers of the jobs that come."""
    query = dataclasses.replace(ALL, **wanted)
    return [job.number for job in (await at(database).page(owner, query)).jobs]


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        ({}, [3, 2, 1]),
        ({"status": Status.APPLIED}, [1]),
        ({"status": Status.OFFER}, []),
        ({"tag": "REMOTE"}, [2, 1]),
        ({"tag": "dream job"}, [1]),
        ({"tag": "job"}, []),
        ({"tag": "%"}, []),
        ({"due": True}, [1]),
        ({"sort": "deadline"}, [2, 1, 3]),
        ({"sort": "company"}, [2, 1, 3]),
        ({"sort": "updated"}, [2, 3, 1]),
        ({"tag": "remote", "status": Status.REJECTED, "text": "#2"}, [2]),
        ({"tag": "remote", "status": Status.REJECTED, "text": "#1"}, []),
    ],
)
async def test_a_list_holds_what_is_asked_for(
    database: Database, wanted: dict[str, Any], fitting: list[int]
) -> None:
    """A status, a whole tag, what is still due, all of it together, in any order; and of nobody else."""
    await fill(database)
    await fill(database, BEN)
    assert await numbers(database, **wanted) == fitting


async def test_each_move_is_dated_and_numbered(database: Database) -> None:
    """From any status to any other, and back again."""
    await at(database).add(ANNA, draft(), 10)
    moves = [Status.OFFER, Status.REJECTED, Status.SAVED, Status.OFFER]
    for hours, status in enumerate(moves, 1):
        job = await at(database, NOON + hours * HOUR).move(ANNA, 1, status)
    steps = tuple(Step(n, status, NOON + n * HOUR) for n, status in enumerate(moves, 1))
    wanted = SavedJob(1, ANNA, NOON, draft(), Status.OFFER, NOON + 4 * HOUR, steps)
    assert job == wanted == await at(database).get(ANNA, 1)


async def test_a_second_click_is_no_second_move(database: Database) -> None:
    """However many come at once."""
    await at(database).add(ANNA, draft(), 10)
    await asyncio.gather(*(at(database).move(ANNA, 1, Status.APPLIED) for _ in range(6)))
    job = await at(database).get(ANNA, 1)
    assert job
    assert [step.status for step in job.steps] == [Status.APPLIED]


async def test_nobody_moves_anothers_job(database: Database) -> None:
    """Nor one that is not there; nothing is noted of whoever tries."""
    await at(database).add(ANNA, draft(), 10)
    for owner, number in ((BEN, 1), (ANNA, 2), (ANNA, 2**40)):
        assert await at(database).move(owner, number, Status.OFFER) is None
    assert not any((await SqlPersonalData(database, lambda: NOON).kept(BEN)).values())
    assert await at(database).get(ANNA, 1) == SavedJob(1, ANNA, NOON, draft())


async def test_a_removal_is_undone_with_everything(database: Database) -> None:
    """The moves come back too, and in between the job is nowhere."""
    await fill(database)
    whole = await at(database).get(ANNA, 1)
    assert await at(database).remove(ANNA, 1)
    assert await numbers(database) == [3, 2]
    assert await at(database).get(ANNA, 1) is None
    assert await at(database).move(ANNA, 1, Status.OFFER) is None
    assert await at(database).change(ANNA, 1, lambda old: old) is None
    assert await at(database).remove(ANNA, 1) is None
    assert await at(database, NOON + UNDO).restore(ANNA, 1)
    assert await at(database).get(ANNA, 1) == whole


async def test_undoing_comes_too_late_and_for_nobody_else(database: Database) -> None:
    """Neither for another member, nor for what is not there."""
    await fill(database)
    await at(database).remove(ANNA, 1)
    assert await at(database).restore(BEN, 1) is None
    assert await at(database).restore(ANNA, 2**40) is None
    assert await at(database, NOON + UNDO + dt.timedelta(seconds=1)).restore(ANNA, 1) is None
    assert await numbers(database) == [3, 2]


async def test_undoing_twice_is_harmless(database: Database) -> None:
    """What is there stays there."""
    await fill(database)
    await at(database).remove(ANNA, 1)
    assert await at(database).restore(ANNA, 1) == await at(database).restore(ANNA, 1)
    assert await numbers(database) == [3, 2, 1]


async def test_what_cannot_be_undone_is_deleted(database: Database) -> None:
    """Row and moves, of every member, and nothing that can still be undone."""
    await fill(database)
    await fill(database, BEN)
    await at(database).remove(ANNA, 1)
    await at(database).remove(BEN, 2)
    await at(database, NOON + UNDO).remove(ANNA, 2)
    assert await at(database, NOON + UNDO).purge() == 3
    assert await at(database, NOON + UNDO + dt.timedelta(seconds=1)).purge() == 1
    async with database.session() as session:
        left = {(one, n) for one, n in await session.execute(select(JobRow.member_id, JobRow.number))}
        steps = {(one, n) for one, n in await session.execute(select(JobStep.member_id, JobStep.job))}
    assert left == {(ANNA, 2), (ANNA, 3), (BEN, 1), (BEN, 3)}
    assert steps == {(ANNA, 2), (BEN, 1)}


async def test_a_removed_job_makes_room_and_is_no_twin(database: Database) -> None:
    """It is gone for everything but its undo."""
    await at(database).add(ANNA, draft(), 1)
    await at(database).remove(ANNA, 1)
    again = await at(database).add(ANNA, draft(), 1)
    assert again
    assert (again.waiting, again.job.number) == (None, 2)


async def test_deleting_everything_leaves_no_move(database: Database) -> None:
    """Whatever happens at the same moment: no step is left without its job."""
    for _ in range(5):
        await at(database).add(ANNA, draft(), 10)
        moves = [at(database).move(ANNA, 1, status) for status in Status]
        await asyncio.gather(*moves[:3], SqlPersonalData(database, lambda: NOON).erase(ANNA), *moves[3:])
        async with database.session() as session:
            assert await session.scalar(select(func.count()).select_from(JobStep)) == 0
        await SqlPersonalData(database, lambda: NOON).erase(ANNA)


async def test_an_edit_is_dated(database: Database) -> None:
    """And changes nothing else; a link that stays keeps its mark."""
    await fill(database)
    before = await at(database).get(ANNA, 1)
    assert before
    new = dataclasses.replace(before.posting, notes="a\nb", deadline=None)
    after = await at(database, NOON + HOUR).change(ANNA, 1, lambda _: new)
    assert after == dataclasses.replace(before, posting=new, updated_at=NOON + HOUR)
    again = await at(database).add(ANNA, Posting(new.url, new.url), 10)
    assert again
    assert again.job.number == 1


async def test_the_largest_list_is_turned_by_the_database(database: Database) -> None:
    """Sorted pages hold every job once."""
    await fill(database)
    for sort in ("deadline", "company", "updated"):
        pages = [await at(database).page(ANNA, JobQuery(1, page, sort=sort)) for page in range(3)]
        assert sorted(job.number for page in pages for job in page.jobs) == [1, 2, 3]
