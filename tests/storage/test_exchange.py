"""Jobs that come back from a file, on both databases."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from bot.errors import ListFull
from bot.jobs.book import JobBook
from bot.jobs.exchange import Kind, written
from bot.jobs.model import Brought, SavedJob, Status
from bot.storage.database import Database
from bot.storage.members import SqlPersonalData
from tests.storage.test_jobs import ANNA, BEN, NOON, draft
from tests.storage.test_tracker import at, fill


def book(database: Database, limit: int = 10) -> JobBook:
    """The use cases over that database."""
    return JobBook(at(database), limit)


@pytest.mark.parametrize("kind", ["csv", "json"])
async def test_export_delete_import_gives_equal_jobs(database: Database, kind: Kind) -> None:
    """Numbers, moves and times included; what was removed before stays away."""
    await fill(database)
    await at(database).remove(ANNA, 2)
    await at(database).add(ANNA, draft(4), 10)
    before = await at(database).every(ANNA)
    content = await book(database).export(ANNA, kind)
    await SqlPersonalData(database, lambda: NOON).erase(ANNA)
    assert await book(database).bring(ANNA, content, dry=False) == (Brought(3, 0), {})
    assert await at(database).every(ANNA) == before
    assert [job.number for job in before] == [1, 3, 4]
    again = await at(database).add(ANNA, draft(5), 10)
    assert again
    assert again.job.number == 5


async def test_a_dry_run_stores_nothing(database: Database) -> None:
    """It says what would be, for a member of whom nothing is known too."""
    await fill(database)
    content = await book(database).export(ANNA, "csv")
    assert await book(database).bring(BEN, content, dry=True) == (Brought(3, 0), {})
    assert not any((await SqlPersonalData(database, lambda: NOON).kept(BEN)).values())
    assert await book(database).bring(ANNA, content, dry=True) == (Brought(0, 3), {})


async def test_importing_twice_stores_once(database: Database) -> None:
    """What is there stays as it is; two roles on one link are two jobs."""
    roles = [SavedJob(0, 0, NOON, dataclasses.replace(draft(), title=title)) for title in ("a", "b", "A")]
    content = written(roles, "csv")
    assert (await book(database).bring(ANNA, content, dry=False))[0] == Brought(2, 1)
    await at(database).move(ANNA, 1, Status.OFFER)
    assert (await book(database).bring(ANNA, content, dry=False))[0] == Brought(0, 3)
    assert [job.status for job in await at(database).every(ANNA)] == [Status.OFFER, Status.SAVED]


async def test_more_than_there_is_room_for_stores_nothing(database: Database) -> None:
    """Half of a file would be told as a whole."""
    await at(database).add(ANNA, draft(9), 10)
    jobs = [SavedJob(0, 0, NOON, draft(number)) for number in range(3)]
    for dry in (True, False):
        with pytest.raises(ListFull):
            await book(database, 3).bring(ANNA, written(jobs, "json"), dry=dry)
    assert [job.number for job in await at(database).every(ANNA)] == [1]


async def test_numbers_go_on_behind_those_of_before(database: Database) -> None:
    """A number that was used once is not used again, whatever a file says."""
    for number in (1, 2):
        await at(database).add(ANNA, draft(number), 10)
    jobs = [SavedJob(number, 0, NOON, draft(10 + number)) for number in (2, 7, 3)]
    await book(database).bring(ANNA, written(jobs, "csv"), dry=False)
    assert [job.number for job in await at(database).every(ANNA)] == [1, 2, 3, 7, 8]


async def test_nobody_gets_anothers_jobs(database: Database) -> None:
    """Neither exported nor taken for known."""
    await fill(database)
    assert await at(database).every(BEN) == []
    content = await book(database).export(ANNA, "json")
    assert (await book(database).bring(BEN, content, dry=False))[0] == Brought(3, 0)
    mine = [dataclasses.replace(job, owner=ANNA) for job in await at(database).every(BEN)]
    assert mine == await at(database).every(ANNA)
    assert mine[0].saved_at - NOON == dt.timedelta(0)
