"""What counts say of the entries: who is used, who never, and how days stand together in columns."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.knowledge.view import View
from bot.usage.counts import Outcome, Sums
from bot.usage.stats import MOST_COLUMNS, Stats
from tests.small import small_base

TODAY = dt.date(2026, 11, 27)
DAY = dt.timedelta(days=1)
ANSWERED, UNSURE, UNKNOWN, DECLINED = Outcome


def stats(sums: Sums, days: int = 7) -> Stats:
    """The numbers over the small knowledge."""
    return Stats(days, sums, View(small_base(), TODAY))


def test_totals_are_over_all_days() -> None:
    """Of one outcome, of some, or of all."""
    found = stats(Sums({(TODAY, ANSWERED): 2, (TODAY - DAY, ANSWERED): 3, (TODAY, UNKNOWN): 4}))
    assert (found.total(), found.total(ANSWERED), found.total(ANSWERED, UNKNOWN)) == (9, 5, 9)
    assert found.total(DECLINED) == 0


def test_entries_are_ranked_by_their_numbers() -> None:
    """The most frequent first, equal ones by their ids, and those of another outcome not at all."""
    counts = {"sql": 2, "ic": 2, "degree": 9}
    sums = Sums(entries={(name, ANSWERED): n for name, n in counts.items()} | {("ic", UNSURE): 50})
    ranked = stats(sums).ranked(ANSWERED)
    assert [(entry.id, number) for entry, number in ranked] == [("degree", 9), ("ic", 2), ("sql", 2)]


def test_an_entry_that_is_gone_is_not_ranked() -> None:
    """Nor is what led to no entry."""
    assert stats(Sums(entries={("gone", ANSWERED): 9, ("", UNKNOWN): 9})).ranked(ANSWERED) == []


def test_a_former_id_counts_for_its_entry() -> None:
    """Renaming an entry loses none of its numbers."""
    base = small_base()
    renamed = base.entries["sql"].model_copy(update={"formerly": ("old-sql",)})
    renamed._id = "sql"
    view = View(replace(base, entries={**base.entries, "sql": renamed}), TODAY)
    ranked = Stats(7, Sums(entries={("sql", ANSWERED): 1, ("old-sql", ANSWERED): 2}), view).ranked(ANSWERED)
    assert [(entry.id, number) for entry, number in ranked] == [("sql", 3)]


def test_unused_entries_are_those_that_answered_nobody() -> None:
    """To be offered is not to be used; what declines is there to be used seldom."""
    unused = {entry.id for entry in stats(Sums(entries={("sql", ANSWERED): 1, ("ic", UNSURE): 5})).unused()}
    assert "sql" not in unused
    assert "legal-advice" not in unused
    assert {"ic", "degree"} <= unused


def test_each_day_has_a_column() -> None:
    """Those without any question too, oldest first."""
    columns = stats(Sums({(TODAY, ANSWERED): 2, (TODAY - 2 * DAY, UNKNOWN): 1}), days=3).columns()
    assert [*columns] == [TODAY - 2 * DAY, TODAY - DAY, TODAY]
    assert [sum(column.values()) for column in columns.values()] == [1, 0, 2]
    assert columns[TODAY][ANSWERED] == 2


@pytest.mark.parametrize("days", [1, 7, MOST_COLUMNS, MOST_COLUMNS + 1, 90, 217, 218, 365])
def test_no_question_is_lost_in_columns(days: int) -> None:
    """However many days stand together, all of them are somewhere, and nowhere twice."""
    sums = Sums({(TODAY - n * DAY, ANSWERED): 1 for n in range(days)})
    columns = stats(sums, days).columns()
    assert sum(column[ANSWERED] for column in columns.values()) == days
    assert len(columns) <= MOST_COLUMNS


def test_weeks_end_today() -> None:
    """The last column is a whole week."""
    columns = stats(Sums({(TODAY - n * DAY, ANSWERED): 1 for n in range(70)}), days=70).columns()
    assert [*columns][-1] == TODAY - 6 * DAY
    assert {column[ANSWERED] for column in columns.values()} == {7}
