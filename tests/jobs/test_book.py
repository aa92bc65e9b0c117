"""The job book over a real SQLite file."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import BadLink, ListFull, NoSuchJob
from bot.jobs.book import JobBook
from bot.jobs.model import Posting, Saved, Status
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.migrate import migrate
from tests.jobs.queries import ALL

ANNA, BEN = 1, 2


@pytest.fixture
def address(tmp_path: Path) -> str:
    migrate(f"sqlite:///{tmp_path}/bot.db", tmp_path)
    return f"sqlite:///{tmp_path}/bot.db"


@pytest.fixture
async def book(address: str) -> AsyncIterator[JobBook]:
    """A book with room for three links a member."""
    database = Database(address)
    yield JobBook(SqlJobStore(database, lambda: dt.datetime.now(dt.UTC)), limit=3)
    await database.close()


async def test_a_link_is_saved_clean(book: JobBook) -> None:
    """The list shows the link without its tracking."""
    saved = await book.save(ANNA, "https://jobs.example/1?utm_source=x", {"title": "Lead", "company": "Acme"})
    assert saved.job.posting == Posting(
        "https://jobs.example/1", "https://jobs.example/1?utm_source=x", "Lead", "Acme"
    )
    assert (await book.page(ANNA, ALL)).jobs == [saved.job]


async def test_the_same_link_again_writes_nothing(book: JobBook) -> None:
    """The first is named, with what would have been saved, so that its owner can choose."""
    first = await book.save(ANNA, "https://jobs.example/1", {"title": "Backend"})
    again = "https://jobs.example/1?utm_medium=mail"
    second = await book.save(ANNA, again, {"title": "Frontend"})
    assert second == Saved(first.job, Posting("https://jobs.example/1", again, "Frontend"))
    assert (await book.page(ANNA, ALL)).jobs == [first.job]


async def test_two_roles_on_one_link_are_two_jobs(book: JobBook) -> None:
    """Where their owner wants it so."""
    first = await book.save(ANNA, "https://jobs.example/1", {"title": "Backend"})
    second = await book.save(ANNA, "https://jobs.example/1", {"title": "Frontend"}, anyway=True)
    assert second.waiting is None
    assert (await book.page(ANNA, ALL)).jobs == [second.job, first.job]


async def test_a_job_can_have_a_newer_link(book: JobBook) -> None:
    """What is said now stands for what was said; what is not said stays."""
    old = (await book.save(ANNA, "https://jobs.example/1", {"title": "Lead", "company": "Acme"})).job
    new = await book.renew(ANNA, 1, "https://jobs.example/2?utm_id=1", {"title": "Staff", "company": ""})
    assert new.posting == Posting(
        "https://jobs.example/2", "https://jobs.example/2?utm_id=1", "Staff", "Acme"
    )
    assert (new.number, new.saved_at) == (old.number, old.saved_at)
    assert (await book.page(ANNA, ALL)).jobs == [new]


async def test_what_is_not_there_cannot_be_renewed(book: JobBook) -> None:
    """Nor what is somebody else's."""
    await book.save(ANNA, "https://jobs.example/1")
    with pytest.raises(NoSuchJob):
        await book.renew(BEN, 1, "https://jobs.example/2")
    assert (await book.page(ANNA, ALL)).jobs[0].posting.url == "https://jobs.example/1"


async def test_another_members_link_is_no_twin(book: JobBook) -> None:
    """Nobody learns what others have saved."""
    await book.save(ANNA, "https://jobs.example/1")
    assert (await book.save(BEN, "https://jobs.example/1")).waiting is None


async def test_a_bad_link_stores_nothing(book: JobBook) -> None:
    """A refused link leaves the list as it was."""
    with pytest.raises(BadLink):
        await book.save(ANNA, "javascript:alert(1)")
    assert (await book.page(ANNA, ALL)).jobs == []


async def test_a_full_list_says_how_long_it_may_be(book: JobBook) -> None:
    """The refusal carries the limit."""
    for number in range(3):
        await book.save(ANNA, f"https://jobs.example/{number}")
    with pytest.raises(ListFull) as caught:
        await book.save(ANNA, "https://jobs.example/4")
    assert caught.value.limit == 3


async def test_removing_gives_back_what_was_removed(book: JobBook) -> None:
    """The member can be told which job went."""
    saved = await book.save(ANNA, "https://jobs.example/1", {"title": "Lead"})
    assert await book.remove(ANNA, 1) == saved.job
    assert (await book.page(ANNA, ALL)).jobs == []


async def test_another_members_number_cannot_be_removed(book: JobBook) -> None:
    """Numbers count per member, so a guess reaches nobody's row."""
    await book.save(ANNA, "https://jobs.example/1")
    with pytest.raises(NoSuchJob) as caught:
        await book.remove(BEN, 1)
    assert caught.value.number == 1
    assert (await book.page(ANNA, ALL)).total == 1


async def test_jobs_are_still_there_after_a_restart(book: JobBook, address: str) -> None:
    """A second process finds what the first has saved."""
    await book.save(ANNA, "https://jobs.example/1")
    again = Database(address)
    found = await JobBook(SqlJobStore(again, lambda: dt.datetime.now(dt.UTC)), 3).page(ANNA, ALL)
    assert [job.posting.url for job in found.jobs] == ["https://jobs.example/1"]
    await again.close()


@pytest.mark.parametrize("more", ["", ",2026-11-02"], ids=["undated", "applied"])
async def test_a_job_of_a_file_is_opened_where_it_was(book: JobBook, more: str) -> None:
    """Other trackers say where a job is, and not when it came there."""
    row = f"url,status,applied_at\nhttps://jobs.example/1,interview{more or ','}"
    await book.bring(ANNA, row.encode(), dry=False)
    closed = await book.close(ANNA, [1], Status.REJECTED)
    assert await book.reopen(ANNA, closed.at) == [1]
    job = await book.get(ANNA, 1)
    assert job
    assert job.status is Status.INTERVIEW


async def test_a_title_that_begins_with_a_number_is_no_other_jobs(book: JobBook) -> None:
    """Whole, it names its own job, and the number alone names the job of that number."""
    await book.save(ANNA, "https://jobs.example/1", {"title": "Lead"})
    await book.save(ANNA, "https://jobs.example/2", {"title": "#1 agency seeks Lead", "company": "Acme"})
    names = ["#1 agency seeks Lead", "#1 agency seeks Lead, Acme", "#1", "#1 Lead", "#2 #1 agency seeks Lead"]
    assert [(await book.find(ANNA, name)).number for name in names] == [2, 2, 1, 1, 2]
