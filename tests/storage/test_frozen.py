"""A PostgreSQL that stops answering: told in time, and nothing written later that a member was refused."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.errors import StorageFault, StorageUnavailable
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, BEN, draft, store
from tests.storage.test_members import data

_names = itertools.count()
SOON = 1.0


class Freezer:
    """Stops the processes of a server that work for one database.

    Args:
        server: the run's own.
        name: of the database.
    """

    def __init__(self, server: Any, name: str) -> None:
        self._server, self._name = server, name
        self.stopped: list[int] = []

    def workers(self, which: str = "") -> list[int]:
        """Their process ids, of all or of some."""
        of = f"FROM pg_stat_activity WHERE datname = '{self._name}'{which}"
        told = self._server.psql(f"SELECT 'pid=' || pid {of};")
        return [int(word.removeprefix("pid=")) for word in told.split() if word.startswith("pid=")]

    def freeze(self, *, whole: bool = False) -> None:
        """Stop them; ``whole`` stops the one too that takes new callers."""
        found = self.workers()
        assert found
        parent = int(Path(f"/proc/{found[0]}/stat").read_text().rsplit(")", 1)[1].split()[1])
        self.stopped = [*found, *([parent] if whole else [])]
        for pid in self.stopped:
            os.kill(pid, signal.SIGSTOP)

    def wait(self) -> None:
        """Until none of them is in the middle of something."""
        end = time.monotonic() + 20
        while self.workers(" AND state <> 'idle'"):
            assert time.monotonic() < end
            time.sleep(0.05)

    def thaw(self) -> None:
        """Let them go on."""
        for pid in self.stopped:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        self.stopped = []


@pytest.fixture
async def frozen(postgres: Any, tmp_path: Path) -> AsyncIterator[tuple[Database, Freezer]]:
    """A database that is given up soon, with two rows in it, and what stops it."""
    name = f"frozen{next(_names)}"
    postgres.psql(f"CREATE DATABASE {name};")
    address = str(postgres.get_uri()).replace("/postgres?", f"/{name}?")
    await asyncio.to_thread(migrate, address, tmp_path)
    database, freezer = Database(address, patience=SOON), Freezer(postgres, name)
    await store(database).add(ANNA, draft(), 10)
    await store(database).page(ANNA, ALL)
    yield database, freezer
    freezer.thaw()
    await database.close()


@contextmanager
def just_before(database: Database, what: str, freeze: Callable[[], None]) -> Iterator[None]:
    """Freeze the server when a statement that begins so, or the commit, is about to be sent."""

    def look(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(what):
            freeze()

    def commit(_: Any) -> None:
        freeze()

    kind, listener = ("commit", commit) if what == "COMMIT" else ("before_cursor_execute", look)
    event.listen(database.engine.sync_engine, kind, listener)
    try:
        yield
    finally:
        event.remove(database.engine.sync_engine, kind, listener)


async def refused(work: Any) -> StorageFault:
    """Why something was refused."""
    with pytest.raises(StorageUnavailable) as caught:
        await work
    return caught.value.reason


@pytest.mark.parametrize("statement", ["INSERT INTO active_members", "SELECT", "INSERT INTO saved_jobs"])
async def test_a_save_that_freezes_is_told_and_never_written(
    frozen: tuple[Database, Freezer], statement: str
) -> None:
    """Wherever it froze before its end; after the thaw nothing of it is there, and the next save works."""
    database, freezer = frozen
    with just_before(database, statement, freezer.freeze):
        assert await refused(store(database).add(BEN, draft(), 10)) is StorageFault.AWAY
    freezer.thaw()
    await gone(freezer)
    assert not any((await data(database).kept(BEN)).values())
    saved = await store(database).add(BEN, draft(), 10)
    assert saved
    assert saved.job.number == 1


async def test_a_freeze_during_commit_is_no_promise_either_way(frozen: tuple[Database, Freezer]) -> None:
    """The member is told that it cannot be known; the server wrote it, and the same click makes no double."""
    database, freezer = frozen
    with just_before(database, "COMMIT", freezer.freeze):
        assert await refused(store(database).add(BEN, draft(), 10, origin=77)) is StorageFault.UNSURE
    freezer.thaw()
    await gone(freezer)
    again = await store(database).add(BEN, draft(), 10, origin=77, anyway=True)
    assert again
    assert (again.job.number, again.waiting) == (1, None)
    assert (await store(database).page(BEN, ALL)).total == 1
    typed = await store(database).add(BEN, draft(), 10, origin=78)
    assert typed
    assert typed.waiting  # who types the command once more is shown the job that is there
    assert (await store(database).page(BEN, ALL)).total == 1


async def test_a_server_that_is_frozen_whole_is_away_for_all(frozen: tuple[Database, Freezer]) -> None:
    """Those who save and those who read, kept and new connections; afterwards all is as before."""
    database, freezer = frozen
    freezer.freeze(whole=True)
    told = await asyncio.gather(
        *(store(database).add(BEN, draft(n), 10) for n in range(12)),
        *(store(database).page(ANNA, ALL) for _ in range(12)),
        return_exceptions=True,
    )
    reasons = {getattr(one, "reason", None) for one in told}
    assert reasons <= {StorageFault.AWAY, StorageFault.BUSY}
    freezer.thaw()
    await gone(freezer)
    assert (await store(database).page(ANNA, ALL)).total == 1
    assert (await store(database).page(BEN, ALL)).total == 0
    assert await store(database).add(BEN, draft(), 10)


async def test_kept_connections_that_froze_are_replaced(frozen: tuple[Database, Freezer]) -> None:
    """Where the server takes new callers, nobody learns of it."""
    database, freezer = frozen
    freezer.freeze()
    assert (await store(database).page(ANNA, ALL)).total == 1
    assert await store(database).add(BEN, draft(), 10)


async def test_a_list_that_freezes_is_told(frozen: tuple[Database, Freezer]) -> None:
    """In the middle of reading."""
    database, freezer = frozen

    async def look() -> None:
        async with database.reading(SOON) as session:
            await session.execute(text("SELECT 1"))
            freezer.freeze()
            await session.execute(text("SELECT 2"))

    assert await refused(look()) is StorageFault.AWAY


async def test_a_deletion_that_freezes_deletes_nothing(frozen: tuple[Database, Freezer]) -> None:
    """All tables or none here too."""
    database, freezer = frozen
    before = await data(database).kept(ANNA)
    with just_before(database, "DELETE FROM saved_jobs", freezer.freeze):
        assert await refused(data(database).erase(ANNA)) is StorageFault.AWAY
    freezer.thaw()
    await gone(freezer)
    assert await data(database).kept(ANNA) == before


async def test_closing_waits_for_no_frozen_server(frozen: tuple[Database, Freezer]) -> None:
    """A bot that is told to stop stops."""
    database, freezer = frozen
    freezer.freeze(whole=True)
    async with asyncio.timeout(20):
        await database.close()


async def gone(freezer: Freezer) -> None:
    """Wait until the server has done all that was sent, and has noticed that its callers are gone."""
    await asyncio.to_thread(freezer.wait)
