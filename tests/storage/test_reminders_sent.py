"""Reminders on both databases: sent once when they are due, tried again, put off, and told where refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import StorageUnavailable
from bot.jobs.query import JobQuery
from bot.jobs.reminders import Due, Outcome, ReminderBook
from bot.storage.database import Database
from bot.storage.reminders import AT_ONCE, HOLD, LONGEST_PAUSE, TRIES, SqlReminders
from tests.storage.reminding import ANNA, BEN, DAY, MINUTE, NOON, SECOND, Desk

DUE = JobQuery(50, due=True, sort="deadline")


@pytest.fixture
def desk(database: Database) -> Desk:
    """One process over each kind of database."""
    return Desk(database)


async def test_nothing_is_sent_before_it_is_due(desk: Desk) -> None:
    """A second too early is too early."""
    await desk.remind(await desk.job(), 1)
    assert await desk.later(DAY - SECOND).deliver() == []
    assert await desk.later(SECOND).deliver() == ["day 1"]


async def test_what_was_sent_is_not_sent_again(desk: Desk) -> None:
    """However often and however late somebody looks."""
    job = await desk.job()
    await desk.remind(job, 1)
    assert await desk.later(DAY).deliver() == ["day 1"]
    for pause in (SECOND, HOLD, DAY, 365 * DAY):
        assert await desk.later(pause).deliver() == []
    assert await desk.open(job) == []


async def test_what_became_due_in_a_long_downtime_comes_once_and_in_order(desk: Desk) -> None:
    """The oldest first, and the member's others only after them."""
    await desk.remind(await desk.job(), 3, 1, 2)
    assert await desk.later(400 * DAY).deliver() == ["day 1", "day 2", "day 3"]


async def test_a_member_gets_few_in_a_minute(desk: Desk) -> None:
    """The rest follows minute by minute, and others do not wait for it."""
    await desk.remind(await desk.job(), *range(1, 13))
    await desk.remind(await desk.job(BEN), 12, owner=BEN)
    first = await desk.later(400 * DAY).deliver()
    assert first == [*(f"day {day}" for day in range(1, AT_ONCE + 1)), "day 12"]
    assert await desk.later(MINUTE - SECOND).deliver() == []
    assert await desk.later(2 * SECOND).deliver() == [f"day {day}" for day in range(6, 11)]
    assert await desk.later(MINUTE + SECOND).deliver() == ["day 11", "day 12"]


async def test_a_crash_after_the_send_repeats_it_under_the_same_nonce(database: Database) -> None:
    """The process that held it is gone: the next one sends it when the hold has run out."""
    crashed, next_one = Desk(database), Desk(database)
    await crashed.remind(await crashed.job(), 1)
    held = await crashed.later(DAY).store.claim()
    assert held
    assert await next_one.later(DAY).deliver() == []
    assert await next_one.later(HOLD).deliver() == ["day 1"]
    assert next_one.sent[0].nonce == held.nonce
    assert len(held.nonce) <= 25  # Discord's limit


async def test_a_process_that_comes_too_late_with_its_outcome_changes_nothing(database: Database) -> None:
    """Its hold had run out, and another one has it."""
    slow, quick = Desk(database), Desk(database)
    job = await slow.job()
    await slow.remind(job, 1)
    held = await slow.later(DAY).store.claim()
    assert held
    again = await quick.later(DAY + HOLD).store.claim()
    assert again
    await slow.store.settle(held, Outcome.LATER)
    await quick.store.settle(again, Outcome.SENT)
    assert await quick.open(job) == []
    assert await quick.later(DAY).deliver() == []


async def test_what_failed_is_tried_again_after_growing_pauses(desk: Desk) -> None:
    """One minute, two, four, at most an hour; the nonce stays."""
    await desk.remind(await desk.job(), 1)
    desk.later(DAY).outcome = Outcome.LATER
    for pause in (MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 16 * MINUTE, 32 * MINUTE, LONGEST_PAUSE):
        assert await desk.deliver() == ["day 1"]
        assert await desk.later(pause - SECOND).deliver() == []
        desk.later(SECOND)
    desk.outcome = Outcome.SENT
    assert await desk.deliver() == ["day 1"]
    assert len({due.nonce for due in desk.sent}) == 1


