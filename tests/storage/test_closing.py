"""Several jobs closed at one moment and opened again, on both databases."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from bot.jobs.book import UNDO
from bot.jobs.model import Closed, SavedJob, Status
from bot.storage.database import Database
from tests.storage.test_jobs import ANNA, BEN, NOON
from tests.storage.test_tracker import HOUR, at, fill, numbers

LATER = NOON + 2 * HOUR
SECOND = dt.timedelta(seconds=1)


async def jobs_of(database: Database, owner: int = ANNA) -> list[SavedJob]:
    """All of a member's jobs, without the time of the last change."""
    return [replace(job, updated_at=None) for job in await at(database).every(owner)]


async def test_open_jobs_are_closed_at_one_moment(database: Database) -> None:
    """Each gets a dated move; what was over before stays as it was."""
    await fill(database)
    assert await at(database, LATER).close(ANNA, [1, 2, 3, 99], Status.WITHDRAWN) == Closed([1, 3], LATER)
    jobs = await at(database).every(ANNA)
    assert [job.status for job in jobs] == [Status.WITHDRAWN, Status.REJECTED, Status.WITHDRAWN]
    assert [[(step.number, step.status) for step in job.steps] for job in jobs] == [
        [(1, Status.APPLIED), (2, Status.WITHDRAWN)],
        [(1, Status.REJECTED)],
        [(1, Status.WITHDRAWN)],
    ]
    assert {step.at for job in jobs[::2] for step in job.steps[-1:]} == {LATER}


async def test_closing_is_undone_as_a_whole(database: Database) -> None:
    """Every job is where it was, with the moves that it had."""
    await fill(database)
    before = await jobs_of(database)
    closed = await at(database, LATER).close(ANNA, [1, 3], Status.REJECTED)
    assert await jobs_of(database) != before
    assert await at(database, LATER + UNDO).reopen(ANNA, closed.at) == [1, 3]
    assert await jobs_of(database) == before


async def test_an_undo_that_comes_too_late_changes_nothing(database: Database) -> None:
    """Nor does a second one, nor one of a moment at which nothing was closed."""
    await fill(database)
    closed = await at(database, LATER).close(ANNA, [1, 3], Status.REJECTED)
    after = await jobs_of(database)
    assert await at(database, LATER + UNDO + SECOND).reopen(ANNA, closed.at) == ()
    assert await at(database, LATER).reopen(ANNA, closed.at + SECOND) == []
    assert await jobs_of(database) == after
    assert await at(database, LATER).reopen(ANNA, closed.at) == [1, 3]
    assert await at(database, LATER).reopen(ANNA, closed.at) == []


async def test_what_moved_on_since_stays_as_it_is(database: Database) -> None:
    """So does what was removed."""
    await fill(database)
    closed = await at(database, LATER).close(ANNA, [1, 3], Status.REJECTED)
    await at(database, LATER + SECOND).move(ANNA, 1, Status.OFFER)
    assert await at(database, LATER + 2 * SECOND).reopen(ANNA, closed.at) == [3]
    job = await at(database).get(ANNA, 1)
    assert job
    assert [step.status for step in job.steps] == [Status.APPLIED, Status.REJECTED, Status.OFFER]


async def test_nobody_closes_or_opens_anothers_jobs(database: Database) -> None:
    """Numbers and moments reach one's own jobs only."""
    await fill(database)
    await fill(database, BEN)
    before = await jobs_of(database, BEN)
    closed = await at(database, LATER).close(ANNA, [1, 2, 3], Status.REJECTED)
    assert await jobs_of(database, BEN) == before
    assert await at(database, LATER).reopen(BEN, closed.at) == []
    assert await numbers(database, open=True) == []


async def test_a_second_click_closes_nothing(database: Database) -> None:
    """However many come at once, each job is closed once."""
    await fill(database)
    clicks = (at(database, LATER).close(ANNA, [1, 3], Status.REJECTED) for _ in range(5))
    closed = await asyncio.gather(*clicks)
    assert sorted(len(each.numbers) for each in closed) == [0, 0, 0, 0, 2]


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [({"open": True}, [3, 1]), ({"numbers": [1, 2]}, [2, 1]), ({"numbers": []}, []), ({"numbers": [7]}, [])],
)
async def test_open_jobs_and_numbers_can_be_asked_for(
    database: Database, wanted: dict[str, Any], fitting: list[int]
) -> None:
    """No number is no job."""
    await fill(database)
    await fill(database, BEN)
    assert await numbers(database, **wanted) == fitting
