"""What a running bot forgets by itself: members who stay away, old copies, traces of what was deleted."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import open_services
from bot.jobs.model import Posting
from bot.members.privacy import Traces
from bot.operations import upkeep
from bot.operations.upkeep import months_before, remove_copies, tended, tidy
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.migrate import _back_up
from bot.storage.tables.jobs import JobRow

NOW = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
MARKER = "marker-5f2b"
ANNA, BEN = 8_231_776_101, 8_231_776_102


@pytest.fixture
def file(empty_database: Path, tmp_path: Path) -> Path:
    """The bot's database."""
    return Path(shutil.copy(empty_database, tmp_path / "bot.db"))


@pytest.fixture
async def database(settings: Settings, file: Path) -> AsyncIterator[Database]:
    """The same, open."""
    made = Database(settings.database_url.get_secret_value())
    yield made
    await made.close()


async def save(database: Database, member: int, when: dt.datetime, number: int = 1) -> None:
    """Links of a member at that time."""
    for _ in range(number):
        link = f"https://jobs.example/{MARKER}"
        await SqlJobStore(database, lambda: when).add(member, Posting(link, link), 1000)


async def kept(database: Database, member: int) -> bool:
    """Whether anything is stored about a member."""
    return any((await SqlPersonalData(database, lambda: NOW - dt.timedelta(days=9999)).kept(member)).values())


def test_months_are_counted_by_the_calendar() -> None:
    """Never a day later, where months differ in length."""
    assert months_before(dt.date(2026, 11, 27), 24) == dt.date(2024, 11, 27)
    assert months_before(dt.date(2026, 3, 31), 1) == dt.date(2026, 2, 28)
    assert months_before(dt.date(2026, 1, 5), 1) == dt.date(2025, 12, 5)


