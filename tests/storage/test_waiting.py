"""Who waits for whom: readers for nobody, those who save in one queue and not for ever."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from bot.errors import StorageFault, StorageUnavailable
from bot.jobs.model import Status
from bot.jobs.query import JobQuery
from bot.storage.database import PATIENCE, Database
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, BEN, NOON, draft, store
from tests.storage.test_members import DAY, data, jobs

STORM = 500


@contextmanager
def locked(file: Path) -> Iterator[sqlite3.Connection]:
    """Another program is about to write."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@pytest.fixture
async def hasty(file: Path) -> AsyncIterator[Database]:
    """A database whose queue is given up soon."""
    database = Database(f"sqlite:///{file}", patience=0.5)
    yield database
    await database.close()


async def test_a_storm_of_members_is_saved_whole(database: Database) -> None:
    """Five hundred at once: each is told "saved", and each has the row."""
    saved = await asyncio.gather(
        *(store(database).add(member, draft(), 10) for member in range(1, STORM + 1))
    )
    assert [one.job.owner for one in saved if one and not one.waiting] == list(range(1, STORM + 1))
    async with database.reading() as session:
        found = await session.execute(text("SELECT member_id, number FROM saved_jobs ORDER BY member_id"))
        assert found.all() == [(member, 1) for member in range(1, STORM + 1)]


async def test_one_save_is_one_transaction(sqlite: Database) -> None:
    """Of the day, the number, the twin and the row; a second save on the next day too."""
    commits: list[object] = []
    event.listen(sqlite.engine.sync_engine, "commit", commits.append)
    await store(sqlite).add(ANNA, draft(1), 10)
    await jobs(sqlite, NOON + DAY).add(ANNA, draft(2), 10)
    await sqlite.settled()
    assert len(commits) == 2


@pytest.mark.parametrize("change", ["move", "change", "remove"])
async def test_one_change_is_one_transaction(sqlite: Database, change: str) -> None:
    """The day of it is noted in the same, also on another day."""
    await store(sqlite).add(ANNA, draft(), 10)
    commits: list[object] = []
    event.listen(sqlite.engine.sync_engine, "commit", commits.append)
    later = jobs(sqlite, NOON + DAY)
    await {
        "move": lambda: later.move(ANNA, 1, Status.APPLIED),
        "change": lambda: later.change(ANNA, 1, lambda _: draft(2)),
        "remove": lambda: later.remove(ANNA, 1),
    }[change]()
    await sqlite.settled()
    assert len(commits) == 1


async def test_readers_wait_for_no_writer(sqlite: Database, file: Path) -> None:
    """While another program holds the write lock, all that only reads works."""
    await store(sqlite).add(ANNA, draft(), 10)
    with locked(file):
        assert (await store(sqlite).page(ANNA, ALL)).total == 1
        assert (await store(sqlite).page(ANNA, JobQuery(5, text="lead"))).total == 1
        assert len(await store(sqlite).every(ANNA)) == 1
        assert await store(sqlite).get(ANNA, 1)
        assert await store(sqlite).bring(ANNA, [], 10, dry=True)
        assert (await data(sqlite).kept(ANNA))["Saved job links"] == 1
        assert len((await data(sqlite).export(ANNA))["Saved job links"]) == 1


async def test_noting_the_day_of_a_look_keeps_nobody_waiting(hasty: Database, file: Path) -> None:
    """The list comes although its day cannot be noted now; the next look notes it."""
    await store(hasty).add(ANNA, draft(), 10)
    later = jobs(hasty, NOON + DAY)
    with locked(file):
        assert (await later.page(ANNA, ALL)).total == 1
        await hasty.settled()
    await later.page(ANNA, ALL)
    await hasty.settled()
    async with hasty.reading() as session:
        noted = await session.scalar(text("SELECT last_used FROM active_members"))
    assert noted == (NOON + DAY).date().isoformat()


async def test_whoever_reads_cannot_write(sqlite: Database) -> None:
    """A change that was put in the wrong place fails while it is being written, not in a storm."""

    async def change() -> None:
        async with sqlite.reading() as session:
            await session.execute(text("DELETE FROM saved_jobs"))

    with pytest.raises(StorageUnavailable):
        await change()


async def test_a_save_waits_for_the_lock_and_goes_on(sqlite: Database, file: Path) -> None:
    """Longer than SQLite itself would, and those behind it keep their order."""
    with locked(file) as other:
        saving = [asyncio.create_task(store(sqlite).add(ANNA, draft(n), 10)) for n in range(3)]
        await asyncio.wait(saving, timeout=2.0)
        assert not any(task.done() for task in saving)
        other.execute("ROLLBACK")
    assert [one.job.number for one in await asyncio.gather(*saving) if one] == [1, 2, 3]


async def test_a_save_that_waited_too_long_leaves_nothing(hasty: Database, file: Path) -> None:
    """Everybody in the queue is told to try again, and nothing of theirs is written later."""
    with locked(file):
        told = await asyncio.gather(
            *(store(hasty).add(member, draft(), 10) for member in (ANNA, BEN)), return_exceptions=True
        )
    assert [getattr(one, "reason", None) for one in told] == [StorageFault.BUSY] * 2
    await hasty.settled()
    for member in (ANNA, BEN):
        assert not any((await data(hasty).kept(member)).values())


async def test_a_save_that_gave_up_lets_the_next_one_in(hasty: Database) -> None:
    """Whoever left the queue holds no place in it."""
    async with hasty.session():
        with pytest.raises(StorageUnavailable):
            await store(hasty).add(ANNA, draft(), 10)
    saved = await store(hasty).add(ANNA, draft(), 10)
    assert saved
    assert saved.job.number == 1


async def test_a_cancelled_save_leaves_the_queue(sqlite: Database) -> None:
    """Whoever was cut off while waiting is not waited for."""
    async with sqlite.session():
        waiting = asyncio.create_task(store(sqlite).add(ANNA, draft(), 10))
        await asyncio.sleep(0)
        waiting.cancel()
    assert await store(sqlite).add(BEN, draft(), 10)
    assert (await store(sqlite).page(ANNA, ALL)).total == 0


async def test_a_save_that_is_cut_off_at_a_lock_leaves_nothing_open(sqlite: Database, file: Path) -> None:
    """However often it is told to stop while SQLite waits for the lock; the bot then ends at once."""
    with locked(file):
        waiting = asyncio.create_task(store(sqlite).add(ANNA, draft(), 10))
        for _ in range(4):
            await asyncio.sleep(0.1)
            waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert await store(sqlite).add(BEN, draft(), 10)
    assert (await store(sqlite).page(ANNA, ALL)).total == 0
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_refused_change_is_rolled_back(database: Database) -> None:
    """What goes wrong in the middle leaves nothing of the beginning, whatever went wrong."""

    async def fail(how: str) -> None:
        async with database.session() as session:
            await session.execute(text("INSERT INTO job_counters VALUES (1, 1)"))
            await session.execute(text(how))
            raise KeyError

    with pytest.raises(DBAPIError):
        await fail("no statement at all")
    with pytest.raises(KeyError):
        await fail("SELECT 1")
    assert not any((await data(database).kept(1)).values())


def test_the_promise_is_twenty_seconds() -> None:
    """What Discord shows as "thinking" for so long ends in one sentence."""
    assert PATIENCE == 20
