"""The database under faults: each ends in a sentence for the member; nothing acknowledged is lost."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.errors import StorageFault, StorageUnavailable
from bot.jobs.model import Posting, Saved
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, draft, store


async def test_sqlite_runs_with_the_settings_that_lose_nothing(sqlite: Database) -> None:
    """Write-ahead log, full synchronisation, and deleted rows overwritten."""
    async with sqlite.session() as session:
        found = [
            (await session.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 1, 1500]


async def test_a_locked_database_is_busy_and_keeps_the_list(sqlite: Database, file: Path) -> None:
    """While another process holds the lock the member is asked to try again; nothing changes."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageUnavailable) as caught:
            await store(sqlite).add(ANNA, draft(), 10)
    assert caught.value.busy
    assert caught.value.reason is StorageFault.BUSY
    assert (await store(sqlite).page(ANNA, ALL)).jobs == []


async def test_waiting_callers_are_told_busy_too(sqlite: Database, file: Path) -> None:
    """Callers in the queue for the one connection are told the same as the one that has it."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        results = await asyncio.gather(
            *(store(sqlite).add(ANNA, draft(n), 10) for n in range(3)), return_exceptions=True
        )
    assert [getattr(result, "busy", None) for result in results] == [True, True, True]


async def test_a_full_disk_is_told_and_the_list_is_safe(sqlite: Database) -> None:
    """When the file may not grow, the save fails in words, reading goes on, and saving recovers."""
    jobs = store(sqlite)
    await jobs.add(ANNA, draft(1), 10_000)
    async with sqlite.session() as session:
        pages = (await session.execute(text("PRAGMA page_count"))).scalar_one()
        await session.execute(text(f"PRAGMA max_page_count={pages}"))
    urls = [f"https://jobs.example/{number}/" + "x" * 1900 for number in range(21)]
    *bigs, big = (Posting(url, url) for url in urls)
    results = await asyncio.gather(*(jobs.add(ANNA, one, 10_000) for one in bigs), return_exceptions=True)
    assert StorageFault.FULL in [getattr(result, "reason", None) for result in results]
    kept = (await jobs.page(ANNA, ALL)).total
    async with sqlite.session() as session:
        await session.execute(text("PRAGMA max_page_count=100000"))
    await jobs.add(ANNA, big, 10_000)
    assert (await jobs.page(ANNA, ALL)).total == kept + 1


async def test_a_damaged_file_is_told(file: Path) -> None:
    """Overwritten pages end in a sentence, not in a traceback for the member."""
    file.write_bytes(b"\x13" * 4096 + file.read_bytes()[4096:])
    database = Database(f"sqlite:///{file}")
    with pytest.raises(StorageUnavailable) as caught:
        await store(database).page(ANNA, ALL)
    assert caught.value.reason is StorageFault.DAMAGED
    await database.close()


async def test_a_deleted_file_is_noticed(sqlite: Database, file: Path) -> None:
    """SQLite would go on saving into a deleted file; the bot does not."""
    await store(sqlite).add(ANNA, draft(), 10)
    file.rename(file.with_suffix(".moved"))
    with pytest.raises(StorageUnavailable) as caught:
        await store(sqlite).add(ANNA, draft(), 10)
    assert caught.value.reason is StorageFault.MOVED


async def test_a_replaced_file_is_noticed(sqlite: Database, file: Path, tmp_path: Path) -> None:
    """A file put in the place of the open one is not mistaken for it."""
    await store(sqlite).add(ANNA, draft(), 10)
    other = tmp_path / "other.db"
    other.write_bytes(file.read_bytes())
    os.replace(other, file)
    with pytest.raises(StorageUnavailable) as caught:
        await store(sqlite).page(ANNA, ALL)
    assert caught.value.reason is StorageFault.MOVED


async def test_a_stopped_postgres_is_out_of_reach(tmp_path: Path) -> None:
    """A server that is not there is told as such."""
    database = Database(f"postgresql://postgres@/bot?host={tmp_path}")
    with pytest.raises(StorageUnavailable) as caught:
        await store(database).page(ANNA, ALL)
    assert caught.value.reason is StorageFault.AWAY
    await database.close()


async def test_a_killed_connection_is_replaced(postgres: Any, tmp_path: Path) -> None:
    """After the server drops its connections, the next call works."""
    postgres.psql("CREATE DATABASE dropped;")
    address = str(postgres.get_uri()).replace("/postgres?", "/dropped?")
    await asyncio.to_thread(migrate, address, tmp_path)
    database = Database(address)
    await store(database).add(ANNA, draft(), 10)
    postgres.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'dropped';")
    assert (await store(database).page(ANNA, ALL)).total == 1
    await database.close()


async def test_a_cancelled_save_leaves_the_pool_healthy(sqlite: Database) -> None:
    """Saves cut off at any point block the ones after them no longer than a member is told to wait.

    A connection that was cut off in a transaction keeps its lock until the driver has closed it.
    """
    jobs = store(sqlite)
    for step in range(30):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(step / 10_000):
                await jobs.add(ANNA, draft(step), 1000)
    with contextlib.suppress(StorageUnavailable):
        await jobs.add(ANNA, draft(98), 1000)
    saved = await jobs.add(ANNA, draft(99), 1000)
    assert saved
    assert saved.job in (await jobs.page(ANNA, ALL)).jobs


async def test_a_crowd_is_served_or_told_to_try_again(sqlite: Database) -> None:
    """Two hundred members at once: whoever is told "saved" has a row, whoever is told "busy" has none."""
    jobs = store(sqlite)
    results = await asyncio.gather(
        *(jobs.add(member, draft(), 10) for member in range(1, 201)), return_exceptions=True
    )
    saved = [member for member, result in enumerate(results, 1) if isinstance(result, Saved)]
    refused = [result for result in results if isinstance(result, StorageUnavailable) and result.busy]
    assert len(saved) + len(refused) == 200
    assert saved
    assert [member for member in range(1, 201) if (await jobs.page(member, ALL)).jobs] == saved


SAVER = """
import asyncio, datetime, sys
from bot.jobs.model import Posting
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore

async def main():
    store = SqlJobStore(Database(sys.argv[1]), lambda: datetime.datetime.now(datetime.UTC))
    while True:
        saved = await store.add(1, Posting("https://a.example", "https://a.example"), 10**6)
        print(saved.job.number, flush=True)

asyncio.run(main())
"""


async def test_no_acknowledged_save_is_lost_by_a_kill(sqlite: Database, file: Path) -> None:
    """Killed in the middle of saving, again and again, the file holds every number that was printed."""
    told: list[int] = []
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", SAVER, f"sqlite:///{file}"], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        told += [int(process.stdout.readline()) for _ in range(20)]
        process.send_signal(signal.SIGKILL)
        told += [int(line) for line in process.stdout.read().split()]
        process.wait()
        process.stdout.close()
    kept = {job.number for job in (await store(sqlite).page(1, ALL)).jobs}
    assert set(told) <= kept
    async with sqlite.session() as session:
        assert (await session.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"
