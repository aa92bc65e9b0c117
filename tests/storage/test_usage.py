"""Counts of answers on both databases: added, summed, forgotten, and free of anybody's id."""

from __future__ import annotations

import asyncio
import datetime as dt
import re

import pytest
from sqlalchemy import func, select

from bot.knowledge.values import ID_PATTERN
from bot.storage.database import Database
from bot.storage.tables.usage import AnswerCount
from bot.storage.usage import SqlCountStore
from bot.usage.counts import Kind, Outcome, Sums

TODAY = dt.date(2026, 11, 27)
DAY = dt.timedelta(days=1)
ANSWERED, UNKNOWN = Outcome.ANSWERED, Outcome.UNKNOWN


@pytest.fixture
def store(database: Database) -> SqlCountStore:
    """The store on each database."""
    return SqlCountStore(database)


async def test_counts_are_added_up(store: SqlCountStore) -> None:
    """What another process or an earlier minute counted stays."""
    await store.add({Kind(TODAY, ANSWERED, "sql"): 2, Kind(TODAY, UNKNOWN, ""): 1})
    await store.add({Kind(TODAY, ANSWERED, "sql"): 3, Kind(TODAY - DAY, ANSWERED, "sql"): 4})
    assert await store.sums(TODAY - DAY) == Sums(
        days={(TODAY, ANSWERED): 5, (TODAY, UNKNOWN): 1, (TODAY - DAY, ANSWERED): 4},
        entries={("sql", ANSWERED): 9, ("", UNKNOWN): 1},
    )


async def test_sums_begin_with_their_day(store: SqlCountStore) -> None:
    """An earlier one is left out."""
    await store.add({Kind(TODAY - n * DAY, ANSWERED, "sql"): 1 for n in range(5)})
    assert (await store.sums(TODAY - DAY)).entries == {("sql", ANSWERED): 2}


async def test_nothing_counted_sums_to_nothing(store: SqlCountStore) -> None:
    """A new database has no numbers."""
    assert await store.sums(TODAY) == Sums()


async def test_what_is_counted_at_once_is_all_there(store: SqlCountStore) -> None:
    """However the writers meet."""
    counts = {Kind(TODAY, ANSWERED, f"entry-{n}"): 1 for n in range(20)}
    await asyncio.gather(*(store.add(dict(sorted(counts.items(), reverse=n % 2 == 1))) for n in range(8)))
    assert set((await store.sums(TODAY)).entries.values()) == {8}


async def test_old_counts_are_forgotten(store: SqlCountStore, database: Database) -> None:
    """Their rows are gone, and those of the day itself stay."""
    await store.add({Kind(TODAY - n * DAY, ANSWERED, "sql"): 1 for n in range(5)})
    assert await store.forget(TODAY - 2 * DAY) == 2
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(AnswerCount)) == 3
        assert await session.scalar(select(func.min(AnswerCount.day))) == TODAY - 2 * DAY


async def test_the_longest_id_fits(store: SqlCountStore) -> None:
    """An entry's id is no longer than its column."""
    name = "x" * 40
    assert re.fullmatch(ID_PATTERN, name)
    assert not re.fullmatch(ID_PATTERN, name + "x")
    await store.add({Kind(TODAY, ANSWERED, name): 1})
    assert (await store.sums(TODAY)).entries == {(name, ANSWERED): 1}


def test_no_column_can_hold_a_member_or_a_question() -> None:
    """Days, outcomes, ids of entries and numbers are all there is."""
    assert {column.name for column in AnswerCount.__table__.columns} == {"day", "outcome", "entry", "number"}
