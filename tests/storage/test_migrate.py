"""Migrations: made, backed up, refused and never drifting from the tables."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import DBAPIError

from bot.errors import UnreachableError
from bot.jobs.identity import identity
from bot.jobs.model import LIMITS, Posting
from bot.storage import migrations
from bot.storage.database import Database, make_file
from bot.storage.migrate import migrate, upgrade
from bot.storage.schema import State
from bot.storage.tables import Base
from bot.storage.tables.members import ActiveMember
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, BEN, NOON, store
from tests.storage.test_members import data

LONG = "https://jobs.example/" + "x" * (LIMITS["url"] - 50)
# Member, number and link; more than a migration reads at once.
ROWS = [(ANNA, 1, "https://jobs.example/1"), (ANNA, 3, LONG), (ANNA, 7, "https://bücher.example/ü%20")]
ROWS += [(BEN, number, f"https://jobs.example/{number}") for number in range(1, 1101)]


def test_an_empty_database_is_brought_up_to_date_once(address: str, tmp_path: Path) -> None:
    """The second run finds nothing to do."""
    assert migrations.HEAD in migrate(address, tmp_path)
    assert "up to date" in migrate(address, tmp_path)


async def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    """Nothing in the tables is missing in the migrations, on either database."""

    def differences(connection: Connection) -> object:
        context = MigrationContext.configure(connection, opts={"version_table": migrations.RECORD})
        return compare_metadata(context, Base.metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_revisions_are_those_of_the_scripts() -> None:
    """In their order; the last one is where Alembic would go to."""
    scripts = [script.revision for script in script_directory().walk_revisions()]
    assert tuple(reversed(scripts)) == migrations.REVISIONS


def test_the_file_is_for_the_bot_alone(tmp_path: Path) -> None:
    """Folder and file of a new database are closed to other users."""
    migrate(f"sqlite:///{tmp_path}/new/bot.db", tmp_path)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new/bot.db").stat().st_mode) == 0o600


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


def test_an_upgrade_backs_the_file_up_first(tmp_path: Path) -> None:
    """Rows written before an upgrade are in the copy that it makes, in the tables of then."""
    address = f"sqlite:///{tmp_path}/bot.db"
    asyncio.run(as_of(address, "0002", ROWS))
    assert "Backup: " in migrate(address, tmp_path)
    (copy,) = (tmp_path / "backups").glob("bot-*.db")
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM saved_jobs").fetchone() == (len(ROWS),)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


@pytest.mark.parametrize("revision", migrations.REVISIONS[:-1])
async def test_every_older_version_is_brought_up_to_date_with_its_rows(
    address: str, tmp_path: Path, revision: str
) -> None:
    """Nothing that was saved is lost or changed, and saving, listing, finding a twin and deleting go on."""
    before = dt.datetime.now(dt.UTC).date()
    await as_of(address, revision, ROWS)
    assert migrations.HEAD in await asyncio.to_thread(migrate, address, tmp_path)
    database = Database(address)
    assert (await database.schema()).state is State.CURRENT
    found = (await store(database).page(ANNA, ALL)).jobs
    assert [(job.number, job.posting, job.saved_at) for job in found] == [
        (number, Posting(url, f"{url}?utm_source=x", "Lead", "Äcme"), NOON)
        for member, number, url in reversed(ROWS)
        if member == ANNA
    ]
    again = await store(database).add(ANNA, Posting(LONG, LONG), 10**6)
    assert again
    assert again.waiting
    assert again.job.posting.url == LONG
    more = await store(database).add(ANNA, Posting(LONG, LONG), 10**6, anyway=True)
    assert more
    assert more.job.number == 8  # the counter was at seven
    async with database.session() as session:
        days = (await session.scalars(select(ActiveMember.last_used))).all()
    assert set(days) <= {before, dt.datetime.now(dt.UTC).date(), NOON.date()}
    assert (await data(database).erase(ANNA)).rows["Saved job links"] == 4
    assert (await store(database).page(BEN, ALL)).total == 1100
    await database.close()


@pytest.mark.parametrize("revision", migrations.REVISIONS)
async def test_texts_stay_held_to_their_lengths(address: str, tmp_path: Path, revision: str) -> None:
    """SQLite makes a changed table anew, which must not cost it the bounds."""
    await as_of(address, revision, [])
    await asyncio.to_thread(migrate, address, tmp_path)
    database = Database(address)
    for name, most in LIMITS.items():
        values: dict[str, Any] = {"url": "u", "original_url": "u"} | {name: "x" * (most + 1)}
        with pytest.raises(DBAPIError):
            await store(database).add(ANNA, Posting(**values), 10)
    await database.close()


async def test_the_way_back_leads_to_the_tables_of_then(address: str) -> None:
    """Every script undoes what it did, so that a mended one can be tried again."""
    database = Database(address)
    if database.file:
        make_file(database.file)
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade)
        made = await connection.run_sync(shape)
        await connection.run_sync(downgrade)
        assert (await connection.run_sync(shape)).keys() == {migrations.RECORD}
        await connection.run_sync(upgrade)
        assert await connection.run_sync(shape) == made
    await database.close()


# What a job has from the tracker on.
TRACKED = ("location", "mode", "salary", "contact", "tags", "notes", "excerpt", "source")


async def as_of(address: str, revision: str, rows: Sequence[tuple[int, int, str]]) -> None:
    """A database as the version of that revision has left it."""
    database = Database(address)
    if database.file:
        make_file(database.file)
    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade, revision)
        for name, values in filled(revision, rows).items():
            columns = values[0] if values else {}
            put = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join(f':{c}' for c in columns)})"
            if values:
                await connection.execute(text(put), values)
        if revision in migrations.ADOPTED:
            await connection.run_sync(note_as_then, revision)
    await database.close()


def filled(revision: str, rows: Sequence[tuple[int, int, str]]) -> dict[str, list[dict[str, object]]]:
    """What stands in which table at that revision."""
    members = dict.fromkeys(member for member, _, _ in rows)
    last: dict[str, object] = {"last_used": NOON.date()}
    jobs: list[dict[str, object]] = [
        {"member_id": member, "number": number, "url": url, "original_url": f"{url}?utm_source=x"}
        | {"title": "Lead", "company": "Äcme", "saved_at": NOON}
        | ({} if revision < "0004" else {"identity": identity(url) if revision > "0004" else "older"})
        | ({} if revision < "0006" else {"status": "saved"} | dict.fromkeys(TRACKED, ""))
        for member, number, url in rows
    ]
    counters: list[dict[str, object]] = [
        {"member_id": member, "last_number": 7} | (last if revision == "0002" else {}) for member in members
    ]
    tables = {"saved_jobs": jobs, "job_counters": counters}
    if revision >= "0003":
        tables["active_members"] = [{"member_id": member} | last for member in members]
    return tables


def note_as_then(connection: Connection, revision: str) -> None:
    """The first versions of the bot used the record that Alembic makes for everybody."""
    connection.execute(text(f"DROP TABLE {migrations.RECORD}"))
    MigrationContext.configure(connection).stamp(script_directory(), revision)


def config() -> Config:
    """Where the packaged scripts are."""
    made = Config()
    made.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return made


def script_directory() -> ScriptDirectory:
    """The packaged scripts."""
    return ScriptDirectory.from_config(config())


def shape(connection: Connection) -> dict[str, set[str]]:
    """The tables with their columns."""
    found = inspect(connection)
    return {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}


def downgrade(connection: Connection) -> None:
    """Undo every script."""
    made = config()
    made.attributes["connection"] = connection
    command.downgrade(made, "base")
