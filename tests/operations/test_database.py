"""A running bot's database: its own, made when missing, refused in plain words when it cannot be used."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.errors import AlreadyRunningError, SettingsError
from bot.operations.database import make_ready
from bot.operations.lock import only_bot
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.schema import State


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings say that the database is."""
    return tmp_path / "bot.db"


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[Database]:
    """The database, not opened yet."""
    made = Database(settings.database_url.get_secret_value())
    yield made
    await made.close()


def test_a_second_bot_is_kept_off(file: Path) -> None:
    """Two bots would answer everything twice."""
    with only_bot(file), pytest.raises(AlreadyRunningError, match="Another bot is running"):
        only_bot(file)


def test_the_file_is_free_again_when_the_bot_has_ended(file: Path) -> None:
    """A restart needs no clearing up."""
    with only_bot(file):
        pass
    with only_bot(file) as lock:
        assert lock.is_locked


def test_a_lock_file_left_behind_locks_nothing(file: Path) -> None:
    """A killed bot leaves the file, and the next one starts."""
    Path(f"{file}.lock").touch()
    with only_bot(file) as lock:
        assert lock.is_locked


def test_a_folder_that_cannot_be_made_is_a_setting_to_mend(tmp_path: Path) -> None:
    """The line names the setting and the folder."""
    (tmp_path / "place").write_text("a file where the folder should be")
    with pytest.raises(SettingsError, match=r"DATABASE_URL: .*/place cannot be written"):
        only_bot(tmp_path / "place" / "bot.db")


def test_a_lock_that_is_somebody_elses_is_named(tmp_path: Path) -> None:
    """A start as root leaves one that the bot's own user cannot open; the folder is not to blame."""
    (tmp_path / "bot.db.lock").mkdir()
    with pytest.raises(SettingsError, match=r"DATABASE_URL: .*/bot\.db\.lock cannot be written"):
        only_bot(tmp_path / "bot.db")


async def test_a_missing_database_is_made(database: Database, settings: Settings, file: Path) -> None:
    """The first start needs no other command."""
    await make_ready(database, settings)
    assert (await database.schema()).state is State.CURRENT
    assert file.stat().st_mode & 0o077 == 0


async def test_a_current_database_is_left_alone(
    database: Database, settings: Settings, file: Path, empty_database: Path
) -> None:
    """Every later start only looks."""
    shutil.copy(empty_database, file)
    await make_ready(database, settings)
    await database.close()
    assert file.read_bytes() == empty_database.read_bytes()


async def test_a_file_that_is_no_database_is_named(
    database: Database, settings: Settings, file: Path
) -> None:
    """One line: setting, file, and the driver's word for it."""
    file.write_bytes(b"no database" * 100)
    with pytest.raises(SettingsError) as raised:
        await make_ready(database, settings)
    assert str(raised.value) == f"DATABASE_URL: {file} cannot be used: file is not a database"


async def test_a_folder_in_place_of_the_file_is_named(
    database: Database, settings: Settings, file: Path
) -> None:
    """As above, for what people do with volumes."""
    file.mkdir()
    with pytest.raises(SettingsError, match="cannot be used: Is a directory"):
        await make_ready(database, settings)


async def test_a_database_that_is_busy_is_waited_for(
    database: Database, settings: Settings, file: Path, empty_database: Path
) -> None:
    """A backup that runs during the start delays it and does not end it."""
    shutil.copy(empty_database, file)
    with closing(sqlite3.connect(file, check_same_thread=False, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        asyncio.get_running_loop().call_later(1.8, other.execute, "COMMIT")  # the bot gives up after 1.5 s
        await make_ready(database, settings)
    assert (await database.schema()).state is State.CURRENT


async def test_the_words_of_the_process_that_makes_the_database_are_passed_on(
    database: Database, settings: Settings, file: Path
) -> None:
    """It is a child of the bot, and its failure is the bot's."""
    file.symlink_to(file.parent / "nowhere" / "bot.db")
    with pytest.raises(SettingsError, match="The database cannot be used"):
        await make_ready(database, settings)


async def test_an_empty_postgresql_database_gets_its_tables(postgres: Any, settings: Settings) -> None:
    """The password reaches the process that makes them through its environment, never its arguments."""
    postgres.psql("CREATE DATABASE fresh;")
    async with opened(postgres.get_uri().replace("/postgres?", "/fresh?"), settings) as (database, changed):
        await make_ready(database, changed)
        assert (await database.schema()).state is State.CURRENT


async def test_a_postgresql_server_that_refuses_is_not_asked_again(postgres: Any, settings: Settings) -> None:
    """A wrong name does not become right by waiting; the server's word for it is told."""
    address = postgres.get_uri().replace("/postgres?", "/nowhere?")
    async with opened(address, settings) as (database, changed):
        with pytest.raises(SettingsError, match='refuses the bot: database "nowhere" does not exist'):
            await make_ready(database, changed)


async def test_options_of_an_address_are_postgresqls_own(
    postgres: Any, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """Hosting services print them; what the bot does without is said once, at the start."""
    postgres.psql("CREATE DATABASE optional;")
    address = postgres.get_uri().replace("/postgres?", "/optional?")
    address += "&application_name=career&sslmode=prefer&keepalives=1"
    async with opened(address, settings) as (database, changed):
        with caplog.at_level("INFO"):
            await make_ready(database, changed)
        async with database.engine.connect() as connection:
            name = await connection.exec_driver_sql("SHOW application_name")
            assert name.scalar_one() == "career"
    assert caplog.messages == ["DATABASE_URL: the bot does without keepalives"]


async def test_a_server_out_of_reach_is_logged_with_its_reason(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """A mistyped host and a server that is down look alike otherwise."""
    async with opened("postgresql://bot:hunter2@127.0.0.1:1/bot", settings) as (database, changed):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(make_ready(database, changed), 1)  # the second look comes after two
    assert "Connect call failed" in caplog.text
    assert "hunter2" not in caplog.text


@asynccontextmanager
async def opened(address: str, settings: Settings) -> AsyncIterator[tuple[Database, Settings]]:
    """Another database, and the settings that name it."""
    database = Database(address)
    yield database, settings.model_copy(update={"database_url": SecretStr(address)})
    await database.close()
