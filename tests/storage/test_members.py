"""All that is stored under a member's id, on both databases: found by itself, whatever table it is in."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import Boolean, Date, Integer, String, Table, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.jobs.boards import boards
from bot.jobs.identity import identity
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.tables import PERSONAL, Base
from bot.storage.tables.jobs import JobCounter, JobRow
from bot.storage.tables.members import ActiveMember
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, BEN, NOON, draft

DAY = dt.timedelta(days=1)


def data(database: Database, now: dt.datetime = NOON) -> SqlPersonalData:
    """The data of all members, at that time."""
    return SqlPersonalData(database, lambda: now)


def jobs(database: Database, now: dt.datetime = NOON) -> SqlJobStore:
    """The links of all members, at that time."""
    return SqlJobStore(database, lambda: now)


async def last_use(database: Database, member: int = ANNA) -> dt.date | None:
    """The day that is noted for a member."""
    await database.settled()
    async with database.session() as session:
        found = await session.scalar(select(ActiveMember.last_used).where(ActiveMember.member_id == member))
        assert found is None or isinstance(found, dt.date)
        return found


def row_for(table: Table, member: int) -> dict[str, Any]:
    """Something in every column, whatever the table is for."""
    values: dict[str, Any] = {"member_id": member}
    for column in table.columns:
        if column.name != "member_id":
            kinds = {Integer: 7, Boolean: True, String: "text", Date: NOON.date()}
            values[column.name] = next(
                (v for kind, v in kinds.items() if isinstance(column.type, kind)), NOON
            )
    return values


def test_every_table_with_a_members_id_has_a_name_for_members() -> None:
    """A table that a later version adds is told, exported and deleted without another line of code."""
    assert {table.name for table in Base.metadata.sorted_tables if "member_id" in table.columns} == {
        table.name for table in PERSONAL
    }
    assert len({table.info["title"] for table in PERSONAL}) == len(PERSONAL) >= 3


async def test_what_deleting_covers_is_counted_and_exported_too(database: Database) -> None:
    """In every table, with every column, for this member and no other."""
    async with database.session() as session:
        for table in PERSONAL:
            for member in (ANNA, BEN):
                await session.execute(insert(table).values(row_for(table, member)))
    mine = data(database)
    assert list((await mine.kept(ANNA)).values()) == [1] * len(PERSONAL)
    exported = json.loads(json.dumps(await mine.export(ANNA)))
    for table in PERSONAL:
        (row,) = exported[table.info["title"]]
        assert row.keys() == {column.name for column in table.columns} - {"member_id"}
    assert list((await mine.erase(ANNA)).rows.values()) == [1] * len(PERSONAL)
    assert not any((await mine.kept(ANNA)).values())
    assert list((await mine.kept(BEN)).values()) == [1] * len(PERSONAL)


async def test_the_export_holds_what_was_saved(database: Database) -> None:
    """Ready for JSON, oldest first."""
    await jobs(database).add(ANNA, draft(1), 10)
    await jobs(database).add(ANNA, draft(2), 10)
    rows = (await data(database).export(ANNA))["Saved job links"]
    assert rows[0] == {
        "number": 1,
        "url": "https://jobs.example/1",
        "original_url": "https://jobs.example/1?utm_source=x",
        "title": "Lead",
        "company": "Acme",
        "saved_at": "2026-11-24T12:00:00+00:00",
        "identity": identity("https://jobs.example/1"),
        "rules": boards().version,
        "updated_at": None,
        "removed_at": None,
        "status": "saved",
        "deadline": None,
        **dict.fromkeys(["location", "mode", "salary", "contact", "tags", "notes", "excerpt", "source"], ""),
        "origin": None,
    }
    assert [row["number"] for row in rows] == [1, 2]


async def test_after_deleting_the_numbers_begin_anew(database: Database) -> None:
    """Nothing remembers how many links there were."""
    for number in range(3):
        await jobs(database).add(ANNA, draft(number), 10)
    assert (await data(database).erase(ANNA)).rows["Saved job links"] == 3
    first = await jobs(database).add(ANNA, draft(), 10)
    assert first is not None
    assert first.job.number == 1


async def test_a_deletion_that_fails_deletes_nothing(database: Database) -> None:
    """All tables or none: a half would be told as a whole."""
    await jobs(database).add(ANNA, draft(), 10)
    async with database.session() as session:
        held = "CREATE TABLE held (member_id BIGINT REFERENCES job_counters (member_id))"
        await session.execute(text(held))
        await session.execute(text(f"INSERT INTO held VALUES ({ANNA})"))
    before = await data(database).kept(ANNA)
    with pytest.raises(IntegrityError):
        await data(database).erase(ANNA)
    assert before["Saved job links"] == 1
    assert await data(database).kept(ANNA) == before


async def test_no_link_slips_through_while_all_is_deleted(database: Database) -> None:
    """Of saves at the same moment each comes wholly before or after: no link is left without its counter."""
    await jobs(database).add(ANNA, draft(), 100)
    saves = [jobs(database).add(ANNA, draft(n), 100) for n in range(12)]
    await asyncio.gather(*saves[:6], data(database).erase(ANNA), *saves[6:], return_exceptions=True)
    async with database.session() as session:
        most = await session.scalar(select(func.max(JobRow.number)).where(JobRow.member_id == ANNA))
        last = await session.scalar(select(JobCounter.last_number).where(JobCounter.member_id == ANNA))
    assert (most or 0) == (last or 0)


async def test_an_unexpected_error_holds_no_values(database: Database) -> None:
    """What SQLAlchemy says of a statement ends up in logs: a member's id and link must not be in it."""
    row = row_for(JobRow.metadata.tables["saved_jobs"], ANNA) | {"url": "https://jobs.example/planted"}
    async with database.session() as session:
        await session.execute(insert(JobRow).values(row))
        with pytest.raises(IntegrityError, match="hidden due to hide_parameters") as raised:
            await session.execute(insert(JobRow).values(row))
        await session.rollback()
    assert "planted" not in str(raised.value)


