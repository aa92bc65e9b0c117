"""Keeps a second bot off the same data, before anything heavy is loaded."""

from __future__ import annotations

import contextlib
import logging
from contextlib import AbstractContextManager
from pathlib import Path

from filelock import FileLock, Timeout

from bot import private
from bot.errors import AlreadyRunningError, SettingsError
from bot.settings import Settings
from bot.storage.address import parse

log = logging.getLogger(__name__)

HELD = (
    "DATABASE_URL: {0} is held, and was open to other users, who may be the ones that hold it: "
    "stop the bot if it runs, then delete the file"
)


def alone(settings: Settings) -> AbstractContextManager[object]:
    """Hold the database that the settings name for this bot alone; a server can serve several.

    Raises:
        AlreadyRunningError, SettingsError: as ``only_bot`` has it.
    """
    place = parse(settings.database_url.get_secret_value())
    return only_bot(place) if isinstance(place, Path) else contextlib.nullcontext()


def only_bot(database: Path) -> FileLock:
    """The lock that keeps a second bot off the same file; a killed bot leaves it free.

    Raises:
        AlreadyRunningError: another bot holds it.
        SettingsError: it cannot be made, or another user owns it and could hold it for ever.
    """
    place = Path(f"{database}.lock")
    lock = FileLock(place)
    try:
        private.make_folder(database.parent)
        closed = private.claim(place)
        lock.acquire(timeout=0)
        place.chmod(0o600)
    except Timeout:
        if closed:
            raise AlreadyRunningError(f"Another bot is running on {database}; stop it first") from None
        raise SettingsError(HELD.format(place)) from None
    except OSError as error:
        folder = error.filename or database.parent
        raise SettingsError(f"DATABASE_URL: {folder} cannot be written: {error.strerror}") from None
    if line := private.remark(database):
        log.warning("%s", line)
    return lock
