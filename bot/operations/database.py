"""Opens the database for a running bot: made when missing, refused when another's, waited for when away."""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.errors import SettingsError, StorageUnavailable
from bot.settings import Settings
from bot.settings.places import PACKAGE
from bot.storage.address import absolute
from bot.storage.database import Database
from bot.storage.failures import reason
from bot.storage.migrations import HEAD
from bot.storage.schema import Schema, State

log = logging.getLogger(__name__)

# Seconds between two looks at a database that is out of reach.
LONGEST_PAUSE = 60.0

OLDER = (
    "The database is at revision {0}, and this version of the bot needs "
    f"{HEAD}: stop the bot and run `python -m bot migrate`"
)


async def make_ready(database: Database, settings: Settings) -> None:
    """Create a missing database; refuse one of another version; wait for one that is busy or out of reach.

    Raises:
        SettingsError: the database cannot be used, or a command has to bring it or the bot up to date first.
    """
    for line in database.connecting.remarks:
        log.info("%s", line)
    if database.connecting.warning:
        log.warning("%s", database.connecting.warning)
    schema = (await _awaited_schema(database)).check()
    if schema.state is State.EMPTY:
        await asyncio.to_thread(_migrate_in_child, settings)
    elif schema.state is State.OLDER:
        raise SettingsError(OLDER.format(schema.revision))


async def _awaited_schema(database: Database) -> Schema:
    for failures in itertools.count(1):
        try:
            return await _schema(database)
        except StorageUnavailable as error:
            if database.file and not error.busy:
                raise SettingsError(
                    f"DATABASE_URL: {database.file} cannot be used: {reason(error)}"
                ) from None
            log.warning("The database is busy or out of reach (%s); trying again", reason(error))
        except DBAPIError as error:
            raise SettingsError(f"DATABASE_URL: the database refuses the bot: {reason(error)}") from None
        await asyncio.sleep(min(LONGEST_PAUSE, 2.0**failures))
    raise AssertionError("the loop above has no end")


async def _schema(database: Database) -> Schema:
    if database.file:
        if not database.file.exists():
            return Schema(State.EMPTY)
        _probe(database.file)
    return await database.schema()


def _probe(file: Path) -> None:
    """Let the system say what is wrong with a file; SQLite says only that it cannot open it."""
    try:
        file.open("r+b").close()
    except OSError as error:
        raise SettingsError(f"DATABASE_URL: {file} cannot be used: {error.strerror}") from None


def _migrate_in_child(settings: Settings) -> None:
    """Create the tables in a process of its own: Alembic's memory is not for an idle bot to hold."""
    address = absolute(settings.database_url.get_secret_value())
    environment = os.environ | {"DATABASE_URL": address, "DATA_DIR": str(settings.data_dir)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        cwd=PACKAGE.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # Ctrl-C in the terminal is for the bot, which ends after it
    )
    if done.returncode:
        raise SettingsError(done.stderr.strip())
