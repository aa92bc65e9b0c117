"""Opens the database for a running bot: alone on its file, made when missing, refused when too old."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import AlreadyRunningError, SettingsError, StorageUnavailable
from bot.settings import PACKAGE, Settings
from bot.storage.address import parse
from bot.storage.database import Database
from bot.storage.migrations import HEAD

log = logging.getLogger(__name__)

OTHER_VERSION = f"this version of the bot needs {HEAD}: stop the bot and run `python -m bot migrate`"


def only_bot(database: Path) -> FileLock:
    """The lock that keeps a second bot off the same file; a killed bot leaves it free."""
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(f"{database}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyRunningError(f"Another bot is running on {database}; stop it first") from None
    except OSError as error:
        raise SettingsError(f"DATABASE_URL: {database.parent} cannot be written: {error.strerror}") from None
    return lock


async def make_ready(database: Database, settings: Settings) -> None:
    """Create a missing database; refuse one of another version; wait for a PostgreSQL that is down."""
    failures = 0
    while True:
        try:
            revision = await _revision(database)
            break
        except StorageUnavailable as error:
            if database.file:
                raise SettingsError(
                    f"DATABASE_URL: {database.file} cannot be used: {error.__cause__}"
                ) from None
            failures += 1
            log.warning("The database is out of reach; trying again")
            await asyncio.sleep(min(60.0, 2.0**failures))
    if revision is None:
        await asyncio.to_thread(_migrate_in_child, settings)
    elif revision != HEAD:
        raise SettingsError(f"The database is at revision {revision or 'unknown'}, {OTHER_VERSION}")


async def _revision(database: Database) -> str | None:
    if database.file and not database.file.exists():
        return None
    return await database.revision()


def _migrate_in_child(settings: Settings) -> None:
    """Create the tables in a process of its own: Alembic's memory is not for an idle bot to hold."""
    url = parse(settings.database_url.get_secret_value()).render_as_string(hide_password=False)
    environment = os.environ | {"DATABASE_URL": url, "DATA_DIR": str(settings.data_dir)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        cwd=PACKAGE.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SettingsError(done.stderr.strip())
