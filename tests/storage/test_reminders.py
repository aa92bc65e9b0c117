"""Reminders on both databases: kept with their jobs, listed, done, exported and deleted with them."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from bot.errors import NoSuchJob, ReminderGone, RemindersFull, TooLong
from bot.jobs.book import UNDO, JobBook
from bot.jobs.model import Status
from bot.jobs.query import JobQuery
from bot.jobs.reminders import ReminderBook
from bot.storage.database import Database
from bot.storage.members import SqlPersonalData
from bot.storage.reminders import KEPT
from tests.storage.reminding import ANNA, BEN, DAY, NOON, SECOND, Desk

DUE = JobQuery(50, due=True, sort="deadline")


@pytest.fixture
def desk(database: Database) -> Desk:
    """One process over each kind of database."""
    return Desk(database)


async def test_a_reminder_is_kept_with_its_job(desk: Desk) -> None:
    """Any number of them, the next one first, each with its line and moment."""
    job = await desk.job()
    third, first = await desk.remind(job, 3, 1)
    found = await desk.jobs.get(ANNA, job)
    assert found
    assert found.reminders == (first, third)
    assert (first.due_at, first.text, first.missed) == (NOON + DAY, "day 1", False)


async def test_a_reminder_that_is_done_is_gone(desk: Desk) -> None:
    """A second click finds nothing, and nothing is sent."""
    (reminder,) = await desk.remind(await desk.job(), 1)
    assert await desk.book.drop(ANNA, reminder.key) == reminder
    assert await desk.later(DAY).deliver() == []
    with pytest.raises(ReminderGone):
        await desk.book.drop(ANNA, reminder.key)
    with pytest.raises(ReminderGone):
        await desk.book.put_off(ANNA, reminder.key, DAY)


async def test_nobody_reaches_the_reminders_of_others(desk: Desk) -> None:
    """A key is worth nothing in another member's hand."""
    job = await desk.job()
    (reminder,) = await desk.remind(job, 1)
    for touch in (desk.book.drop(BEN, reminder.key), desk.book.put_off(BEN, reminder.key, DAY)):
        with pytest.raises(ReminderGone):
            await touch
    with pytest.raises(NoSuchJob):
        await desk.remind(job, 1, owner=BEN)
    await desk.store.told(BEN, [reminder.key])
    assert await desk.open(job) == ["day 1"]


async def test_a_removed_job_takes_its_reminders_along_and_back(desk: Desk) -> None:
    """Nothing is sent while it is away; what became due meanwhile comes when it is back."""
    job = await desk.job()
    (reminder,) = await desk.remind(job, 1)
    desk.later(DAY)
    await desk.jobs.remove(ANNA, job)
    assert await desk.deliver() == []
    with pytest.raises(ReminderGone):
        await desk.book.put_off(ANNA, reminder.key, DAY)
    await desk.jobs.restore(ANNA, job)
    assert await desk.open(job) == ["day 1"]
    assert await desk.deliver() == ["day 1"]


async def test_what_was_removed_for_good_leaves_no_reminder(desk: Desk) -> None:
    """Neither to be sent nor to be kept."""
    job, other = await desk.job(), await desk.job()
    await desk.remind(job, 1)
    await desk.remind(other, 2)
    await desk.jobs.remove(ANNA, job)
    await desk.later(UNDO + SECOND).jobs.purge()
    kept = await SqlPersonalData(desk.database, desk.now).kept(ANNA)
    assert kept["Reminders of your saved jobs"] == 1
    assert await desk.later(2 * DAY).deliver() == ["day 2"]


async def test_no_more_wait_than_a_member_may_have(desk: Desk) -> None:
    """Those that were sent make room."""
    book = ReminderBook(desk.store, 2, desk.now)
    job = await desk.job()
    for day in (1, 2):
        await book.remind(ANNA, job, f"in {day} days", "x")
    with pytest.raises(RemindersFull) as raised:
        await book.remind(ANNA, job, "in 3 days", "x")
    assert raised.value.limit == 2
    await desk.later(DAY).deliver()
    await book.remind(ANNA, job, "in 3 days", "x")


