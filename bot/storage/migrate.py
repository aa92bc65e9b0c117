"""Brings a database up to date, after a backup; a command of its own, since Alembic costs memory."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import os
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StorageUnavailable, UnreachableError
from bot.storage.database import Database, make_file
from bot.storage.failures import reason
from bot.storage.migrations import HEAD
from bot.storage.schema import State, adoptable, let_go

log = logging.getLogger(__name__)


def migrate(address: str, data_dir: Path) -> str:
    """Upgrade the database at ``address`` to this version's schema and say what was done.

    A SQLite file with tables is copied into ``data_dir``/backups first.

    Raises:
        SettingsError: the database belongs to a newer version or to something else.
        UnreachableError: it cannot be opened or written.
    """
    return asyncio.run(_migrate(address, data_dir))


async def _migrate(address: str, data_dir: Path) -> str:
    database = Database(address)
    if database.connecting.warning:
        log.warning("%s", database.connecting.warning)
    try:
        if database.file:
            make_file(database.file)
        before = (await database.schema()).check()
        if before.state is State.CURRENT:
            return "The database is up to date."
        copy = None
        if before.state is State.OLDER and database.file:
            copy = _back_up(database.file, data_dir / "backups")
        async with database.engine.begin() as connection:
            await connection.run_sync(upgrade)
        return f"The database is at revision {HEAD}." + (f" Backup: {copy}" if copy else "")
    except (StorageUnavailable, SQLAlchemyError, OSError, sqlite3.Error) as error:
        raise UnreachableError(f"The database cannot be used: {reason(error)}") from error
    finally:
        await database.close()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the packaged migrations up to ``revision`` over an open connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    if adopted := adoptable(connection):
        command.stamp(config, adopted)
        let_go(connection, adopted)
    command.upgrade(config, revision)


def _back_up(file: Path, folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = folder / f"{file.stem}-{stamp}.db"
    os.close(os.open(copy, os.O_CREAT | os.O_RDWR, 0o600))
    with (
        contextlib.closing(sqlite3.connect(file)) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy
