"""Makes deleted rows unreadable in the files of a database too, as far as the database lets us."""

from __future__ import annotations

import logging
from typing import Any

from bot.members.privacy import Traces
from bot.storage.database import Database
from bot.storage.engines import BARE, LOCK
from bot.storage.failures import reason
from bot.storage.tables import Base

log = logging.getLogger(__name__)

# Milliseconds to wait for another program that is reading the file.
PATIENCE = 1500

# Removes what is deleted from tables and indexes; a table that is being vacuumed already is left to that.
VACUUM = f"VACUUM (SKIP_LOCKED, INDEX_CLEANUP ON) {', '.join(Base.metadata.tables)}"


async def clear_traces(database: Database, patience: int = PATIENCE) -> Traces:
    """Clear the files of rows that were deleted before, and say what is left.

    The rows themselves are gone already: a failure leaves traces behind and is no failure for the member.

    Args:
        database: where rows were deleted.
        patience: milliseconds to wait for another program that is reading a SQLite file.
    """
    traces = Traces.WAITING if database.file else Traces.SERVER
    try:
        async with database.turn(LOCK):
            if not database.file:
                await _vacuum(database)
            elif await _emptied_log(database, patience):
                traces = Traces.GONE
    except Exception as error:
        log.warning("What was deleted is not cleared from the database's files yet (%s)", reason(error))
    if traces is Traces.WAITING:
        database.traces_left.set()
    else:
        database.traces_left.clear()
    return traces


async def _emptied_log(database: Database, patience: int) -> bool:
    """Fold SQLite's log into the file and cut it to nothing; a reader of older rows can keep it from that."""
    async with database.engine.connect() as plain:
        connection = await plain.execution_options(**BARE)
        usual = (await connection.exec_driver_sql("PRAGMA busy_timeout")).scalar_one()
        await connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
        try:
            row = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        finally:
            await connection.exec_driver_sql(f"PRAGMA busy_timeout={usual}")
    return int(row[0]) == 0


async def _vacuum(database: Database) -> None:
    async with database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.execute(VACUUM)  # one message outside transactions, which no pooler can tear apart
