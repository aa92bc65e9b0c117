"""Makes a database's two engines: one that writes, and one that only reads and so waits for no writer."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import SettingsError
from bot.storage.postgres.options import Connecting

# Seconds that a writer of SQLite waits for another program's lock before it looks again, and that a reader
# waits for one of the few moments in which even reading has to.
LOCK, READERS_LOCK = 1.5, 0.5
KEPT_SAFE = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
WRITING = (f"busy_timeout={LOCK * 1000:.0f}", *KEPT_SAFE)
READING = (f"busy_timeout={READERS_LOCK * 1000:.0f}", *KEPT_SAFE, "query_only=ON")

# Connections that read a SQLite file, and those of either kind to a server.
READERS, CALLERS = 2, 5
# Seconds in which a connection that was kept has to show that it still works.
SIGN_OF_LIFE = 0.5

# For a statement that SQLite runs outside transactions only.
_BARE = "without_transaction"
BARE: Final[dict[str, Any]] = {_BARE: True}

NO_DRIVER = (
    "DATABASE_URL: PostgreSQL needs its driver; start the bot with `make run`, "
    "or install it with `pip install 'senior-career-bot[postgres]'`"
)


def sqlite_engines(file: Path) -> tuple[AsyncEngine, AsyncEngine]:
    """The engine that writes and the one that reads a file: neither waits for the other."""
    # One writer: our queue is fair, where SQLite's own way of waiting is not.
    return _sqlite(file, WRITING, "BEGIN IMMEDIATE", 1, 1.0), _sqlite(file, READING, "BEGIN", READERS, 2.0)


def postgres_engines(connecting: Connecting) -> tuple[AsyncEngine, AsyncEngine]:
    """The engine that writes and the one that reads on a server, so that saves keep no list waiting.

    Raises:
        SettingsError: the driver is not installed.
    """
    return _postgres(connecting), _postgres(connecting)


def _sqlite(file: Path, pragmas: tuple[str, ...], begin: str, size: int, patience: float) -> AsyncEngine:
    url = URL.create("sqlite+aiosqlite", database=str(file))
    # Parameters are members' rows.
    engine = create_async_engine(
        url, pool_size=size, max_overflow=0, pool_timeout=patience, hide_parameters=True
    )

    def set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        connection.create_function("lower", 1, str.lower, deterministic=True)  # SQLite's own knows ASCII only

    def begun(connection: Connection) -> None:
        if not connection.get_execution_options().get(_BARE):
            connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", set_up)
    event.listen(engine.sync_engine, "begin", begun)
    return engine


def _postgres(connecting: Connecting) -> AsyncEngine:
    # All of the address is in the arguments, so that the driver takes nothing from elsewhere.
    try:
        engine = create_async_engine(
            "postgresql+asyncpg://",
            pool_size=CALLERS,
            max_overflow=0,
            pool_timeout=1,
            hide_parameters=True,
            connect_args=dict(connecting.arguments),
        )
    except ModuleNotFoundError:
        raise SettingsError(NO_DRIVER) from None
    event.listen(engine.sync_engine, "checkout", _alive)
    return engine


def _alive(connection: Any, *_: object) -> None:
    """Let a connection that was kept show that it works; SQLAlchemy opens another one where it does not.

    SQLAlchemy's own look has no limit in time: a server that froze would hold it up for ever.
    """
    loop = asyncio.get_running_loop()
    late = loop.call_later(SIGN_OF_LIFE, connection.driver_connection.terminate)
    try:
        connection.ping()
    except Exception as error:
        raise DisconnectionError from error
    finally:
        late.cancel()
