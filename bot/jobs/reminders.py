"""The use cases of reminders: set, put off, done, and delivered once each; and the store that they need."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.errors import ReminderGone, TooLong
from bot.jobs.model import REMINDER_TEXT, Reminder, SavedJob
from bot.jobs.moments import moment
from bot.sanitize.unseen import line


class Outcome(enum.Enum):
    """What became of an attempt to deliver."""

    SENT = "the member has it"
    REFUSED = "refused by Discord"
    LATER = "it did not work now"


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder to deliver, which nobody else may deliver for a while.

    Args:
        reminder: as it was set.
        job: that it is about.
        held_until: when others may take it, unless its outcome is known before.
        tries: how many attempts there were, this one included.
    """

    reminder: Reminder
    job: SavedJob
    held_until: dt.datetime
    tries: int

    @property
    def nonce(self) -> str:
        """The same for each attempt, so that Discord drops the second of two that both came through."""
        return f"{self.reminder.key}-{int(self.reminder.due_at.timestamp())}"


Send: TypeAlias = Callable[[Due], Awaitable[Outcome]]


class ReminderStore(Protocol):
    """Keeps reminders; each call is one transaction."""

    async def add(self, owner: int, job: int, due_at: dt.datetime, text: str, limit: int) -> Reminder:
        """Store a reminder of the member's job.

        Raises:
            NoSuchJob: the member has no job of that number.
            RemindersFull: as many as ``limit`` are waiting.
        """

    async def put_off(self, owner: int, key: int, due_at: dt.datetime) -> Reminder | None:
        """Let the member's reminder be due (again) then; None where there is none."""

    async def drop(self, owner: int, key: int) -> Reminder | None:
        """Delete the member's reminder and return it; None where there is none."""

    async def missed(self, owner: int) -> Sequence[Due]:
        """What Discord refused to let the member have, and they were not told since."""

    async def told(self, owner: int, keys: Collection[int]) -> None:
        """Note that the member knows of these after all."""

    async def claim(self) -> Due | None:
        """Hold the one that is due longest, for one process alone; None where none is due."""

    async def settle(self, due: Due, outcome: Outcome) -> None:
        """Note what became of an attempt, unless the member did something with the reminder meanwhile."""

    async def next_at(self) -> dt.datetime | None:
        """When there may be something to do; None where nothing waits."""

    async def unreached(self) -> Collection[int]:
        """The members who missed something, and were not told since."""


class ReminderBook:
    """Members' reminders.

    Args:
        store: keeps them.
        limit: how many may wait for one member.
        now: the clock, in UTC.

    ``unreached`` has who missed a message of the bot, as of the last look.
    """

    def __init__(self, store: ReminderStore, limit: int, now: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._now = now
        self.limit = limit
        self.unreached: Collection[int] = ()
        self._unsettled: dict[str, Outcome] = {}

    async def remind(self, owner: int, job: int, when: str, text: str) -> Reminder:
        """Set a reminder of the member's job.

        Args:
            owner: Discord's id of the member.
            job: its number.
            when: as the member wrote it.
            text: what it is about.

        Raises:
            BadDay, BadMoment: the moment cannot be read, or no reminder can come then.
            TooLong: the text.
            NoSuchJob: the member has no job of that number.
            RemindersFull: the member has as many waiting as one may.
        """
        said = line(text)
        if len(said) > REMINDER_TEXT:
            raise TooLong("reminder", REMINDER_TEXT)
        return await self._store.add(owner, job, moment(when, self._now()), said, self.limit)

    async def put_off(self, owner: int, key: int, pause: dt.timedelta) -> Reminder:
        """Let a reminder come (again) after a pause.

        Raises:
            ReminderGone: the member has it no more.
        """
        return _there(await self._store.put_off(owner, key, self._now() + pause))

    async def drop(self, owner: int, key: int) -> Reminder:
        """Take a reminder away, and return what it was.

        Raises:
            ReminderGone: the member has it no more.
        """
        return _there(await self._store.drop(owner, key))

    async def missed(self, owner: int) -> Sequence[Due]:
        """What the member missed, by the last look; of somebody who missed nothing nothing is read."""
        return await self._store.missed(owner) if owner in self.unreached else ()

    async def told(self, owner: int, shown: Sequence[Due]) -> None:
        """Note that the member saw what they had missed."""
        await self._store.told(owner, [due.reminder.key for due in shown])

    async def deliver(self, send: Send) -> bool:
        """Deliver the reminder that is due longest; whether there was one.

        Raises:
            StorageUnavailable: what was sent is known here, and is not sent again by this process.
        """
        due = await self._store.claim()
        if due is None:
            return False
        # What came through may have found no storage to note it in.
        outcome = self._unsettled.get(due.nonce) or await send(due)
        if outcome is not Outcome.LATER:
            self._unsettled[due.nonce] = outcome
        await self._store.settle(due, outcome)
        self._unsettled.pop(due.nonce, None)
        return True

    async def pause(self, shortest: float, longest: float) -> float:
        """Seconds until there may be something to deliver; looks, too, who missed something."""
        self.unreached = await self._store.unreached()
        at = await self._store.next_at()
        return min(longest, max(shortest, (at - self._now()).total_seconds())) if at else longest


def _there(reminder: Reminder | None) -> Reminder:
    if reminder is None:
        raise ReminderGone
    return reminder
