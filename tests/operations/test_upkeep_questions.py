"""Questions without a good answer are forgotten when the operator's time is over, or kept not at all."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.feedback.model import Reason
from bot.operations.upkeep import tidy
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.feedback import SqlGapStore, SqlVoteStore
from bot.storage.members import SqlPersonalData

NOW = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
async def database(settings: Settings, empty_database: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """The bot's database, open."""
    shutil.copy(empty_database, tmp_path / "bot.db")
    made = Database(settings.database_url.get_secret_value())
    yield made
    await made.close()


async def ask(database: Database, text: str, days: int) -> None:
    """A question that was asked so many days ago."""
    await SqlGapStore(database, lambda: NOW - days * DAY).note(text, Reason.UNKNOWN, "", 99)


async def left(database: Database) -> list[str]:
    """The questions that are still there."""
    return [gap.text for gap in await SqlGapStore(database, lambda: NOW).open()]


async def test_old_questions_are_forgotten(
    database: Database, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """After GAP_DAYS; the log says how many and not which."""
    await ask(database, "planted old?", 91)
    await ask(database, "on the day?", 90)
    with caplog.at_level(logging.INFO):
        await tidy(database, settings, NOW)
    assert await left(database) == ["on the day?"]
    assert "let go: 1" in caplog.text
    assert "planted" not in caplog.text


async def test_a_question_that_is_asked_again_stays(database: Database, settings: Settings) -> None:
    """Its days count from the last time."""
    await ask(database, "again?", 200)
    await ask(database, "again?", 10)
    await tidy(database, settings, NOW)
    assert await left(database) == ["again?"]


async def test_the_operators_days_count(database: Database, settings: Settings) -> None:
    """Fewer mean sooner."""
    await ask(database, "a week?", 7)
    await tidy(database, settings.model_copy(update={"gap_days": 6}), NOW)
    assert await left(database) == []


async def test_switched_off_nothing_stays(database: Database, settings: Settings) -> None:
    """What was kept before goes as well, from the file too."""
    await ask(database, "planted today?", 0)
    await tidy(database, settings.model_copy(update={"gaps": False}), NOW)
    assert await left(database) == []
    assert database.file
    assert not any(b"planted" in path.read_bytes() for path in database.file.parent.glob("bot.db*"))


async def test_votes_of_members_who_stay_away_are_forgotten(database: Database, settings: Settings) -> None:
    """With all else that is stored under their id."""
    await SqlVoteStore(database, lambda: NOW - 740 * DAY).vote(1, "sql", helpful=True)
    await SqlVoteStore(database, lambda: NOW - 700 * DAY).vote(2, "sql", helpful=True)
    await tidy(database, settings, NOW)
    data = SqlPersonalData(database, lambda: NOW)
    assert [(await data.kept(member))["Votes on answers"] for member in (1, 2)] == [0, 1]
