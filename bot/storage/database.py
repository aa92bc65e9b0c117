"""Opens the database with the settings under which no acknowledged save is lost."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from bot.errors import SettingsError, StorageFault, StorageUnavailable
from bot.storage.address import parse
from bot.storage.failures import unavailable
from bot.storage.postgres.options import Connecting, connecting
from bot.storage.postgres.tls import untrusted
from bot.storage.schema import Schema, look

PRAGMAS = ("busy_timeout=1500", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")

# For a statement that SQLite runs outside transactions only.
_BARE = "without_transaction"
BARE: dict[str, Any] = {_BARE: True}

NO_DRIVER = (
    "DATABASE_URL: PostgreSQL needs its driver; start the bot with `make run`, "
    "or install it with `pip install 'senior-career-bot[postgres]'`"
)


class Database:
    """One engine and its sessions; close it with ``close``.

    Args:
        address: ``sqlite:///path`` or ``postgresql://...``.

    Raises:
        SettingsError: no such database is supported here.
    """

    def __init__(self, address: str) -> None:
        place = parse(address)
        self.file = place if isinstance(place, Path) else None
        self.connecting = Connecting({}) if isinstance(place, Path) else connecting(place)
        self.engine = _sqlite_engine(self.file) if self.file else _postgres_engine(self.connecting)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self._opened: int | None = None
        # Set when a job was removed, which is deleted a moment later.
        self.removals = asyncio.Event()
        # Set while bytes of deleted rows are still in the file.
        self.traces_left = asyncio.Event()

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back when it fails.

        Raises:
            StorageUnavailable: the database is busy, full, damaged or out of reach.
        """
        self._same_file()
        try:
            async with self._sessions.begin() as session:
                yield session
        except (SQLAlchemyError, OSError) as error:
            known = unavailable(error)
            if known is None:
                raise
            raise known from error

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
        await self.engine.dispose()

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


def _sqlite_engine(file: Path) -> AsyncEngine:
    url = URL.create("sqlite+aiosqlite", database=str(file))
    # One connection: its queue is fair, where SQLite's busy handler is not. Parameters are members' rows.
    engine = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=1, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    connection.create_function("lower", 1, str.lower, deterministic=True)  # SQLite's own knows ASCII only


def _begin_immediate(connection: Connection) -> None:
    if not connection.get_execution_options().get(_BARE):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgres_engine(connecting: Connecting) -> AsyncEngine:
    # All of the address is in the arguments, so that the driver takes nothing from elsewhere.
    try:
        return create_async_engine(
            "postgresql+asyncpg://",
            pool_pre_ping=True,
            pool_timeout=1,
            hide_parameters=True,
            connect_args=dict(connecting.arguments),
        )
    except ModuleNotFoundError:
        raise SettingsError(NO_DRIVER) from None
