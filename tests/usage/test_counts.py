"""What is counted of replies: numbers by day, outcome and entry, where it was public, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from bot.errors import StorageFault, StorageUnavailable
from bot.search.reply import Answer, Courtesy, Part, Reply, Suggestions, Unknown
from bot.usage.counts import Kind, Outcome, Sums, Usage
from tests.small import small_base

DAY = dt.date(2026, 11, 27)
HOME, STRANGE = 11, 12
ENTRIES = small_base().entries
SQL, DEGREE, LEGAL = ENTRIES["sql"], ENTRIES["degree"], ENTRIES["legal-advice"]


class Shelf:
    """A store in memory, which may be out of reach."""

    def __init__(self) -> None:
        self.kept: dict[Kind, int] = {}
        self.away = False

    async def add(self, counts: Mapping[Kind, int]) -> None:
        """Add, or refuse as a busy database does."""
        if self.away:
            raise StorageUnavailable(StorageFault.BUSY)
        for kind, number in counts.items():
            self.kept[kind] = self.kept.get(kind, 0) + number

    async def sums(self, since: dt.date) -> Sums:
        """Nothing but that it was asked."""
        return Sums(days={(since, Outcome.ANSWERED): sum(self.kept.values())})


async def counted(*replies: Reply, server: int | None = HOME, days: int = 30) -> dict[Kind, int]:
    """What is stored after these replies."""
    shelf = Shelf()
    usage = Usage(shelf, [HOME], days)
    for reply in replies:
        usage.note(reply, DAY, server)
    await usage.flush()
    return shelf.kept


@pytest.mark.parametrize(
    ("reply", "outcome", "entry"),
    [
        (Answer(SQL, 0.9), Outcome.ANSWERED, "sql"),
        (Suggestions((DEGREE, SQL), 0.5), Outcome.UNSURE, "degree"),
        (Unknown((SQL,)), Outcome.UNKNOWN, ""),
        (Unknown((), LEGAL, 0.8), Outcome.DECLINED, "legal-advice"),
    ],
)
async def test_each_outcome_is_counted_by_its_entry(reply: Reply, outcome: Outcome, entry: str) -> None:
    """Twice makes two."""
    assert await counted(reply, reply) == {Kind(DAY, outcome, entry): 2}


async def test_each_question_of_a_message_counts() -> None:
    """Where a message asks two, there were two."""
    parts = (Part("a", Answer(SQL, 0.9)), Part("b", Unknown()))
    assert await counted(Answer(SQL, 0.9, parts=parts)) == {
        Kind(DAY, Outcome.ANSWERED, "sql"): 1,
        Kind(DAY, Outcome.UNKNOWN, ""): 1,
    }


@pytest.mark.parametrize("reply", [Courtesy("thanks"), Unknown((), DEGREE, 1.0, crisis=True)])
async def test_neither_greetings_nor_cries_for_help_are_counted(reply: Reply) -> None:
    """Of whoever is in danger nothing is kept, not even a number."""
    assert await counted(reply) == {}


@pytest.mark.parametrize("server", [None, STRANGE])
async def test_nothing_is_counted_outside_the_home_servers(server: int | None) -> None:
    """Neither in direct messages nor in a stranger's server."""
    assert await counted(Answer(SQL, 0.9), server=server) == {}


async def test_no_days_count_nothing() -> None:
    """The operator may turn it off."""
    assert await counted(Answer(SQL, 0.9), days=0) == {}


async def test_what_could_not_be_stored_is_not_lost() -> None:
    """It is stored with the next, once."""
    shelf = Shelf()
    usage = Usage(shelf, [HOME], 30)
    usage.note(Answer(SQL, 0.9), DAY, HOME)
    shelf.away = True
    with pytest.raises(StorageUnavailable):
        await usage.flush()
    usage.note(Answer(SQL, 0.9), DAY, HOME)
    shelf.away = False
    await usage.flush()
    await usage.flush()
    assert shelf.kept == {Kind(DAY, Outcome.ANSWERED, "sql"): 2}


async def test_sums_know_the_last_minute_too() -> None:
    """Whoever asks a question and looks at the numbers finds it there."""
    usage = Usage(Shelf(), [HOME], 30)
    usage.note(Answer(SQL, 0.9), DAY, HOME)
    assert (await usage.sums(DAY)).days == {(DAY, Outcome.ANSWERED): 1}
