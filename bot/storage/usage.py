"""Counts of answers in SQL: fulfils the CountStore protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, select

from bot.storage.database import Database
from bot.storage.tables.usage import AnswerCount
from bot.usage.counts import Kind, Outcome, Sums

ROW = AnswerCount.__table__.c


class SqlCountStore:
    """Keeps numbers by day, outcome and entry; several processes may add to the same.

    Args:
        database: an open database with the current schema.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, counts: Mapping[Kind, int]) -> None:
        """Add to what is kept, all or nothing."""
        new = self._database.insert(AnswerCount)
        more = new.on_conflict_do_update(
            index_elements=["day", "outcome", "entry"], set_={"number": ROW.number + new.excluded.number}
        )
        # In one order everywhere, so that no two processes wait for each other.
        rows = [kind._asdict() | {"number": number} for kind, number in sorted(counts.items())]
        async with self._database.session() as session:
            await session.execute(more, rows)

    async def sums(self, since: dt.date) -> Sums:
        """What was counted on that day and later."""
        async with self._database.reading() as session:
            found = []
            for key in (ROW.day, ROW.entry):
                wanted = select(key, ROW.outcome, func.sum(ROW.number)).where(ROW.day >= since)
                rows = await session.execute(wanted.group_by(key, ROW.outcome))
                found.append({(one, Outcome(outcome)): int(total) for one, outcome, total in rows})
        return Sums(*found)

    async def forget(self, before: dt.date) -> int:
        """Delete what was counted before a day; tells how many rows went."""
        async with self._database.session() as session:
            gone = await session.execute(delete(AnswerCount).where(ROW.day < before))
            return cast(CursorResult[Any], gone).rowcount
