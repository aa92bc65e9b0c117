"""What is left in the files after a deletion, and what is said about it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.jobs.model import Posting
from bot.members.privacy import Traces
from bot.storage.database import Database
from bot.storage.traces import clear_traces
from tests.storage.test_jobs import ANNA
from tests.storage.test_members import data, jobs

MARKER = "marker-5f2b"
MARKED = Posting(f"https://jobs.example/{MARKER}", f"https://jobs.example/{MARKER}")


def traces(file: Path) -> int:
    """How often the marker stands in the database's file and its log."""
    return sum(path.read_bytes().count(MARKER.encode()) for path in file.parent.glob("bot.db*"))


async def save(database: Database, number: int = 30) -> None:
    """Links that are easily found."""
    for _ in range(number):
        await jobs(database).add(ANNA, MARKED, 100)


async def test_deleted_links_are_in_no_file(sqlite: Database, file: Path) -> None:
    """No byte of them stays in the file or its log, and that is what is said."""
    await save(sqlite)
    assert traces(file)
    assert (await data(sqlite).erase(ANNA)).traces is Traces.GONE
    assert traces(file) == 0
    assert not sqlite.traces_left.is_set()


async def test_a_reader_that_holds_them_is_told_and_waited_for(sqlite: Database, file: Path) -> None:
    """The rows are gone at once; their bytes go when the other program lets go, and not before."""
    await save(sqlite)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM saved_jobs").fetchone()
        assert (await data(sqlite).erase(ANNA)).traces is Traces.WAITING
        assert not any((await data(sqlite).kept(ANNA)).values())
        assert sqlite.traces_left.is_set()
        assert traces(file)
        assert await clear_traces(sqlite, patience=0) is Traces.WAITING
    assert await clear_traces(sqlite, patience=0) is Traces.GONE
    assert traces(file) == 0
    assert not sqlite.traces_left.is_set()


async def test_what_cannot_be_cleared_is_no_failed_deletion(
    sqlite: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """The rows are gone, so the member must not read that nothing was changed."""
    await save(sqlite, 1)
    async with sqlite.session() as session:
        await session.connection()  # the one that there is
        assert await clear_traces(sqlite) is Traces.WAITING
    assert "not cleared from the database's files yet" in caplog.text
    assert await clear_traces(sqlite) is Traces.GONE


async def test_the_patience_with_other_programs_is_as_before_afterwards(sqlite: Database) -> None:
    """Clearing in the background waits for nobody; a member's save does."""
    await clear_traces(sqlite, patience=0)
    async with sqlite.session() as session:
        connection = await session.connection()
        assert (await connection.exec_driver_sql("PRAGMA busy_timeout")).scalar_one() == 1500


async def test_a_server_is_asked_to_clear_its_tables(migrated_server: str) -> None:
    """Their space is given back; what its logs hold is the server's, and that is what is said."""
    database = Database(migrated_server)
    await save(database, 100)

    async def size() -> int:
        async with database.session() as session:
            connection = await session.connection()
            found = await connection.exec_driver_sql("SELECT pg_relation_size('saved_jobs')")
            return int(found.scalar_one())

    assert await size() > 0
    assert (await data(database).erase(ANNA)).traces is Traces.SERVER
    assert await size() == 0
    await database.close()


@pytest.fixture
def migrated_server(postgres: Any, tmp_path: Path) -> str:
    """The address of a database of its own, with the current schema."""
    from bot.storage.migrate import migrate

    postgres.psql("CREATE DATABASE traces;")
    address = str(postgres.get_uri()).replace("/postgres?", "/traces?")
    migrate(address, tmp_path)
    return address
