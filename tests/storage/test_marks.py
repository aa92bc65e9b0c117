"""How a job is known again on both databases: its mark, the rules that made it, and what asked for a save."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.jobs.boards import boards
from bot.jobs.identity import identity
from bot.jobs.links import draft
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.tables.jobs import JobRow
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, BEN, store
from tests.storage.test_migrate import as_of

LINKEDIN = "https://www.linkedin.com/jobs/view/senior-dev-at-acme-4012345678?trk=x"
SAME = "https://de.linkedin.com/jobs/view/4012345678"


async def marks(database: Database) -> set[tuple[str, int]]:
    """Mark and rules of every job."""
    async with database.session() as session:
        return {(mark, rules) for mark, rules in await session.execute(select(JobRow.identity, JobRow.rules))}


@pytest.mark.parametrize("revision", ["0001", "0003", "0004"])
async def test_jobs_of_older_rules_are_known_by_todays(address: str, tmp_path: Path, revision: str) -> None:
    """Whatever the mark of then was; the link stays as it was kept."""
    await as_of(address, revision, [(ANNA, 1, LINKEDIN), (BEN, 1, "no link at all")])
    await asyncio.to_thread(migrate, address, tmp_path)
    database = Database(address)
    today = boards().version
    assert await marks(database) == {(identity(SAME), today), (identity("no link at all"), today)}
    again = await store(database).add(ANNA, draft(SAME), 10)
    assert again
    assert again.waiting
    assert again.job.posting.url == LINKEDIN
    await database.close()


async def test_a_job_has_the_version_of_its_rules(database: Database) -> None:
    """So that later rules know which jobs to mark anew."""
    await store(database).add(ANNA, draft(LINKEDIN), 10)
    assert await marks(database) == {(identity(SAME), boards().version)}


async def test_a_changed_link_is_known_by_its_new_key(database: Database) -> None:
    """And no longer by the old one."""
    old, new = draft("https://jobs.example/1"), draft("https://jobs.example/2")
    await store(database).add(ANNA, old, 10)
    changed = await store(database).change(ANNA, 1, lambda _: new)
    assert changed
    assert changed.posting == new
    for posting, known in ((old, False), (new, True)):
        saved = await store(database).add(ANNA, posting, 10)
        assert saved
        assert bool(saved.waiting) is known


async def test_changing_what_is_not_there_changes_nothing(database: Database) -> None:
    """Neither by a number that is nobody's, nor by another member's."""
    await store(database).add(ANNA, draft("https://jobs.example/1"), 10)
    other = draft("https://jobs.example/2")
    for owner, number in ((BEN, 1), (ANNA, 2), (ANNA, 0), (ANNA, 2**40)):
        assert await store(database).change(owner, number, lambda _: other) is None
    (job,) = (await store(database).page(ANNA, ALL)).jobs
    assert job.posting == draft("https://jobs.example/1")


async def test_two_changes_at_once_both_count(database: Database) -> None:
    """Each is made of what the other has left."""
    await store(database).add(ANNA, draft("https://jobs.example/1"), 10)

    async def longer(letter: str) -> None:
        change = lambda old: dataclasses.replace(old, title=old.title + letter)  # noqa: E731
        await store(database).change(ANNA, 1, change)

    await asyncio.gather(*map(longer, "abcdef"))
    (job,) = (await store(database).page(ANNA, ALL)).jobs
    assert sorted(job.posting.title) == list("abcdef")


async def test_what_is_sent_twice_is_stored_once(database: Database) -> None:
    """However many clicks come at the same moment; the same click of another member is another one."""
    posting = draft("https://jobs.example/1")
    saved = await asyncio.gather(
        *(store(database).add(ANNA, posting, 10, origin=2**60, anyway=True) for _ in range(8))
    )
    assert {one.job.number for one in saved if one} == {1}
    assert (await store(database).page(ANNA, ALL)).total == 1
    other = await store(database).add(BEN, posting, 10, origin=2**60)
    assert other
    assert other.waiting is None


async def test_the_same_job_at_the_same_moment_is_stored_once(database: Database) -> None:
    """Two commands with one link: the second is asked about."""
    posting = draft("https://jobs.example/1")
    saved = await asyncio.gather(*(store(database).add(ANNA, posting, 10, origin=at) for at in range(1, 9)))
    assert sorted(one.waiting is None for one in saved if one) == [False] * 7 + [True]
    assert (await store(database).page(ANNA, ALL)).total == 1
