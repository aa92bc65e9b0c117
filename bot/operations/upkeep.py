"""Forgets what was promised to be forgotten: members who stay away, old copies and counts, traces of rows."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.errors import StorageUnavailable
from bot.jobs.book import UNDO
from bot.members.privacy import Traces
from bot.operations.beside import beside
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.failures import reason
from bot.storage.feedback import SqlGapStore
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.reminders import SqlReminders
from bot.storage.traces import clear_traces
from bot.storage.usage import SqlCountStore

log = logging.getLogger(__name__)

# Seconds between two rounds, and to the next one where the database was out of reach.
ROUND, SOON = 86_400.0, 3_600.0
# Seconds between two looks at whether another program has let go of the database's file.
AGAIN = 10.0
# Members deleted in one transaction, and the seconds after it in which others have the database.
STEP, REST = 20, 0.5

# How `migrate` names its copies, and what SQLite may have left beside one that was cut off.
COPY = re.compile(r".+-(?P<made>\d{8}T\d{6}Z)\.db(-wal|-shm|-journal)?")


@asynccontextmanager
async def tended(
    database: Database, settings: Settings, now: Callable[[], dt.datetime]
) -> AsyncIterator[None]:
    """Do the upkeep beside the block: once at its beginning, then daily.

    Args:
        database: open, with the current schema.
        settings: how long things are kept.
        now: the clock, in UTC.
    """
    async with beside(
        asyncio.create_task(_daily(database, settings, now), name="upkeep"),
        asyncio.create_task(_clear(database), name="traces"),
        asyncio.create_task(_forget_removed(database, now), name="removed"),
    ):
        yield


async def tidy(database: Database, settings: Settings, now: dt.datetime) -> None:
    """One round of the daily upkeep.

    Raises:
        StorageUnavailable: the database is busy or out of reach; what was done so far stays done.
    """
    await asyncio.to_thread(remove_copies, settings.data_dir / "backups", now, settings.backup_days)
    await SqlReminders(database, lambda: now).forget()
    if settings.inactive_months:
        await _forget_absent(database, now, settings.inactive_months)
    # What was counted on a day that is no more among them, and all of it where there are none.
    await SqlCountStore(database).forget(now.date() - dt.timedelta(days=settings.stats_days - 1))
    await _forget_questions(database, now, settings)


def remove_copies(folder: Path, now: dt.datetime, days: int) -> None:
    """Remove the copies that `migrate` made of the database more than so many days ago, and no other file."""
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        name = COPY.fullmatch(path.name)
        if name is None or path.is_symlink() or not path.is_file():
            continue
        try:
            if now - _made(name["made"]) > dt.timedelta(days=days):
                path.unlink()
                log.info("Removed %s, a copy older than BACKUP_DAYS", path)
        except ValueError:
            continue  # no day of any calendar: not one of ours
        except OSError as error:
            log.warning("%s is older than BACKUP_DAYS and cannot be removed: %s", path, error.strerror)


def months_before(day: dt.date, months: int) -> dt.date:
    """The day so many months earlier; never a later one where months differ in length."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, 28))


def _made(stamp: str) -> dt.datetime:
    return dt.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


async def _forget_absent(database: Database, now: dt.datetime, months: int) -> None:
    data, total = SqlPersonalData(database, lambda: now), 0
    while forgotten := await data.erase_unused(months_before(now.date(), months), STEP):
        total += forgotten
        await asyncio.sleep(REST)
    if total:
        log.info("Deleted all that was stored about %d who stayed away for INACTIVE_MONTHS", total)


async def _forget_questions(database: Database, now: dt.datetime, settings: Settings) -> None:
    """Forget questions that nobody asked again; all of them, where none are to be kept."""
    last = now.date() - dt.timedelta(days=settings.gap_days)
    gone = await SqlGapStore(database, lambda: now).forget(last if settings.gaps else None)
    if gone:
        log.info("Questions without a good answer that GAPS and GAP_DAYS let go: %d", gone)


async def _daily(database: Database, settings: Settings, now: Callable[[], dt.datetime]) -> None:
    while True:
        pause = ROUND
        try:
            await tidy(database, settings, now())
        except StorageUnavailable as error:
            pause = SOON
            log.warning("The daily upkeep has to wait (%s)", reason(error))
        except Exception:
            log.exception("The daily upkeep failed")
        await asyncio.sleep(pause)


async def _forget_removed(database: Database, now: Callable[[], dt.datetime]) -> None:
    """Delete removed jobs once their removal cannot be undone any more, those of an earlier run too."""
    jobs = SqlJobStore(database, now)
    await asyncio.sleep(UNDO.total_seconds())  # a start has other things to do, and none is due before
    while True:
        database.removals.clear()
        left = 1
        try:
            left = await jobs.purge()
        except StorageUnavailable as error:
            log.warning("Removed jobs have to wait for their deletion (%s)", reason(error))
        except Exception:
            log.exception("Removed jobs could not be deleted")
        if left:
            await asyncio.sleep(UNDO.total_seconds())
        else:
            await database.removals.wait()


async def _clear(database: Database) -> None:
    """Clear what an earlier run left, then whatever a deletion has to leave, as soon as that can be done."""
    while database.file:
        try:
            waiting = await clear_traces(database, patience=0) is Traces.WAITING
        except Exception:
            log.exception("Traces of what was deleted could not be cleared")
            waiting = True
        if waiting:
            await asyncio.sleep(AGAIN)
        else:
            await database.traces_left.wait()
