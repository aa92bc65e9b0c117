"""Opens the database with the settings under which no acknowledged save is lost and nobody waits for ever."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlalchemy.orm import DeclarativeBase

from bot.errors import SettingsError, StorageFault, StorageUnavailable
from bot.storage.address import parse
from bot.storage.engines import CALLERS, LOCK, postgres_engines, sqlite_engines
from bot.storage.failures import unavailable
from bot.storage.postgres.options import Connecting, connecting
from bot.storage.postgres.tls import untrusted
from bot.storage.schema import Schema, look

# Seconds from the beginning of a change to its end, the wait in the queue included, and of a look.
PATIENCE, LOOKING = 20.0, 2.5
# Seconds that closing gives to what is done aside, and to a server to say goodbye.
FAREWELL = 2.0


class Database:
    """Two engines and their sessions; close it with ``close``.

    Args:
        address: ``sqlite:///path`` or ``postgresql://...``.
        patience: seconds that a change may take, the wait in the queue included.

    Raises:
        SettingsError: no such database is supported here.
    """

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        place = parse(address)
        self.file = place if isinstance(place, Path) else None
        self.connecting = Connecting({}) if isinstance(place, Path) else connecting(place)
        engines = sqlite_engines(self.file) if self.file else postgres_engines(self.connecting)
        self.engine, self.reader = engines
        self.patience = patience
        self._queue = asyncio.Semaphore(1 if self.file else CALLERS)
        self._aside: set[asyncio.Task[None]] = set()
        self._opened: int | None = None
        # Set when a job was removed, which is deleted a moment later.
        self.removals = asyncio.Event()
        # Set while bytes of deleted rows are still in the file.
        self.traces_left = asyncio.Event()

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """One transaction that changes something: committed at the end of the block, or rolled back.

        All of them wait in one queue, first come, first served.

        Raises:
            StorageUnavailable: the database is busy, full, damaged or out of reach.
        """
        end = asyncio.get_running_loop().time() + self.patience
        async with self.turn(self.patience), self._transaction(self.engine, end) as session:
            yield session
            await session.flush()
            with self._committing():
                await session.commit()

    @asynccontextmanager
    async def reading(self, patience: float = LOOKING) -> AsyncIterator[AsyncSession]:
        """One transaction that only reads, and waits for no change of others.

        Args:
            patience: seconds after which a server that says nothing is given up.

        Raises:
            StorageUnavailable: the database is damaged or out of reach, or too many are reading.
        """
        end = asyncio.get_running_loop().time() + patience
        async with self._transaction(self.reader, end) as session:
            yield session

    @asynccontextmanager
    async def turn(self, patience: float) -> AsyncIterator[None]:
        """Wait in the queue of all who write, and hold up the next to the end of the block.

        Raises:
            StorageUnavailable: so many seconds were not enough.
        """
        try:
            async with asyncio.timeout(patience):
                await self._queue.acquire()
        except TimeoutError:
            raise StorageUnavailable(StorageFault.BUSY) from None
        try:
            yield
        finally:
            self._queue.release()

    def aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something be done that nobody waits for."""
        task = asyncio.create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def settled(self) -> None:
        """Wait until what is done aside is done."""
        while self._aside:
            await asyncio.wait(self._aside)

    def insert(self, table: type[DeclarativeBase]) -> Any:
        """An INSERT that can say what to do where the row is there already."""
        # Only the dialect in use: the other one costs 2 MB of memory.
        return import_module(f"sqlalchemy.dialects.{self.engine.dialect.name}").insert(table)

    async def schema(self) -> Schema:
        """Whose tables there are, and for which version of the bot.

        Raises:
            SettingsError: the server did not prove who it is.
            StorageUnavailable: the database is busy, damaged or out of reach.
        """
        try:
            async with self.engine.connect() as connection:
                return await connection.run_sync(look)
        except (DBAPIError, OSError) as error:
            if distrust := untrusted(error):
                raise SettingsError(distrust) from None
            raise unavailable(error) or error from error

    async def close(self) -> None:
        """Close every connection; SQLite folds its log into the file."""
        for step in (self.settled, self.reader.dispose, self.engine.dispose):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(FAREWELL):
                    await step()
        for task in self._aside:
            task.cancel()

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine, end: float) -> AsyncIterator[AsyncSession]:
        """A session whose connection is given up at the end; what was not committed then never will be."""
        self._same_file()
        with _known():
            async with AsyncSession(engine, expire_on_commit=False) as session:
                connection = await _begun(session, end)
                with contextlib.nullcontext() if self.file else await _watched(connection, end):
                    yield session

    @contextmanager
    def _committing(self) -> Iterator[None]:
        """Say it where nobody can know whether a server did what it was told last."""
        try:
            yield
        except DBAPIError as error:
            known = None if self.file else unavailable(error)
            if known is None:
                raise
            raise StorageUnavailable(StorageFault.UNSURE) from error

    def _same_file(self) -> None:
        """Refuse to write into a file that was deleted or replaced: SQLite itself would not notice."""
        if self.file is None:
            return
        try:
            now = self.file.stat().st_ino
        except OSError:
            raise StorageUnavailable(StorageFault.MOVED) from None
        self._opened = self._opened or now
        if now != self._opened:
            raise StorageUnavailable(StorageFault.MOVED)


def make_file(path: Path) -> None:
    """Create an empty database file, and its folder, that only the bot's user can read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


@contextmanager
def _known() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        known = unavailable(error)
        if known is None:
            raise
        raise known from error


async def _begun(session: AsyncSession, end: float) -> AsyncConnection:
    """Begin, and look again while another program has the lock and there is time for another look."""
    while True:
        try:
            return await _whole(session.connection())
        except DBAPIError as error:
            known = unavailable(error)
            if known is None or not known.busy or asyncio.get_running_loop().time() > end - LOCK:
                raise
            await session.rollback()


async def _whole(work: Coroutine[Any, Any, AsyncConnection]) -> AsyncConnection:
    """Let a short piece of work come to its end before a cancellation goes on.

    A connection of SQLite that is closed while its thread still waits for a lock may never be closed.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait({task})
        raise


async def _watched(connection: AsyncConnection, end: float) -> contextlib.AbstractContextManager[object]:
    """Cut the line to a server at the end, whatever is being waited for: it rolls back what is open.

    To cancel would not do: the driver then waits for the server's answer to that.
    """
    driver: Any = (await connection.get_raw_connection()).driver_connection
    cut = asyncio.get_running_loop().call_at(end, driver.terminate)
    watch = contextlib.ExitStack()
    watch.push(lambda *_: cut.cancel())
    return watch