async def test_what_never_works_is_told_at_the_next_command(desk: Desk) -> None:
    """It is not tried for ever, and not lost."""
    job = await desk.job()
    await desk.remind(job, 1)
    desk.later(DAY).outcome = Outcome.LATER
    for _ in range(TRIES):
        assert await desk.deliver() == ["day 1"]
        desk.later(LONGEST_PAUSE)
    assert await desk.deliver() == []
    assert await desk.store.unreached() == {ANNA}


async def test_what_discord_refused_is_kept_until_the_member_is_told(desk: Desk) -> None:
    """It is on the job's card meanwhile; told once, it can still be put off."""
    job = await desk.job()
    await desk.remind(job, 1)
    desk.later(DAY).outcome = Outcome.REFUSED
    assert await desk.deliver() == ["day 1"]
    assert await desk.later(DAY).deliver() == []
    assert await desk.open(job) == ["day 1"]
    await desk.book.pause(1, 30)
    missed = await desk.book.missed(ANNA)
    assert [(due.reminder.text, due.reminder.missed, due.job.number) for due in missed] == [
        ("day 1", True, job)
    ]
    await desk.book.told(ANNA, missed)
    assert await desk.book.missed(ANNA) == []
    assert await desk.open(job) == []
    await desk.book.put_off(ANNA, missed[0].reminder.key, DAY)
    desk.outcome = Outcome.SENT
    assert await desk.later(DAY).deliver() == ["day 1"]


async def test_a_look_for_who_missed_something_costs_others_nothing(desk: Desk) -> None:
    """Of a member who missed nothing no row is read."""
    await desk.database.close()
    assert await ReminderBook(SqlReminders(desk.database, desk.now), 1, desk.now).missed(BEN) == ()


async def test_a_reminder_that_was_put_off_comes_again(desk: Desk) -> None:
    """Also one that is not due yet; it is a message of its own then."""
    job = await desk.job()
    (reminder,) = await desk.remind(job, 1)
    await desk.later(DAY).deliver()
    again = await desk.book.put_off(ANNA, reminder.key, 3 * DAY)
    assert again.due_at == NOON + 4 * DAY
    assert await desk.open(job) == ["day 1"]
    assert await desk.later(3 * DAY).deliver() == ["day 1"]
    assert len({due.nonce for due in desk.sent}) == 2


async def test_what_the_member_does_while_it_is_sent_counts(desk: Desk) -> None:
    """Who puts it off by an older message at that moment is reminded again."""
    (reminder,) = await desk.remind(await desk.job(), 1)
    due = await desk.later(DAY).store.claim()
    assert due
    await desk.book.put_off(ANNA, reminder.key, DAY)
    await desk.store.settle(due, Outcome.SENT)
    assert await desk.later(DAY).deliver() == ["day 1"]


async def test_a_clock_that_ran_ahead_holds_nothing_up(desk: Desk) -> None:
    """It was a year ahead when it took the reminder; set right, the reminder comes."""
    await desk.remind(await desk.job(), 1)
    desk.at += 366 * DAY
    assert await desk.store.claim()
    desk.at -= 365 * DAY
    assert await desk.deliver() == ["day 1"]


async def test_a_clock_that_is_set_back_repeats_nothing(desk: Desk) -> None:
    """What was sent stays sent."""
    await desk.remind(await desk.job(), 1, 3)
    assert await desk.later(2 * DAY).deliver() == ["day 1"]
    desk.at -= 30 * DAY
    assert await desk.deliver() == []
    assert await desk.later(31 * DAY).deliver() == ["day 3"]


async def test_what_was_sent_when_storage_broke_is_not_sent_again(sqlite: Database, file: Path) -> None:
    """This process knows that it was sent, and notes it when storage is back."""
    desk = Desk(sqlite)
    job = await desk.job()
    await desk.remind(job, 1)

    async def breaking(due: Due) -> Outcome:
        file.rename(file.with_suffix(".away"))
        return await desk.send(due)

    with pytest.raises(StorageUnavailable):
        await desk.later(DAY).book.deliver(breaking)
    file.with_suffix(".away").rename(file)
    assert await desk.later(HOLD).book.deliver(desk.send)
    assert len(desk.sent) == 1
    assert await desk.open(job) == []


async def test_the_next_look_is_when_something_is_due(desk: Desk) -> None:
    """Half a minute at most, since clocks jump and other processes store."""
    assert await desk.book.pause(1, 30) == 30
    await desk.remind(await desk.job(), 1)
    assert await desk.book.pause(1, 30) == 30
    assert await desk.later(DAY - 7 * SECOND).book.pause(1, 30) == 7
    assert await desk.later(DAY).book.pause(1, 30) == 1
