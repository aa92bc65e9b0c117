"""What is read of a member's jobs on both databases: one page, one job, one twin, and never all of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from sqlalchemy import event, inspect

from bot.jobs.identity import LENGTH, identity
from bot.jobs.model import LIMITS, Posting, Saved
from bot.jobs.query import JobQuery
from bot.storage import tables
from bot.storage.database import Database
from bot.storage.tables.jobs import JobRow
from tests.jobs.queries import ALL
from tests.storage.test_jobs import ANNA, BEN, NOON, draft, store


async def save(database: Database, *titles: str, owner: int = ANNA, company: str = "Acme") -> None:
    """A job for each title."""
    for at, title in enumerate(titles, 1):
        link = f"https://jobs.example/{at}"
        await store(database).add(owner, Posting(link, link, title, company), 1000)


async def numbers(database: Database, query: JobQuery, owner: int = ANNA) -> list[int]:
    """The numbers of the jobs that come."""
    return [job.number for job in (await store(database).page(owner, query)).jobs]


async def test_a_page_holds_as_many_as_are_asked_for(database: Database) -> None:
    """Newest first, and all of them once over the pages, each with the whole count."""
    await save(database, *"abcdefg")
    pages = [await store(database).page(ANNA, JobQuery(3, number)) for number in range(3)]
    assert [[job.number for job in page.jobs] for page in pages] == [[7, 6, 5], [4, 3, 2], [1]]
    assert [(page.total, page.number, page.pages) for page in pages] == [(7, at, 3) for at in range(3)]


@pytest.mark.parametrize(("asked", "given"), [(-1, 0), (1, 1), (2, 1), (10**30, 1)])
async def test_a_page_that_is_not_there_gives_the_nearest(database: Database, asked: int, given: int) -> None:
    """A button outlives the jobs that it led to."""
    await save(database, *"abc")
    page = await store(database).page(ANNA, JobQuery(2, asked))
    assert (page.number, len(page.jobs)) == (given, 2 - given)


async def test_no_job_is_an_empty_page(database: Database) -> None:
    """The only one that is empty."""
    page = await store(database).page(ANNA, JobQuery(5, 3))
    assert (page.jobs, page.total, page.number, page.pages) == ([], 0, 0, 1)


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("", [4, 3, 2, 1]),
        ("   ", [4, 3, 2, 1]),
        ("lead", [1]),
        ("LEAD dev", [1]),
        ("ÜBER", [2]),
        ("über", [2]),
        ("acme", [4, 3, 2, 1]),
        ("#2", [2]),
        ("#1 Lead Dev, Acme", [1]),
        (" #1  Lead\u200b Dev,\tAcme ", [1]),
        ("dev, ac", [1]),
        ("100%", [3]),
        ("%", [3]),
        ("_", [3]),
        ("/", [4]),
        ("jobs.example/4", [4]),
        ("jobs.example/1", [1]),
        ("acme lead", [1]),
        ("leed dev", [1]),
        ("remote_werk", [3]),
        ("entwickler jobs.example", [2]),
        ("'; --", []),
        ("\x00\ud800", [4, 3, 2, 1]),
    ],
)
async def test_jobs_are_found_by_what_the_list_calls_them(
    database: Database, text: str, fitting: list[int]
) -> None:
    """Their words in any order, slips too; a job without a title goes by its link, others by its host."""
    await save(database, "Lead Dev", "Über-Entwickler", "100% remote_work", "")
    assert await numbers(database, JobQuery(25, text=text)) == fitting


async def test_what_fits_best_comes_first_unless_another_order_is_asked_for(database: Database) -> None:
    """A title says more than a note."""
    for at, (title, notes) in enumerate([("Kubernetes lead", ""), ("Lead", "kubernetes"), ("Dev", "")]):
        link = f"https://jobs.example/{at}"
        await store(database).add(ANNA, Posting(link, link, title, notes=notes), 10)
    assert await numbers(database, JobQuery(25, text="kubernets")) == [1, 2]
    assert await numbers(database, JobQuery(25, text="kubernets", sort="newest")) == [2, 1]


async def test_what_is_found_comes_in_pages_too(database: Database) -> None:
    """The count is of those that fit."""
    await save(database, "lead", "other", "lead", "lead")
    page = await store(database).page(ANNA, JobQuery(2, 1, "lead"))
    assert ([job.number for job in page.jobs], page.total, page.pages) == ([1], 3, 2)


async def test_another_members_jobs_are_on_no_page(database: Database) -> None:
    """Nor found, nor counted, nor got by their numbers, nor a twin."""
    await save(database, "secret", "secret")
    await save(database, "mine", owner=BEN)
    page = await store(database).page(BEN, JobQuery(25))
    assert ([job.posting.title for job in page.jobs], page.total) == (["mine"], 1)
    assert await numbers(database, JobQuery(25, text="secret"), BEN) == []
    assert await store(database).get(BEN, 2) is None
    saved = await store(database).add(BEN, Posting("https://jobs.example/2", "https://jobs.example/2"), 10)
    assert saved
    assert saved.waiting is None


@pytest.mark.parametrize("number", [0, -1, 3, 2**31 - 1, 2**31, 10**30])
async def test_a_number_that_is_no_jobs_gets_nothing(database: Database, number: int) -> None:
    """However large: the number in a button is only text that somebody sent."""
    await save(database, "a", "b")
    assert await store(database).get(ANNA, number) is None
    assert await store(database).remove(ANNA, number) is None
    assert await numbers(database, JobQuery(5)) == [2, 1]


async def test_one_job_is_got_by_its_number(database: Database) -> None:
    """With everything that was saved."""
    await save(database, "a", "b")
    job = await store(database).get(ANNA, 2)
    assert job
    assert (job.number, job.owner, job.saved_at, job.posting.title) == (2, ANNA, NOON, "b")


async def test_the_latest_twin_is_named(database: Database) -> None:
    """By the cleaned link, however it was given."""
    first = await store(database).add(ANNA, draft(1), 10)
    await store(database).add(ANNA, draft(2), 10)
    second = await store(database).add(ANNA, draft(1), 10, anyway=True)
    other = dataclasses.replace(draft(1), original_url="other")
    third = await store(database).add(ANNA, other, 10)
    assert first
    assert second
    assert first.waiting is second.waiting is None
    assert third == Saved(second.job, other)
    assert (await store(database).page(ANNA, ALL)).total == 3


async def test_a_removed_job_is_nobodys_twin(database: Database) -> None:
    """What is gone is not spoken of."""
    await store(database).add(ANNA, draft(1), 10)
    await store(database).remove(ANNA, 1)
    again = await store(database).add(ANNA, draft(1), 10)
    assert again
    assert again.waiting is None


async def test_the_longest_link_of_any_letters_has_a_place_in_the_index(database: Database) -> None:
    """PostgreSQL's index takes no more than a third of a page, which letters of four bytes would fill."""
    link = "https://jobs.example/" + "".join(chr(0x10000 + at * 37 % 40_000) for at in range(1900))
    assert len(identity(link)) == LENGTH
    await store(database).add(ANNA, Posting(link, link), 10)
    again = await store(database).add(ANNA, Posting(link, link), 10)
    assert again
    assert again.waiting


