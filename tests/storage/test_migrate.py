"""Migrations: made, backed up, refused and never drifting from the tables."""

from __future__ import annotations

import asyncio
import datetime as dt
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text

from bot.errors import SettingsError, UnreachableError
from bot.storage import migrations
from bot.storage.database import Database, make_file
from bot.storage.migrate import migrate, upgrade
from bot.storage.tables import Base, JobCounter
from tests.storage.test_jobs import ANNA, draft, store


def test_an_empty_database_is_brought_up_to_date_once(address: str, tmp_path: Path) -> None:
    """The second run finds nothing to do."""
    assert migrations.HEAD in migrate(address, tmp_path)
    assert "up to date" in migrate(address, tmp_path)


async def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    """Nothing in the tables is missing in the migrations, on either database."""

    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), Base.metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_head_is_the_newest_script() -> None:
    """The revision that the bot asks for is the one that Alembic would go to."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD


async def test_a_current_schema_is_recognised(database: Database) -> None:
    """The start-up check needs no Alembic."""
    assert await database.is_current()


def test_the_file_is_for_the_bot_alone(tmp_path: Path) -> None:
    """Folder and file of a new database are closed to other users."""
    migrate(f"sqlite:///{tmp_path}/new/bot.db", tmp_path)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new/bot.db").stat().st_mode) == 0o600


def test_a_newer_database_is_refused(file: Path, tmp_path: Path) -> None:
    """An old bot does not touch what a newer one made."""
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(SettingsError, match="newer version"):
        migrate(f"sqlite:///{file}", tmp_path)


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    """Somebody else's tables are left alone."""
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    connection.close()
    with pytest.raises(SettingsError, match="not the bot's"):
        migrate(f"sqlite:///{tmp_path}/other.db", tmp_path)


def test_a_path_that_cannot_be_opened_is_out_of_reach(tmp_path: Path) -> None:
    """A folder in the file's place ends in one line."""
    (tmp_path / "bot.db").mkdir()
    with pytest.raises(UnreachableError):
        migrate(f"sqlite:///{tmp_path}/bot.db", tmp_path)


def test_a_full_disk_is_told_in_the_drivers_words(tmp_path: Path) -> None:
    """In one line for the operator: no member's sentence, no statement, no address of a manual."""
    (tmp_path / "bot.db").symlink_to("/dev/full")
    with pytest.raises(UnreachableError) as raised:
        migrate(f"sqlite:///{tmp_path}/bot.db", tmp_path)
    assert str(raised.value).startswith("The database cannot be used: ")
    assert "\n" not in str(raised.value)
    assert "Answers still work" not in str(raised.value)


def test_an_upgrade_backs_the_file_up_first(file: Path, tmp_path: Path) -> None:
    """Rows written before an upgrade are in the copy that it makes."""

    async def save() -> None:
        database = Database(f"sqlite:///{file}")
        await store(database).add(ANNA, draft(), 10)
        async with database.session() as session:
            await session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
        await database.close()

    asyncio.run(save())
    with pytest.raises(Exception, match="0000"):  # no script leads on from an invented revision
        migrate(f"sqlite:///{file}", tmp_path)
    (copy,) = (tmp_path / "backups").glob("bot-*.db")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT count(*) FROM saved_jobs").fetchone() == (1,)
    connection.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


async def test_members_of_before_count_from_the_day_of_the_migration(address: str, tmp_path: Path) -> None:
    """Nobody's links are deleted for a day that was never noted."""
    database = Database(address)
    if database.file:
        make_file(database.file)
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade, "0001")
        await connection.execute(text("INSERT INTO job_counters (member_id, last_number) VALUES (111, 7)"))
    await database.close()
    before = dt.datetime.now(dt.UTC).date()
    await asyncio.to_thread(migrate, address, tmp_path)
    async with database.session() as session:
        row = (await session.execute(select(JobCounter.last_number, JobCounter.last_used))).one()
    assert row[0] == 7
    assert before <= row[1] <= dt.datetime.now(dt.UTC).date()
    await database.close()
