"""Reminders and several real processes: each is sent by one, and none is lost with a process that dies."""

from __future__ import annotations

import contextlib
import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.reminders import AT_ONCE, HOLD
from tests.storage.reminding import ANNA, DAY, NOON, Desk

RACER = Path(__file__).with_name("racer.py")
MEMBERS = 40


@contextlib.contextmanager
def racers(address: str, *names: str, at: dt.datetime, crash: bool = False) -> Iterator[list[list[str]]]:
    """Processes that all begin at the same moment; at the end, what each of them has sent."""
    more = ["crash"] if crash else []
    running = [
        subprocess.Popen(
            [sys.executable, RACER, address, name, at.isoformat(), *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for process in running:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    sent: list[list[str]] = []
    for process in running:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    yield sent
    for process in running:
        out, _ = process.communicate(timeout=60)
        sent.append(out.splitlines())
        assert process.returncode == (9 if crash else 0)


def raced(address: str, *names: str, at: dt.datetime, crash: bool = False) -> list[list[str]]:
    """What each of the processes has sent, when all have ended."""
    with racers(address, *names, at=at, crash=crash) as sent:
        pass
    return sent


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_processes_that_race_send_each_reminder_once(migrated: str) -> None:
    """Three of them over one PostgreSQL: all is sent, nothing twice, and more than one had a share in it."""
    database = Database(migrated)
    desk = Desk(database)
    for member in range(1, MEMBERS + 1):
        await desk.remind(await desk.job(member), 1, 2, 3, owner=member)
    await database.close()
    sent = raced(migrated, "a", "b", "c", at=NOON + 3 * DAY)
    lines = [line.partition("|")[2] for lines in sent for line in lines]
    assert len(lines) == len(set(lines)) == 3 * MEMBERS
    assert len([lines for lines in sent if lines]) > 1


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_one_that_another_process_holds_at_this_moment_is_passed_over(migrated: str) -> None:
    """Neither waited for nor sent a second time: the next one is taken."""
    one, other = Database(migrated), Database(migrated)
    first, second = Desk(one, NOON + 2 * DAY), Desk(other, NOON + 2 * DAY)
    first.at = NOON
    await first.remind(await first.job(), 1, 2)
    first.at = second.at
    async with one.session() as session:
        await session.execute(text("SELECT 1 FROM job_reminders WHERE text = 'day 1' FOR UPDATE"))
        due = await second.store.claim()
    assert due
    assert due.reminder.text == "day 2"
    await one.close()
    await other.close()


async def test_a_process_that_dies_between_send_and_commit_loses_nothing(migrated: str) -> None:
    """Another one sends the same again, under the nonce by which Discord knows it, and the rest once."""
    database = Database(migrated)
    desk = Desk(database)
    await desk.remind(await desk.job(), 1, 2, 3)
    await database.close()
    at = NOON + 3 * DAY
    ((first,),) = raced(migrated, "a", at=at, crash=True)
    ((*meanwhile,),) = raced(migrated, "b", at=at)
    ((again,),) = raced(migrated, "c", at=at + HOLD)
    assert first.removeprefix("a") == again.removeprefix("c")
    assert [line.split("|")[2] for line in meanwhile] == ["day 2", "day 3"]
    assert raced(migrated, "d", at=at + 365 * DAY) == [[]]


async def test_processes_that_die_again_and_again_lose_nothing(migrated: str) -> None:
    """Each dies at its first send; in the end everything is sent, and one nonce stands for one reminder."""
    database = Database(migrated)
    desk = Desk(database)
    await desk.remind(await desk.job(), *range(1, AT_ONCE + 1))
    await database.close()
    at = NOON + AT_ONCE * DAY
    sent = []
    for _ in range(3):
        sent += raced(migrated, "a", at=at, crash=True)[0]
        at += HOLD + HOLD
    sent += raced(migrated, "b", at=at)[0]
    assert {line.split("|")[2] for line in sent} == {f"day {day}" for day in range(1, AT_ONCE + 1)}
    assert len({line.split("|")[3] for line in sent}) == AT_ONCE
    assert {line.split("|")[1] for line in sent} == {str(ANNA)}