async def test_members_who_stay_away_are_forgotten(
    database: Database, settings: Settings, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """After INACTIVE_MONTHS, from the file too; the log says how many and not who."""
    await save(database, ANNA, NOW - dt.timedelta(days=740))
    await save(database, BEN, NOW - dt.timedelta(days=720))
    with caplog.at_level(logging.INFO):
        await tidy(database, settings, NOW)
    assert [await kept(database, member) for member in (ANNA, BEN)] == [False, True]
    assert "about 1 who stayed away" in caplog.text
    assert str(ANNA) not in caplog.text


async def test_a_crowd_is_forgotten_in_steps(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others have the database in between."""
    monkeypatch.setattr(upkeep, "REST", 0.0)
    for member in range(1, upkeep.STEP + 6):
        await save(database, member, NOW - dt.timedelta(days=1000))
    await tidy(database, settings, NOW)
    assert not any([await kept(database, member) for member in range(1, upkeep.STEP + 6)])


async def test_no_months_mean_never(database: Database, settings: Settings) -> None:
    """An operator may keep links for ever; `/privacy` then says so."""
    await save(database, ANNA, NOW - dt.timedelta(days=9000))
    await tidy(database, settings.model_copy(update={"inactive_months": 0}), NOW)
    assert await kept(database, ANNA)


def copies(folder: Path) -> list[str]:
    """What is in the folder for copies."""
    return sorted(path.name for path in folder.iterdir())


def test_old_copies_go_and_nothing_else(tmp_path: Path, file: Path) -> None:
    """Only files that `migrate` names so, by the day in the name, with what belongs to them."""
    folder = tmp_path / "data" / "backups"
    new = _back_up(file, folder)
    stay = ["bot-20261028T120000Z.db", "notes.txt", "mine-20200101T000000Z.db.gz", "bot-99999999T999999Z.db"]
    go = ["bot-20261028T115959Z.db", "old-20200101T000000Z.db", "bot-20200101T000000Z.db-wal"]
    for name in (*stay, *go):
        (folder / name).touch()
    (folder / "dir-20200101T000000Z.db").mkdir()
    (folder / "link-20200101T000000Z.db").symlink_to(file)
    remove_copies(folder, NOW + dt.timedelta(days=0), 30)
    kept_ones = [new.name, *stay, "dir-20200101T000000Z.db", "link-20200101T000000Z.db"]
    assert copies(folder) == sorted(kept_ones)
    assert file.exists()


def test_the_days_of_a_copy_are_the_operators(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """BACKUP_DAYS decides, and the log says which file went."""
    (tmp_path / "bot-20261101T000000Z.db").touch()
    remove_copies(tmp_path, NOW, 27)
    assert len(copies(tmp_path)) == 1
    with caplog.at_level(logging.INFO):
        remove_copies(tmp_path, NOW, 26)
    assert copies(tmp_path) == []
    assert "bot-20261101T000000Z.db, a copy older than BACKUP_DAYS" in caplog.text


def test_no_folder_of_copies_is_no_fault(tmp_path: Path) -> None:
    """A bot that was never updated has none."""
    remove_copies(tmp_path / "backups", NOW, 30)


async def test_traces_go_when_the_other_program_ends(
    database: Database, settings: Settings, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a restart and without anybody asking again."""
    monkeypatch.setattr(upkeep, "AGAIN", 0.01)
    async with tended(database, settings, lambda: NOW):
        await save(database, ANNA, NOW, 30)
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM saved_jobs").fetchone()
            erased = await SqlPersonalData(database, lambda: NOW).erase(ANNA)
            assert erased.traces is Traces.WAITING
            assert found(file)
        await until(lambda: not found(file))


async def test_traces_of_an_earlier_run_go_at_the_start(
    database: Database, settings: Settings, file: Path
) -> None:
    """A bot that was killed while another program read the file left them behind."""
    await save(database, ANNA, NOW, 30)
    async with database.session() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("DELETE FROM saved_jobs")
    assert found(file)
    async with tended(database, settings, lambda: NOW):
        await until(lambda: not found(file))


async def test_a_running_bot_does_the_upkeep(settings: Settings, file: Path, database: Database) -> None:
    """Whatever opens the services has it, from the start on."""
    await save(database, ANNA, NOW - dt.timedelta(days=1500))
    await database.close()
    old = settings.data_dir / "backups" / "bot-20200101T000000Z.db"
    old.parent.mkdir(parents=True)
    old.touch()
    async with open_services(settings) as services:
        await until(lambda: not old.exists() and not found(file))
        assert not any((await services.privacy.kept(ANNA)).values())


@pytest.mark.parametrize("earlier", [True, False])
async def test_removed_jobs_go_for_good_by_themselves(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch, earlier: bool
) -> None:
    """Once their removal cannot be undone any more; those of an earlier run too."""
    monkeypatch.setattr(upkeep, "UNDO", dt.timedelta(seconds=0.01))
    clock = [NOW]
    jobs = SqlJobStore(database, lambda: clock[0])
    await save(database, ANNA, NOW)
    if earlier:
        await jobs.remove(ANNA, 1)
    async with tended(database, settings, lambda: clock[0]):
        await asyncio.sleep(0.05)
        if not earlier:
            await jobs.remove(ANNA, 1)
        assert await rows(database) == 1
        clock[0] += dt.timedelta(minutes=1)
        while await rows(database):  # noqa: ASYNC110 # nobody tells when a row is gone
            await asyncio.sleep(0.01)


async def test_a_database_that_is_busy_delays_the_upkeep_only(
    database: Database, settings: Settings, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot goes on, and the log says that it has to wait."""
    database.patience = 0.5
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        async with tended(database, settings, lambda: NOW):
            await until(lambda: "The daily upkeep has to wait" in caplog.text)
    assert "Traceback" not in caplog.text


async def rows(database: Database) -> int:
    """How many jobs the table holds, the removed ones too."""
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(JobRow)) or 0


def found(file: Path) -> bool:
    """Whether the marker is in the database's file or its log."""
    return any(MARKER.encode() in path.read_bytes() for path in file.parent.glob("bot.db*"))


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that comes by itself."""
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come")
