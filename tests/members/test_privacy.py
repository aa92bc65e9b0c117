"""What is kept of a member, exported and erased, over a real SQLite file."""

from __future__ import annotations

import datetime as dt
import inspect
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

import bot.storage.jobs
from bot.jobs.model import JobDraft
from bot.members.privacy import Privacy
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.migrate import migrate
from bot.storage.tables import Base

ANNA, BEN = 1, 2


@pytest.fixture
def address(tmp_path: Path) -> str:
    migrate(f"sqlite:///{tmp_path}/bot.db", tmp_path)
    return f"sqlite:///{tmp_path}/bot.db"


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    database = Database(address)
    jobs = SqlJobStore(database, lambda: dt.datetime.now(dt.UTC))
    for member in (ANNA, ANNA, BEN):
        await jobs.add(member, JobDraft("https://jobs.example", "https://jobs.example"), 10)
    yield database
    await database.close()


@pytest.fixture
def privacy(database: Database) -> Privacy:
    return Privacy([SqlJobStore(database, lambda: dt.datetime.now(dt.UTC))])


async def test_a_member_is_told_what_is_kept(privacy: Privacy) -> None:
    """A count for each kind of rows, also when it is none."""
    assert await privacy.kept(ANNA) == {"Saved job links": 2}
    assert await privacy.kept(99) == {"Saved job links": 0}


async def test_the_export_is_json_and_whole(privacy: Privacy) -> None:
    """Every row of the member and of nobody else."""
    exported = json.loads(json.dumps(await privacy.export(ANNA)))
    assert [row["number"] for row in exported["Saved job links"]] == [1, 2]


async def test_erasing_says_how_much_went_and_leaves_the_others(privacy: Privacy) -> None:
    """The member's rows go, other members' stay."""
    assert await privacy.erase(ANNA) == {"Saved job links": 2}
    assert await privacy.kept(ANNA) == {"Saved job links": 0}
    assert await privacy.kept(BEN) == {"Saved job links": 1}


async def test_erasing_reaches_every_table_with_a_members_id(privacy: Privacy, database: Database) -> None:
    """A table that a later version adds and forgets here fails this test."""
    await privacy.erase(ANNA)
    tables = [table for table in Base.metadata.sorted_tables if "member_id" in table.columns]
    assert len(tables) >= 2
    async with database.session() as session:
        for table in tables:
            found = await session.execute(text(f"SELECT count(*) FROM {table.name} WHERE member_id = {ANNA}"))
            assert found.scalar_one() == 0


def test_the_export_has_every_column_but_the_members_own_id() -> None:
    """A column that a later version adds must be exported too."""
    source = inspect.getsource(bot.storage.jobs.SqlJobStore.export)
    columns = {column.name for column in Base.metadata.tables["saved_jobs"].columns} - {"member_id"}
    assert all(f'"{name}"' in source for name in columns)
