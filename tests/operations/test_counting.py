"""Counts reach the database now and then and at the end, and trouble there stops nothing."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.operations import counting as room
from bot.operations.counting import counting
from bot.operations.upkeep import tidy
from bot.search.reply import Answer
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.usage import SqlCountStore
from bot.usage.counts import Kind, Outcome, Usage
from tests.small import small_base

TODAY = dt.date(2026, 11, 27)
NOW = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
ANSWER = Answer(small_base().entries["sql"], 0.9)


@pytest.fixture
async def database(empty_database: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """The bot's database, open."""
    made = Database(f"sqlite:///{shutil.copy(empty_database, tmp_path / 'bot.db')}")
    yield made
    await made.close()


async def total(database: Database) -> int:
    """How many answers are stored."""
    return sum((await SqlCountStore(database).sums(dt.date.min)).days.values())


async def stored(database: Database) -> None:
    """Wait until something is there."""
    while not await total(database):  # noqa: ASYNC110 # a database tells nobody
        await asyncio.sleep(0)


async def test_the_last_counts_are_stored_at_the_end(database: Database) -> None:
    """Who stops the bot loses no number."""
    usage = Usage(SqlCountStore(database), [1], 30)
    async with counting(usage):
        usage.note(ANSWER, TODAY, 1)
        assert await total(database) == 0
    assert await total(database) == 1


async def test_counts_are_stored_now_and_then(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anybody asking for them."""
    monkeypatch.setattr(room, "PAUSE", 0.01)
    usage = Usage(SqlCountStore(database), [1], 30)
    async with counting(usage):
        usage.note(ANSWER, TODAY, 1)
        async with asyncio.timeout(20):
            await stored(database)


async def test_a_database_out_of_reach_ends_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot stops as ever, and the log says that counts wait."""
    usage = Usage(SqlCountStore(database), [1], 30)
    assert database.file
    async with counting(usage):
        usage.note(ANSWER, TODAY, 1)
        database.file.unlink()
        with caplog.at_level(logging.WARNING):
            await room._store(usage)
    assert "counts of answers have to wait" in caplog.text


@pytest.mark.parametrize(("days", "left"), [(365, 3), (2, 2), (1, 1), (0, 0)])
async def test_the_upkeep_forgets_old_counts(
    database: Database, settings: Settings, days: int, left: int
) -> None:
    """STATS_DAYS decides: today is the first of them, and none of them means none."""
    counts = {Kind(TODAY - dt.timedelta(days=n), Outcome.ANSWERED, "sql"): 1 for n in (0, 1, 200)}
    await SqlCountStore(database).add(counts)
    await tidy(database, settings.model_copy(update={"stats_days": days}), NOW)
    assert await total(database) == left