async def test_no_more_rows_are_read_than_are_shown(sqlite: Database) -> None:
    """Neither to list, to suggest, to ask, to remove nor to find a twin, however many jobs there are."""
    await save(sqlite, *(f"job {number}" for number in range(40)))
    made: list[JobRow] = []

    def note(row: JobRow, _: object) -> None:
        made.append(row)

    event.listen(JobRow, "load", note)
    jobs = store(sqlite)
    for work, most in (
        (jobs.page(ANNA, JobQuery(5, 3)), 5),
        (jobs.page(ANNA, JobQuery(3, text="job")), 3),
        (jobs.get(ANNA, 3), 1),
        (jobs.remove(ANNA, 3), 1),
        (jobs.add(ANNA, draft(7), 1000), 1),
    ):
        made.clear()
        await work
        assert len(made) == most
    event.remove(JobRow, "load", note)


async def test_a_twin_is_looked_up_in_the_index(sqlite: Database) -> None:
    """Not by going through the member's rows."""
    async with sqlite.session() as session:
        connection = await session.connection()
        plan = await connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM saved_jobs WHERE member_id = 1 AND identity = 'x'"
        )
        assert "ix_saved_jobs_identity" in str(plan.all())


def test_a_jobs_columns_are_the_fields_of_a_posting() -> None:
    """A field stands in one place: what a posting has, the table has, with its limit."""
    columns = {column.name: column.type for column in JobRow.metadata.tables["saved_jobs"].columns}
    own = {
        "member_id",
        "number",
        "saved_at",
        "updated_at",
        "removed_at",
        "status",
        "identity",
        "rules",
        "origin",
    }
    assert columns.keys() - own == {field.name for field in dataclasses.fields(Posting)}
    assert {name: getattr(columns[name], "length", None) for name in LIMITS} == LIMITS


async def test_every_field_of_a_posting_comes_back(database: Database) -> None:
    """Each with a value of its own, so that none can stand in for another."""
    texts: dict[str, Any] = {field.name: f"{field.name} of it" for field in dataclasses.fields(Posting)}
    texts["deadline"] = dt.date(2026, 12, 31)
    saved = await store(database).add(ANNA, Posting(**texts), 10)
    assert saved
    assert saved.job.posting == Posting(**texts)
    (job,) = (await store(database).page(ANNA, JobQuery(1))).jobs
    assert (job.posting, job.saved_at.utcoffset()) == (Posting(**texts), dt.timedelta(0))


async def test_members_rows_can_be_found_by_the_member(database: Database) -> None:
    """Every table of members begins its key with the member, so that nothing is searched from end to end."""
    async with database.engine.connect() as connection:
        keys = await connection.run_sync(
            lambda plain: [inspect(plain).get_pk_constraint(table.name) for table in tables.PERSONAL]
        )
    assert [key["constrained_columns"][0] for key in keys] == ["member_id"] * len(tables.PERSONAL)
