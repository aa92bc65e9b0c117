"""Votes on answers, and questions that nobody's name is on, on both databases."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.feedback.masking import MOST, masked
from bot.feedback.model import Gap, Reason, State, Tally
from bot.storage.database import Database
from bot.storage.feedback import SqlGapStore, SqlVoteStore
from bot.storage.members import SqlPersonalData
from bot.storage.tables.feedback import GapRow

NOON = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
TODAY, DAY = NOON.date(), dt.timedelta(days=1)
ANNA, BEN = 111, 2**62


def votes(database: Database, now: dt.datetime = NOON) -> SqlVoteStore:
    """The votes of all members, at that time."""
    return SqlVoteStore(database, lambda: now)


def gaps(database: Database, now: dt.datetime = NOON) -> SqlGapStore:
    """The queue, at that time."""
    return SqlGapStore(database, lambda: now)


def data(database: Database) -> SqlPersonalData:
    """What members can have and delete."""
    return SqlPersonalData(database, lambda: NOON)


async def note(
    store: SqlGapStore, words: str, reason: Reason = Reason.UNKNOWN, entry: str = "", most: int = 99
) -> None:
    """Count a question."""
    await store.note(words, reason, entry, most)


async def test_a_member_has_one_vote_for_an_answer(database: Database) -> None:
    """A later one takes the place of the earlier, and another member's is another."""
    for helpful in (True, True, False):
        await votes(database).vote(ANNA, "sql", helpful=helpful)
    await votes(database).vote(BEN, "sql", helpful=True)
    await votes(database).vote(ANNA, "degree", helpful=True)
    assert await votes(database).tallies() == {"sql": Tally(1, 1), "degree": Tally(1, 0)}


async def test_a_vote_is_told_exported_and_deleted(database: Database) -> None:
    """With its day, under a name that members understand; another member's vote stays."""
    for member in (ANNA, BEN):
        await votes(database).vote(member, "sql", helpful=False)
    assert (await data(database).kept(ANNA))["Votes on answers"] == 1
    rows = json.loads(json.dumps(await data(database).export(ANNA)))["Votes on answers"]
    assert rows == [{"entry_id": "sql", "helpful": False, "voted_on": "2026-11-27"}]
    assert (await data(database).erase(ANNA)).rows["Votes on answers"] == 1
    assert await votes(database).tallies() == {"sql": Tally(0, 1)}


async def test_a_vote_counts_as_a_use(database: Database) -> None:
    """Whoever only votes, and then stays away, is forgotten as well."""
    await votes(database).vote(ANNA, "sql", helpful=True)
    assert await data(database).erase_unused(TODAY + DAY, 10) == 1
    assert await votes(database).tallies() == {}


async def test_a_vote_and_a_deletion_at_once_leave_no_half(database: Database) -> None:
    """A vote is stored with its member's day or not at all."""
    await votes(database).vote(ANNA, "sql", helpful=True)
    work = [votes(database).vote(ANNA, f"e{n}", helpful=True) for n in range(6)]
    await asyncio.gather(*work[:3], data(database).erase(ANNA), *work[3:], return_exceptions=True)
    kept = await data(database).kept(ANNA)
    assert bool(kept["Votes on answers"]) is bool(kept["Day of your last use"])


async def test_a_question_is_kept_once_and_counted(database: Database) -> None:
    """In the same words for the same reason; the last day is kept, and no hour."""
    await note(gaps(database, NOON - DAY), "is cobol worth it?")
    await note(gaps(database), "is cobol worth it?")
    await note(gaps(database), "is cobol worth it?", Reason.VOTED_DOWN, "sql")
    assert [replace(gap, number=0) for gap in await gaps(database).open()] == [
        Gap(0, "is cobol worth it?", Reason.UNKNOWN, "", 2, TODAY),
        Gap(0, "is cobol worth it?", Reason.VOTED_DOWN, "sql", 1, TODAY),
    ]


def test_nothing_tells_who_asked() -> None:
    """The table has no column for a member, a server, a channel, a message or an hour."""
    names = set(GapRow.__table__.columns.keys())
    assert names == {"id", "text", "reason", "entry_id", "times", "last_on", "state"}


@pytest.mark.parametrize(("state", "waiting"), [(State.RESOLVED, 1), (State.IGNORED, 0)])
async def test_what_was_seen_to_and_is_asked_again(database: Database, state: State, waiting: int) -> None:
    """A resolved question is open again and counts anew; an ignored one stays ignored."""
    await note(gaps(database), "a?")
    await note(gaps(database), "a?")
    (gap,) = await gaps(database).open()
    await gaps(database).settle([gap.number], state)
    assert await gaps(database).open() == []
    await note(gaps(database), "a?")
    assert [gap.times for gap in await gaps(database).open()] == [1] * waiting


async def test_a_flood_pushes_out_what_was_not_asked_for_longest(database: Database) -> None:
    """The queue has an end, and a question that is asked again moves to its front."""
    for number in range(5):
        await note(gaps(database, NOON + number * DAY), f"{number}?")
    await note(gaps(database, NOON + 6 * DAY), "0?", most=5)
    await note(gaps(database, NOON + 7 * DAY), "new?", most=3)
    assert {gap.text for gap in await gaps(database).open()} == {"0?", "4?", "new?"}


async def test_what_is_old_is_deleted(database: Database) -> None:
    """Whatever became of it; a day more and it stays."""
    for days in (3, 2, 1):
        await note(gaps(database, NOON - days * DAY), f"{days}?")
    (first, *_) = await gaps(database).open()
    await gaps(database).settle([first.number], State.IGNORED)
    assert await gaps(database).forget(TODAY - 2 * DAY) == 1
    assert await gaps(database).forget(TODAY - DAY) == 1
    assert [gap.text for gap in await gaps(database).open()] == ["1?"]
    assert await gaps(database).forget() == 1


async def test_a_deleted_question_leaves_no_byte_in_the_file(sqlite: Database) -> None:
    """Not in the file and not in its log."""
    await note(gaps(sqlite), "planted words?")
    assert sqlite.file
    assert any(b"planted" in path.read_bytes() for path in sqlite.file.parent.glob("bot.db*"))
    await gaps(sqlite).forget()
    assert not any(b"planted" in path.read_bytes() for path in sqlite.file.parent.glob("bot.db*"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
async def test_any_masked_text_can_be_kept(database: Database, words: str) -> None:
    """Whatever was typed, both databases take it and give it back."""
    kept = masked(words)
    assert len(kept) <= MOST
    await note(gaps(database), kept)
    assert kept in {gap.text for gap in await gaps(database).open()}
    async with database.session() as session:
        await session.execute(text("DELETE FROM gaps"))
