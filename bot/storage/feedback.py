"""Votes on answers and questions without one in SQL: fulfils the stores of feedback."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, case, delete, func, select, update

from bot.feedback.model import Gap, Reason, State, Tally
from bot.storage.activity import storing
from bot.storage.database import Database
from bot.storage.tables.feedback import AnswerVote, GapRow
from bot.storage.traces import clear_traces


class SqlVoteStore:
    """Keeps votes under members' ids; one call is one transaction.

    Args:
        database: an open database with the current schema.
        now: the clock, in UTC.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._now = now

    async def vote(self, member_id: int, entry_id: str, *, helpful: bool) -> None:
        """Put a vote in the place of the member's earlier one on the entry."""
        today = self._now().date()
        given = {"helpful": helpful, "voted_on": today}
        new = self._database.insert(AnswerVote).values(member_id=member_id, entry_id=entry_id, **given)
        async with storing(self._database, member_id, today) as session:
            key = ["member_id", "entry_id"]
            await session.execute(new.on_conflict_do_update(index_elements=key, set_=given))

    async def tallies(self) -> dict[str, Tally]:
        """The votes on each entry that has any, by its id."""
        yes = func.sum(case((AnswerVote.helpful, 1), else_=0))
        rows = select(AnswerVote.entry_id, yes, func.count()).group_by(AnswerVote.entry_id)
        async with self._database.reading() as session:
            return {
                entry_id: Tally(helped, every - helped)
                for entry_id, helped, every in await session.execute(rows)
            }


class SqlGapStore:
    """Keeps questions of which nobody can tell who asked them; the arguments are ``SqlVoteStore``'s."""

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._now = now

    async def note(self, text: str, reason: Reason, entry_id: str, most: int) -> None:
        """Count a question; beyond ``most`` those that were not asked for longest are forgotten."""
        known = {"text": text, "reason": reason.value, "entry_id": entry_id}
        today, state = self._now().date(), GapRow.state
        new = self._database.insert(GapRow).values(**known, times=1, last_on=today, state=State.OPEN.value)
        again = {
            "times": case((state == State.RESOLVED.value, 1), else_=GapRow.times + 1),
            "last_on": today,
            "state": case((state == State.IGNORED.value, state), else_=State.OPEN.value),
        }
        oldest = select(GapRow.id).order_by(GapRow.last_on.desc(), GapRow.id.desc()).offset(most)
        async with self._database.session() as session:
            await session.execute(new.on_conflict_do_update(index_elements=[*known], set_=again))
            over = (await session.scalars(oldest)).all()
            if over:
                await session.execute(delete(GapRow).where(GapRow.id.in_(over)))

    async def open(self) -> Sequence[Gap]:
        """All that wait for somebody to see to them, in the order in which they came."""
        rows = select(GapRow).where(GapRow.state == State.OPEN.value).order_by(GapRow.id)
        async with self._database.reading() as session:
            return [_gap(row) for row in await session.scalars(rows)]

    async def settle(self, numbers: Sequence[int], state: State) -> None:
        """Note what became of questions."""
        async with self._database.session() as session:
            which = GapRow.id.in_(numbers)
            await session.execute(update(GapRow).where(which).values(state=state.value))

    async def forget(self, before: dt.date | None = None) -> int:
        """Delete what was asked last before that day, or all of it; how many rows went."""
        which = GapRow.last_on < before if before else GapRow.id.is_not(None)
        async with self._database.session() as session:
            gone = await session.execute(delete(GapRow).where(which))
        number = cast(CursorResult[Any], gone).rowcount
        if number:
            await clear_traces(self._database, patience=0)
        return number


def _gap(row: GapRow) -> Gap:
    return Gap(row.id, row.text, Reason(row.reason), row.entry_id, row.times, row.last_on)
