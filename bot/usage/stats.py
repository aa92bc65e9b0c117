"""What the counts of some days say of the entries: which are used, which never, and what was not answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.model import Entry
from bot.knowledge.view import View
from bot.usage.counts import Outcome, Sums

MOST_COLUMNS = 31
"""Columns of a picture over time; of more days, some stand together."""
STEPS = (1, 7, 28)
"""How many: none, a week, or four weeks."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of the last days, for moderators.

    Args:
        days: how many, today included.
        sums: what was counted.
        view: the knowledge of today.
    """

    days: int
    sums: Sums
    view: View

    def total(self, *outcomes: Outcome) -> int:
        """How many questions came to one of these outcomes, or, without any, how many there were."""
        return sum(n for (_, outcome), n in self.sums.days.items() if not outcomes or outcome in outcomes)

    def ranked(self, outcome: Outcome) -> Sequence[tuple[Entry, int]]:
        """The entries with that outcome, most frequent first; those that are gone meanwhile are left out."""
        totals: dict[str, int] = {}
        for (name, which), number in self.sums.entries.items():
            entry = self.view.find(name) if which is outcome else None
            if entry:  # under a former id it may have been counted too
                totals[entry.id] = totals.get(entry.id, 0) + number
        first = sorted(totals, key=lambda name: (-totals[name], name))
        return [(self.view.entries[name], totals[name]) for name in first]

    def unused(self) -> Sequence[Entry]:
        """The entries that answered nobody in these days; what declines or is for danger is left out."""
        used = {entry.id for entry, _ in self.ranked(Outcome.ANSWERED)}
        entries = (entry for entry in self.view.entries.values() if entry.id not in used)
        return [entry for entry in entries if not entry.declines and entry != self.view.base.crisis]

    @property
    def step(self) -> int:
        """How many days stand together in a column."""
        return next((step for step in STEPS if self.days <= step * MOST_COLUMNS), STEPS[-1])

    def columns(self) -> dict[dt.date, dict[Outcome, int]]:
        """Counts by the first day of each column, oldest first, those without any included."""
        step = self.step
        starts = [self.view.today - dt.timedelta(days=ago) for ago in range(0, self.days, step)]
        first = [start - dt.timedelta(days=step - 1) for start in reversed(starts)]
        counted = {start: dict.fromkeys(Outcome, 0) for start in first}
        for (day, outcome), number in self.sums.days.items():
            if first[0] <= day <= self.view.today:
                counted[first[(day - first[0]).days // step]][outcome] += number
        return counted
