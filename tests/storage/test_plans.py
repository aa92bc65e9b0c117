"""How both databases find a member's rows: by an index, however many rows all others have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, text

from bench.saved import fill
from bot.jobs.model import Status
from bot.jobs.query import JobQuery, Sort
from bot.storage.database import Database
from bot.storage.tables import PERSONAL
from tests.storage.test_jobs import ANNA, NOON, draft, store
from tests.storage.test_members import DAY, data, jobs

NAMES = "|".join(table.name for table in PERSONAL)
# What the two say where they would read a whole table.
# PostgreSQL reads whole what it knows to be empty here; SQLite's plan does not know that.
EMPTY = {"answer_votes", "job_reminders", "job_skills"}
FILLED = "|".join(table.name for table in PERSONAL if table.name not in EMPTY)
WHOLE = re.compile(rf"SCAN ({NAMES})(?! USING)|Seq Scan on ({FILLED})")
SORTS: tuple[Sort, ...] = ("newest", "updated", "deadline", "company")


@contextmanager
def planned(database: Database) -> Iterator[list[str]]:
    """How each statement would be worked out, as the database tells it just before."""
    plans: list[str] = []
    sqlite = database.file is not None
    explain = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "

    def look(_: Any, cursor: Any, statement: str, parameters: Any, *___: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")) and re.search(NAMES, statement):
            for row in parameters if isinstance(parameters, list) else [parameters]:
                cursor.execute(explain + statement, row)
                plans.append("\n".join([statement, *(str(part[-1]) for part in cursor.fetchall())]))

    engines = (database.engine.sync_engine, database.reader.sync_engine)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", look)
    try:
        yield plans
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", look)


async def use_all(database: Database) -> None:
    """Whatever is done with a member's rows."""
    mine, rights = jobs(database, NOON + 2 * DAY), data(database)
    for sort in SORTS:
        await mine.page(ANNA, JobQuery(5, sort=sort, text="lead", tag="x", status=Status.SAVED, due=True))
        await mine.page(ANNA, JobQuery(5, sort=sort))
    await mine.add(ANNA, draft(2), 10, origin=7)
    await mine.move(ANNA, 1, Status.APPLIED)
    await mine.change(ANNA, 1, lambda old: old)
    await mine.get(ANNA, 1)
    await mine.every(ANNA)
    await mine.remove(ANNA, 1)
    await mine.restore(ANNA, 1)
    await mine.remove(ANNA, 2)
    await jobs(database, NOON + 3 * DAY).purge()
    await rights.kept(ANNA)
    await rights.export(ANNA)
    await rights.erase_unused(dt.date(2020, 1, 1), 20)
    await rights.erase(ANNA)


async def test_no_table_is_read_whole(database: Database) -> None:
    """Neither for a member nor for the upkeep, which goes on beside members' saves."""
    await fill(database, rows=20_000, mine=0)  # a small table is read whole for good reasons
    await store(database).add(ANNA, draft(1), 10)
    with planned(database) as plans:
        await use_all(database)
    assert len(plans) > 30
    assert [plan for plan in plans if WHOLE.search(plan)] == []


@pytest.mark.parametrize("statement", ["SELECT * FROM saved_jobs WHERE notes = 'x'"])
async def test_a_whole_table_would_be_noticed(database: Database, statement: str) -> None:
    """The plans are read rightly."""
    with planned(database) as plans:
        async with database.reading() as session:
            await session.execute(text(statement))
    assert any(WHOLE.search(plan) for plan in plans)
