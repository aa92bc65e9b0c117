"""Reminders of a real bot process: sent once, and after a kill in the middle again under the same nonce."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.jobs.model import Posting
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.reminders import HOLD, SqlReminders
from tests.wire import payloads
from tests.wire.base import NO_ANSWER
from tests.wire.double import Double
from tests.wire.process import Start

SENDS = f"/channels/{payloads.DIRECT}/messages"
URL = "https://jobs.example/1"


def furnish(home: Path, *texts: str) -> None:
    """A saved job of the member's with reminders that are due for days, the first one first."""
    now = dt.datetime.now(dt.UTC)

    async def fill() -> None:
        database = Database(f"sqlite:///{home / 'bot.db'}")
        await SqlJobStore(database, lambda: now).add(int(payloads.MEMBER), Posting(URL, URL, "Lead"), 10)
        store = SqlReminders(database, lambda: now)
        for at, text in enumerate(texts):
            await store.add(int(payloads.MEMBER), 1, now - dt.timedelta(days=9 - at), text, 100)
        await database.close()

    asyncio.run(fill())


def rows(home: Path, what: str) -> list[Any]:
    """What stands in the reminders' table."""
    with closing(sqlite3.connect(home / "bot.db")) as connection:
        return connection.execute(f"SELECT {what} FROM job_reminders ORDER BY due_at").fetchall()


def let_go(home: Path) -> None:
    """As it is when the time has passed for which a process holds what it sends."""
    with closing(sqlite3.connect(home / "bot.db")) as connection, connection:
        past = (dt.datetime.now(dt.UTC) - HOLD).strftime("%Y-%m-%d %H:%M:%S.%f")
        connection.execute("UPDATE job_reminders SET try_at = ? WHERE try_at IS NOT NULL", (past,))


def test_what_became_due_while_no_bot_was_there_is_sent_once(
    start: Start, double: Double, home: Path
) -> None:
    """The oldest first, to the member's direct channel; a second start sends what is new and nothing else."""
    furnish(home, "first", "second")
    bot = start().joined()
    bot.until(lambda: len(double.messages) == 2)
    bot.until(lambda: all(sent for (sent,) in rows(home, "sent_at")))
    assert bot.end(signal.SIGTERM) == 0
    assert str(double.calls_to("POST", "/users/@me/channels")[0].body["recipient_id"]) == payloads.MEMBER
    furnish(home, "third")
    again = start().joined()
    again.until(lambda: all(sent for (sent,) in rows(home, "sent_at")))
    assert again.end(signal.SIGTERM) == 0
    sent = [str(call.body["components"]) for call in double.calls_to("POST", SENDS)]
    assert [text for said in sent for text in ("first", "second", "third") if text in said] == [
        "first",
        "second",
        "third",
    ]


def test_a_kill_between_send_and_commit_repeats_it_under_the_same_nonce(
    start: Start, double: Double, home: Path
) -> None:
    """Discord has the message and the bot does not know: nothing is lost, and Discord shows one message."""
    furnish(home, "first")
    double.fail("POST", SENDS, NO_ANSWER)
    bot = start().joined()
    bot.until(lambda: double.calls_to("POST", SENDS))
    bot.process.kill()
    bot.process.wait()
    assert rows(home, "sent_at, tries") == [(None, 1)]
    let_go(home)
    again = start().joined()
    again.until(lambda: rows(home, "sent_at")[0][0])
    first, second = (call.body for call in double.calls_to("POST", SENDS))
    assert first["nonce"] == second["nonce"]
    assert first["enforce_nonce"] is second["enforce_nonce"] is True
    assert len(double.messages) == 1
    assert again.end(signal.SIGTERM) == 0


def test_a_refusal_is_kept_for_the_member(start: Start, double: Double, home: Path) -> None:
    """One request, no second one, and no line in the log that names the member."""
    furnish(home, "first")
    double.fail("POST", SENDS, 403)
    bot = start().joined()
    bot.until(lambda: rows(home, "missed_at")[0][0])
    assert bot.end(signal.SIGTERM) == 0
    assert double.failed == 1
    assert double.messages == []


def test_an_outage_of_discord_delays_a_reminder(start: Start, double: Double, home: Path) -> None:
    """It is tried again later, and counted."""
    furnish(home, "first")
    double.fail("POST", SENDS, 503)
    bot = start().joined()
    bot.until(lambda: "tried again later" in bot.log)
    bot.until(lambda: rows(home, "try_at > datetime('now')") == [(1,)])
    assert bot.end(signal.SIGTERM) == 0
