"""Whose tables a database holds: told by what is in them, whatever else is in the same database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import inspect, text

from bot.errors import SettingsError
from bot.operations.database import make_ready
from bot.settings import Settings
from bot.storage import schema
from bot.storage.database import Database, make_file
from bot.storage.migrate import migrate
from bot.storage.migrations import HEAD, RECORD, REVISIONS
from bot.storage.schema import State
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, store
from tests.storage.test_migrate import ROWS, as_of

THEIRS = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Where copies go."""
    return Settings(data_dir=tmp_path / "data")


async def run(address: str, *statements: str) -> None:
    """What another program does in the database."""
    database = Database(address)
    if database.file:
        make_file(database.file)
    async with database.engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await database.close()


async def state(address: str) -> State:
    """What the database is to this version."""
    database = Database(address)
    try:
        return (await database.schema()).state
    finally:
        await database.close()


async def told(address: str, settings: Settings) -> tuple[str, str]:
    """What the operator reads of `migrate` and then of `run`; empty where they go on."""
    words = []
    database = Database(address)
    chosen = settings.model_copy(update={"database_url": SecretStr(address)})
    for work in (asyncio.to_thread(migrate, address, settings.data_dir), make_ready(database, chosen)):
        try:
            await work
            words.append("")
        except SettingsError as error:
            words.append(str(error))
    await database.close()
    return words[0], words[1]


async def test_an_empty_database_is_ours_to_fill(address: str) -> None:
    """Nobody's tables are in the way."""
    await run(address)
    assert await state(address) is State.EMPTY


async def test_a_current_schema_is_recognised(migrated: str, settings: Settings) -> None:
    """Neither command has anything to do."""
    assert await state(migrated) is State.CURRENT
    assert await told(migrated, settings) == ("", "")


@pytest.mark.parametrize("revision", ["0001", HEAD, "0000feed", "ae10", ""])
async def test_anothers_record_is_not_taken_for_ours(address: str, settings: Settings, revision: str) -> None:
    """Every program that uses Alembic has such a table, and many begin to count as the bot did."""
    noted = [f"INSERT INTO alembic_version VALUES ('{revision}')"] if revision else []
    await run(address, THEIRS, "CREATE TABLE recipes (name TEXT)", *noted)
    assert await state(address) is State.FOREIGN
    assert await told(address, settings) == (schema.FOREIGN, schema.FOREIGN)


@pytest.mark.parametrize("table", ["recipes (name TEXT)", "saved_jobs (id INTEGER)", f"{RECORD} (name TEXT)"])
async def test_anothers_tables_are_left_alone(address: str, settings: Settings, table: str) -> None:
    """Also where one of them has a name that the bot uses: a wrong path must not mix two programs' data."""
    await run(address, f"CREATE TABLE {table}")
    assert await told(address, settings) == (schema.FOREIGN, schema.FOREIGN)


async def test_tables_of_our_names_in_anothers_database_are_not_ours(
    address: str, settings: Settings
) -> None:
    """A program for jobs may have the same names and the same count, but not the same columns."""
    await run(
        address,
        THEIRS,
        "INSERT INTO alembic_version VALUES ('0001')",
        "CREATE TABLE saved_jobs (id INTEGER, title TEXT)",
        "CREATE TABLE job_counters (id INTEGER)",
    )
    assert await told(address, settings) == (schema.FOREIGN, schema.FOREIGN)


@pytest.mark.parametrize("revision", ["9999", "0099", "a-later-one"])
async def test_a_newer_version_s_database_wants_a_newer_bot(
    migrated: str, settings: Settings, revision: str
) -> None:
    """An old bot does not touch it, and neither command sends the operator to the other one."""
    await run(migrated, f"UPDATE {RECORD} SET version_num = '{revision}'")
    assert await state(migrated) is State.NEWER
    assert await told(migrated, settings) == (schema.NEWER, schema.NEWER)


async def test_a_record_without_a_revision_is_nobodys(migrated: str, settings: Settings) -> None:
    """Guessing could spoil the tables."""
    await run(migrated, f"DELETE FROM {RECORD}")
    assert await told(migrated, settings) == (schema.FOREIGN, schema.FOREIGN)


@pytest.mark.parametrize("revision", REVISIONS[:-1])
async def test_a_running_bot_names_the_command_for_an_older_database(
    address: str, settings: Settings, revision: str
) -> None:
    """Upgrading is a command, since it wants the bot stopped and makes a backup."""
    await as_of(address, revision, ROWS[:3])
    database = Database(address)
    with pytest.raises(SettingsError, match=rf"at revision {revision}, .* {HEAD}: .*`python -m bot migrate`"):
        await make_ready(database, settings.model_copy(update={"database_url": SecretStr(address)}))
    await database.close()
    assert await told(address, settings) == ("", "")


async def tables(address: str) -> set[str]:
    """The names of all tables."""
    database = Database(address)
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda plain: inspect(plain).get_table_names())
    await database.close()
    return set(names)


async def test_the_record_of_the_first_versions_is_taken_over(address: str, settings: Settings) -> None:
    """Its table goes, since nobody else uses it, and the rows stay."""
    await as_of(address, "0002", ROWS[:3])
    assert await told(address, settings) == ("", "")
    assert RECORD in await tables(address)
    assert "alembic_version" not in await tables(address)
    database = Database(address)
    assert (await store(database).page(ANNA, ALL)).total == 3
    await database.close()


async def test_of_a_shared_record_only_our_line_is_taken(address: str, settings: Settings) -> None:
    """What another program has noted beside it stays where that program looks for it."""
    await as_of(address, "0002", ROWS[:3])
    await run(address, "INSERT INTO alembic_version VALUES ('0000feed')")
    assert await told(address, settings) == ("", "")
    database = Database(address)
    async with database.session() as session:
        left = await session.scalars(text("SELECT version_num FROM alembic_version"))
    assert left.all() == ["0000feed"]
    await database.close()


async def test_a_program_that_comes_later_changes_nothing(migrated: str, settings: Settings) -> None:
    """It may make its own record, and count as it likes."""
    await run(migrated, THEIRS, "INSERT INTO alembic_version VALUES ('0001')")
    assert await told(migrated, settings) == ("", "")
    assert "alembic_version" in await tables(migrated)


async def test_a_takeover_that_fails_changes_nothing(tmp_path: Path, settings: Settings) -> None:
    """The record is moved in the transaction of the upgrade: the next try finds it as it was."""
    address = f"sqlite:///{tmp_path}/bot.db"
    await as_of(address, "0002", ROWS[:3])
    await run(address, "CREATE TABLE active_members (in_the_way TEXT)")
    with pytest.raises(Exception, match="active_members"):
        await asyncio.to_thread(migrate, address, settings.data_dir)
    assert RECORD not in await tables(address)
    await run(address, "DROP TABLE active_members")
    assert await told(address, settings) == ("", "")
