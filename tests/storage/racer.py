"""A process that sends what is due, a line for each: racer.py ADDRESS NAME MOMENT [crash]."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])

from bot.jobs.reminders import Due, Outcome, ReminderBook  # noqa: E402
from bot.storage.database import Database  # noqa: E402
from bot.storage.reminders import SqlReminders  # noqa: E402


async def race(address: str, name: str, moment: str, crash: bool) -> None:
    """Send until nothing is due; where told to, die between the first send and its commit."""
    at = dt.datetime.fromisoformat(moment)
    database = Database(address)
    book = ReminderBook(SqlReminders(database, lambda: at), 100, lambda: at)

    async def send(due: Due) -> Outcome:
        print(name, due.reminder.owner, due.reminder.text, due.nonce, sep="|", flush=True)
        await asyncio.sleep(0.002)
        if crash:
            os._exit(9)
        return Outcome.SENT

    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    while await book.deliver(send):
        pass
    await database.close()


if __name__ == "__main__":
    address, name, moment, *more = sys.argv[1:]
    asyncio.run(race(address, name, moment, crash=bool(more)))
