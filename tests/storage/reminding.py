"""A clock that tests turn, and a member with a saved job, for the reminders on both databases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from bot.jobs.model import Posting, Reminder
from bot.jobs.reminders import Due, Outcome, ReminderBook
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.reminders import SqlReminders

NOON = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
ANNA, BEN = 111, 2**62
DAY, MINUTE, SECOND = dt.timedelta(days=1), dt.timedelta(minutes=1), dt.timedelta(seconds=1)


@dataclass
class Desk:
    """The stores of one process over a database, with a clock of its own and a door that notes who knocks."""

    database: Database
    at: dt.datetime = NOON
    outcome: Outcome = Outcome.SENT
    sent: list[Due] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.jobs = SqlJobStore(self.database, self.now)
        self.store = SqlReminders(self.database, self.now)
        self.book = ReminderBook(self.store, 100, self.now)

    def now(self) -> dt.datetime:
        """The moment."""
        return self.at

    def later(self, pause: dt.timedelta) -> Desk:
        """The same, after a pause."""
        self.at += pause
        return self

    async def job(self, owner: int = ANNA) -> int:
        """A new job of the member's."""
        url = f"https://jobs.example/{owner}"
        saved = await self.jobs.add(owner, Posting(url, url, "Lead", "Acme"), 10_000, anyway=True)
        assert saved
        return saved.job.number

    async def remind(self, job: int, *days: int, owner: int = ANNA) -> list[Reminder]:
        """Reminders of a job in so many days."""
        return [await self.book.remind(owner, job, f"in {each} days", f"day {each}") for each in days]

    async def deliver(self) -> list[str]:
        """Send all that is due; the texts in their order."""
        before = len(self.sent)
        while await self.book.deliver(self.send):
            pass
        return [due.reminder.text for due in self.sent[before:]]

    async def send(self, due: Due) -> Outcome:
        """The door."""
        self.sent.append(due)
        return self.outcome

    async def open(self, job: int, owner: int = ANNA) -> list[str]:
        """The texts of the open reminders of a job."""
        found = await self.jobs.get(owner, job)
        return [reminder.text for reminder in found.reminders] if found else []
