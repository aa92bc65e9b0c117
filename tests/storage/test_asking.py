"""What postings ask for, kept beside the jobs on both databases."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select

from bot.jobs.asked import ticked
from bot.jobs.book import UNDO, JobBook
from bot.jobs.exchange import Kind
from bot.jobs.model import Asked, Mark, Status
from bot.storage.database import Database
from bot.storage.members import SqlPersonalData
from bot.storage.tables.jobs import JobSkill
from tests.storage.test_jobs import ANNA, BEN, NOON
from tests.storage.test_tracker import HOUR, at, fill

SQL, GO = Asked("sql", "SQL", Mark.HAVE), Asked("golang", "Go; or Rust")


async def rows(database: Database) -> int:
    """How many rows there are of anybody."""
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(JobSkill)) or 0


async def test_what_a_job_asks_for_is_kept_in_its_order(database: Database) -> None:
    """It comes with the job, whatever is done with it, and with no other."""
    await fill(database)
    job = await at(database).ask(ANNA, 1, lambda _: (SQL, GO))
    assert job
    assert job.asked == (SQL, GO)
    assert job == await at(database).get(ANNA, 1)
    moved = await at(database, NOON + HOUR).move(ANNA, 1, Status.OFFER)
    assert moved
    assert moved.asked == (SQL, GO)
    assert [each.asked for each in await at(database).every(ANNA)] == [(SQL, GO), (), ()]


async def test_a_change_sees_what_was_there(database: Database) -> None:
    """Clicks at once come one after the other, and none is lost."""
    await fill(database)
    await at(database).ask(ANNA, 1, lambda _: (SQL, GO))
    click = (at(database).ask(ANNA, 1, lambda known: ticked(known, "golang")) for _ in range(4))
    await asyncio.gather(*click)
    job = await at(database).get(ANNA, 1)
    assert job
    assert job.asked == (SQL, Asked("golang", GO.said, Mark.HAVE))


async def test_nobody_changes_what_anothers_job_asks_for(database: Database) -> None:
    """Nor that of a job that is not there."""
    await fill(database)
    await at(database).ask(ANNA, 1, lambda _: (SQL,))
    for owner, number in ((BEN, 1), (ANNA, 9), (ANNA, 2**40)):
        assert await at(database).ask(owner, number, lambda _: (GO,)) is None
    job = await at(database).get(ANNA, 1)
    assert job
    assert job.asked == (SQL,)
    assert not any((await SqlPersonalData(database, lambda: NOON).kept(BEN)).values())


async def test_it_goes_with_the_job(database: Database) -> None:
    """Not before its removal can no more be undone."""
    await fill(database)
    await at(database).ask(ANNA, 1, lambda _: (SQL, GO))
    await at(database).ask(ANNA, 2, lambda _: (GO,))
    await at(database).remove(ANNA, 1)
    await at(database).purge()
    assert await rows(database) == 3
    await at(database, NOON + 2 * UNDO).purge()
    assert await rows(database) == 1


async def test_it_is_counted_exported_and_deleted(database: Database) -> None:
    """As everything under a member's id."""
    await fill(database)
    await at(database).ask(ANNA, 1, lambda _: (SQL,))
    data = SqlPersonalData(database, lambda: NOON)
    assert (await data.kept(ANNA))["Skills that your jobs ask for"] == 1
    kept = (await data.export(ANNA))["Skills that your jobs ask for"]
    assert kept == [{"job": 1, "place": 1, "skill": "sql", "said": "SQL", "mark": "have"}]
    await data.erase(ANNA)
    assert await rows(database) == 0


@pytest.mark.parametrize("kind", ["csv", "json"])
async def test_it_comes_back_from_a_file(database: Database, kind: Kind) -> None:
    """With its marks, and names that have the sign that parts them."""
    await fill(database)
    await at(database).ask(ANNA, 1, lambda _: (SQL, GO))
    before = await at(database).every(ANNA)
    book = JobBook(at(database), 10)
    content = await book.export(ANNA, kind)
    await SqlPersonalData(database, lambda: NOON).erase(ANNA)
    await book.bring(ANNA, content, dry=False)
    assert await at(database).every(ANNA) == before
