"""What is kept of a member, exported and erased, over a real SQLite file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from bot.jobs.model import Posting
from bot.members.privacy import Keeping, Privacy, Traces
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.migrate import migrate

ANNA, BEN = 1, 2
LINKS = "Saved job links"
# What is kept besides the links of whoever has ever saved one.
NOTES = {"Counter for their numbers": 1, "Day of your last use": 1}


def now() -> dt.datetime:
    """The clock."""
    return dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """Two links of Anna's and one of Ben's."""
    address = f"sqlite:///{tmp_path}/bot.db"
    migrate_here(address, tmp_path)
    database = Database(address)
    link = "https://jobs.example"
    for member in (ANNA, ANNA, BEN):
        await jobs(database).add(member, Posting(link, link), 10, anyway=True)
    yield database
    await database.close()


def migrate_here(address: str, folder: Path) -> None:
    """Make the tables from within a loop."""
    import concurrent.futures

    with concurrent.futures.ThreadPoolExecutor(1) as aside:
        aside.submit(migrate, address, folder).result()


def some(counts: Mapping[str, int]) -> dict[str, int]:
    """The kinds of rows of which there are any."""
    return {title: count for title, count in counts.items() if count}


def jobs(database: Database) -> SqlJobStore:
    """The links."""
    return SqlJobStore(database, now)


@pytest.fixture
def privacy(database: Database) -> Privacy:
    """The rights of members."""
    return Privacy(SqlPersonalData(database, now))


async def test_a_member_is_told_what_is_kept(privacy: Privacy) -> None:
    """A count for each kind of rows, also when it is none."""
    assert some(await privacy.kept(ANNA)) == {LINKS: 2, **NOTES}
    nothing = await privacy.kept(99)
    assert some(nothing) == {}
    assert {LINKS, *NOTES} <= nothing.keys()


async def test_what_is_left_after_the_last_link_is_told_and_deleted(
    privacy: Privacy, database: Database
) -> None:
    """The counter stays when all links are removed; it is the member's to see and to delete."""
    await jobs(database).remove(BEN, 1)
    await SqlJobStore(database, lambda: now() + dt.timedelta(minutes=1)).purge()
    assert some(await privacy.kept(BEN)) == NOTES
    assert some((await privacy.erase(BEN)).rows) == NOTES
    assert some(await privacy.kept(BEN)) == {}


async def test_the_export_is_json_and_whole(privacy: Privacy) -> None:
    """Every row of the member and of nobody else."""
    exported = json.loads(json.dumps(await privacy.export(ANNA)))
    assert [row["number"] for row in exported[LINKS]] == [1, 2]
    assert exported["Counter for their numbers"] == [{"last_number": 2}]
    assert exported["Day of your last use"] == [{"last_used": "2026-11-27"}]


async def test_erasing_says_how_much_went_and_leaves_the_others(privacy: Privacy) -> None:
    """The member's rows go, other members' stay."""
    erased = await privacy.erase(ANNA)
    assert some(erased.rows) == {LINKS: 2, **NOTES}
    assert erased.traces is Traces.GONE
    assert some(await privacy.kept(ANNA)) == {}
    assert some(await privacy.kept(BEN)) == {LINKS: 1, **NOTES}


def test_how_long_things_stay_is_known_to_whoever_tells(privacy: Privacy) -> None:
    """Two years without a use, thirty days in a copy, where nothing else was set."""
    assert privacy.keeping == Keeping(months=24, backup_days=30, on_server=False)