async def test_a_reminder_needs_its_job_and_a_text_of_some_length(desk: Desk) -> None:
    """What cannot be kept is refused before anything is stored."""
    with pytest.raises(NoSuchJob):
        await desk.remind(1, 1)
    with pytest.raises(NoSuchJob):
        await desk.remind(2**31, 1)
    with pytest.raises(TooLong):
        await desk.book.remind(ANNA, await desk.job(), "tomorrow", "x" * 201)


async def test_due_lists_deadlines_and_reminders_the_next_one_first(desk: Desk) -> None:
    """A job with neither is not among them; a closed one is, where the member wants to be reminded of it."""
    soon, later, closed, _ = [await desk.job() for _ in range(4)]
    await JobBook(desk.jobs, 10).edit(ANNA, later, {}, (NOON + 5 * DAY).date())
    await desk.remind(later, 9)
    await desk.remind(soon, 2, 7)
    await desk.remind(closed, 6)
    await desk.jobs.move(ANNA, closed, Status.REJECTED)
    page = await desk.jobs.page(ANNA, DUE)
    assert [job.number for job in page.jobs] == [soon, later, closed]
    assert [[each.text for each in job.reminders] for job in page.jobs] == [
        ["day 2", "day 7"],
        ["day 9"],
        ["day 6"],
    ]


async def test_export_delete_import_gives_equal_reminders(desk: Desk) -> None:
    """Those to come, with their texts and moments, in either kind of file."""
    book = JobBook(desk.jobs, 10)
    desk.at = dt.datetime.now(dt.UTC)
    job = await desk.job()
    await book.edit(ANNA, job, {"notes": "x"})
    await desk.book.remind(ANNA, job, "in 3 days", "=follow; up: 50 % 2026")
    await desk.book.remind(ANNA, job, "in 1 day", "interview round 2")
    before = [(each.due_at, each.text) for each in (await desk.jobs.every(ANNA))[0].reminders]
    for kind in ("csv", "json"):
        content = await book.export(ANNA, kind)
        await SqlPersonalData(desk.database, desk.now).erase(ANNA)
        assert await desk.later(4 * DAY).deliver() == []
        desk.later(-4 * DAY)
        await book.bring(ANNA, content, dry=False)
        (found,) = await desk.jobs.every(ANNA)
        assert [(each.due_at, each.text) for each in found.reminders] == before


async def test_a_file_brings_no_more_reminders_than_may_wait(desk: Desk) -> None:
    """Nor those that are over; the rest of its jobs comes all the same."""
    now = dt.datetime.now(dt.UTC)
    lines = [f"{(now + day * DAY).isoformat()} x" for day in range(-1, 30)]
    rows = [
        {"url": f"https://jobs.example/{n}", "reminders": "\n".join(["nonsense", *lines])} for n in range(8)
    ]
    await JobBook(desk.jobs, 10).bring(ANNA, json.dumps(rows).encode(), dry=False)
    jobs = await desk.jobs.every(ANNA)
    assert len(jobs) == 8
    assert sum(len(job.reminders) for job in jobs) == 100
    assert min(each.due_at for job in jobs for each in job.reminders) > now


async def test_privacy_counts_exports_and_deletes_reminders(desk: Desk) -> None:
    """Sent ones too, as long as they are kept."""
    data = SqlPersonalData(desk.database, desk.now)
    await desk.remind(await desk.job(), 1, 2)
    await desk.later(DAY).deliver()
    exported = await data.export(ANNA)
    assert {row["text"] for row in exported["Reminders of your saved jobs"]} == {"day 1", "day 2"}
    assert (await data.erase(ANNA)).rows["Reminders of your saved jobs"] == 2
    assert await desk.later(9 * DAY).deliver() == []


async def test_what_was_sent_is_forgotten_after_a_month(desk: Desk) -> None:
    """What is to come stays."""
    job = await desk.job()
    await desk.remind(job, 1, 60)
    await desk.later(DAY).deliver()
    data = SqlPersonalData(desk.database, desk.now)
    await desk.later(KEPT).store.forget()
    assert (await data.kept(ANNA))["Reminders of your saved jobs"] == 2
    await desk.later(SECOND).store.forget()
    assert (await data.kept(ANNA))["Reminders of your saved jobs"] == 1
    assert await desk.open(job) == ["day 60"]
