"""Counts replies by day, outcome and entry, in memory first, so that no answer waits for the database."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from bot.search.reply import Answer, Courtesy, Reply, Suggestions, Unknown


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    DECLINED = "declined"


class Kind(NamedTuple):
    """What is counted together.

    Args:
        day: in UTC.
        outcome: what became of the question.
        entry: the id of the entry that it led to first; empty for none.
    """

    day: dt.date
    outcome: Outcome
    entry: str


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts of some days.

    Args:
        days: by the day and the outcome.
        entries: by the entry and the outcome.
    """

    days: Mapping[tuple[dt.date, Outcome], int] = field(default_factory=dict)
    entries: Mapping[tuple[str, Outcome], int] = field(default_factory=dict)


class CountStore(Protocol):
    """Keeps the counts."""

    async def add(self, counts: Mapping[Kind, int]) -> None:
        """Add to what is kept, all or nothing.

        Raises:
            StorageUnavailable: the database is busy or out of reach.
        """

    async def sums(self, since: dt.date) -> Sums:
        """What was counted on that day and later.

        Raises:
            StorageUnavailable: the database is busy or out of reach.
        """


class Usage:
    """Counts what was publicly asked and answered in the home servers, and nowhere else.

    Args:
        store: keeps the counts.
        homes: ids of the home servers.
        days: how long counts are kept; 0 counts nothing.
    """

    def __init__(self, store: CountStore, homes: Collection[int] = (), days: int = 0) -> None:
        self._store = store
        self.homes = frozenset(homes)
        self._waiting: Counter[Kind] = Counter()
        self.days = days

    def note(self, reply: Reply, day: dt.date, server: int | None) -> None:
        """Count a reply that everybody in a server could read; that of another server counts nothing."""
        if self.days and server in self.homes:
            self._waiting.update(_kinds(reply, day))

    async def flush(self) -> None:
        """Store what was counted since the last time.

        Raises:
            StorageUnavailable: the database is busy or out of reach; nothing is lost.
        """
        waiting, self._waiting = self._waiting, Counter()
        if not waiting:
            return
        try:
            await self._store.add(waiting)
        except BaseException:
            self._waiting.update(waiting)
            raise

    async def sums(self, since: dt.date) -> Sums:
        """What was counted on that day and later, up to this moment.

        Raises:
            StorageUnavailable: the database is busy or out of reach.
        """
        await self.flush()
        return await self._store.sums(since)


def _kinds(reply: Reply, day: dt.date) -> Iterator[Kind]:
    """What a message counts as: once for each question of it."""
    match reply:
        case Courtesy() | Unknown(crisis=True):
            return  # nothing is kept of whoever is in danger, not even that somebody was
        case (
            Answer(parts=(_, *_) as parts)
            | Suggestions(parts=(_, *_) as parts)
            | Unknown(parts=(_, *_) as parts)
        ):
            for part in parts:
                yield from _kinds(part.reply, day)
        case Answer(entry=entry):
            yield Kind(day, Outcome.ANSWERED, entry.id)
        case Suggestions(entries=entries):
            yield Kind(day, Outcome.UNSURE, entries[0].id if entries else "")
        case Unknown(decline=None):
            yield Kind(day, Outcome.UNKNOWN, "")
        case Unknown(decline=entry):
            yield Kind(day, Outcome.DECLINED, entry.id if entry else "")