@pytest.mark.parametrize("use", ["save", "list", "remove", "kept", "export"])
async def test_a_use_is_noted_by_its_day(database: Database, use: str) -> None:
    """Whatever a member does with what is stored counts, and only the day of it is kept."""
    await jobs(database).add(ANNA, draft(), 10)
    assert await last_use(database) == NOON.date()
    later, rights = jobs(database, NOON + 2 * DAY), data(database, NOON + 2 * DAY)
    acts: dict[str, Callable[[], Awaitable[object]]] = {
        "save": lambda: later.add(ANNA, draft(), 10),
        "list": lambda: later.page(ANNA, ALL),
        "remove": lambda: later.remove(ANNA, 1),
        "kept": lambda: rights.kept(ANNA),
        "export": lambda: rights.export(ANNA),
    }
    await acts[use]()
    assert await last_use(database) == (NOON + 2 * DAY).date()
    await jobs(database, NOON).page(ANNA, ALL)  # a clock that goes back takes no day away
    assert await last_use(database) == (NOON + 2 * DAY).date()


async def test_looking_stores_nothing_about_whoever_has_nothing(database: Database) -> None:
    """A curious member leaves no row."""
    await data(database).kept(ANNA)
    await jobs(database).page(ANNA, ALL)
    assert await last_use(database) is None


async def test_a_list_is_shown_where_its_use_cannot_be_noted(sqlite: Database) -> None:
    """Where nothing can be written any more, reading works; the next use notes the day."""
    await jobs(sqlite).add(ANNA, draft(), 10)
    async with sqlite.session() as session:
        await session.execute(text("CREATE TABLE filler (bytes)"))
        await session.execute(
            text(
                "CREATE TRIGGER fills AFTER UPDATE ON active_members "
                "BEGIN INSERT INTO filler VALUES (zeroblob(1000000)); END"
            )
        )
        pages = (await session.execute(text("PRAGMA page_count"))).scalar_one()
        await session.execute(text(f"PRAGMA max_page_count={pages}"))
    assert (await jobs(sqlite, NOON + DAY).page(ANNA, ALL)).total == 1
    assert await last_use(sqlite) == NOON.date()
    async with sqlite.session() as session:
        await session.execute(text("PRAGMA max_page_count=100000"))
    await jobs(sqlite, NOON + DAY).page(ANNA, ALL)
    assert await last_use(sqlite) == (NOON + DAY).date()


async def test_members_who_stay_away_are_deleted_in_small_steps(database: Database) -> None:
    """The longest away first, and nobody who came back."""
    for member in range(1, 6):
        await jobs(database, NOON + member * DAY).add(member, draft(), 10)
    before = (NOON + 4 * DAY).date()
    assert [await data(database).erase_unused(before, 2) for _ in range(3)] == [2, 1, 0]
    left = [member for member in range(1, 6) if any((await data(database).kept(member)).values())]
    assert left == [4, 5]
