"""Saved jobs on both databases."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.jobs.model import Posting, SavedJob
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from tests.jobs.queries import ALL

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
ANNA, BEN = 111, 2**62


def draft(number: int = 1) -> Posting:
    return Posting(
        f"https://jobs.example/{number}", f"https://jobs.example/{number}?utm_source=x", "Lead", "Acme"
    )


def store(database: Database) -> SqlJobStore:
    return SqlJobStore(database, lambda: NOON)


async def test_a_saved_job_comes_back_whole(database: Database) -> None:
    """What was saved is listed with every field and an aware UTC time."""
    await store(database).add(ANNA, draft(), 10)
    (job,) = (await store(database).page(ANNA, ALL)).jobs
    assert job == SavedJob(1, ANNA, NOON, draft())
    assert job.saved_at.utcoffset() == dt.timedelta(0)


async def test_jobs_are_listed_newest_first(database: Database) -> None:
    """The last saved job leads the list."""
    for number in range(3):
        await store(database).add(ANNA, draft(number), 10)
    assert [job.number for job in (await store(database).page(ANNA, ALL)).jobs] == [3, 2, 1]


async def test_the_same_link_is_stored_twice_when_asked(database: Database) -> None:
    """A link is no identity: two roles on one address are two jobs."""
    first = await store(database).add(ANNA, draft(), 10)
    second = await store(database).add(ANNA, draft(), 10, anyway=True)
    assert first is not None
    assert second is not None
    assert (first.job.number, second.job.number) == (1, 2)


async def test_a_member_sees_own_jobs_only(database: Database) -> None:
    """Listing and removing touch nobody else's rows."""
    jobs = store(database)
    await jobs.add(ANNA, draft(1), 10)
    await jobs.add(BEN, draft(2), 10)
    assert [job.posting.url for job in (await jobs.page(BEN, ALL)).jobs] == ["https://jobs.example/2"]
    assert await jobs.remove(BEN, 2) is None
    assert [job.posting.url for job in (await jobs.page(ANNA, ALL)).jobs] == ["https://jobs.example/1"]


async def test_a_removed_job_is_gone_and_its_number_stays_used(database: Database) -> None:
    """A number names one job for ever."""
    jobs = store(database)
    await jobs.add(ANNA, draft(1), 10)
    removed = await jobs.remove(ANNA, 1)
    again = await jobs.add(ANNA, draft(2), 10)
    assert removed is not None
    assert removed.posting.url == "https://jobs.example/1"
    assert again is not None
    assert again.job.number == 2
    assert [job.number for job in (await jobs.page(ANNA, ALL)).jobs] == [2]


async def test_removing_what_is_not_there_says_so(database: Database) -> None:
    """An unknown number removes nothing."""
    assert await store(database).remove(ANNA, 7) is None


async def test_a_full_list_stores_nothing(database: Database) -> None:
    """At the limit the next save is refused, and a place that gets free is free again."""
    jobs = store(database)
    for number in range(2):
        await jobs.add(ANNA, draft(number), 2)
    assert await jobs.add(ANNA, draft(3), 2) is None
    assert (await jobs.page(ANNA, ALL)).total == 2
    await jobs.remove(ANNA, 1)
    assert await jobs.add(ANNA, draft(4), 2) is not None


async def test_many_saves_at_once_all_get_a_number_and_keep_the_limit(database: Database) -> None:
    """Forty saves at the same time never pass the limit nor share a number."""
    jobs = store(database)
    saved = await asyncio.gather(*(jobs.add(ANNA, draft(n), 25) for n in range(40)))
    numbers = sorted(one.job.number for one in saved if one)
    assert len(numbers) == 25
    assert len(set(numbers)) == 25
    assert (await jobs.page(ANNA, ALL)).total == 25


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(owners=st.lists(st.integers(1, 4), min_size=1, max_size=12))
def test_whoever_saves_what_everybody_sees_only_their_own(owners: list[int], file: Path) -> None:
    """For any order of saves by any members, each list holds exactly its member's links."""

    async def play() -> None:
        database = Database(f"sqlite:///{file}")
        jobs = store(database)
        for member in range(1, 5):
            await SqlPersonalData(database, lambda: NOON).erase(member)
        for at, owner in enumerate(owners):
            await jobs.add(owner, draft(at), 100)
        for member in range(1, 5):
            mine = {draft(at).url for at, owner in enumerate(owners) if owner == member}
            assert {job.posting.url for job in (await jobs.page(member, ALL)).jobs} == mine
        await database.close()

    asyncio.run(play())
