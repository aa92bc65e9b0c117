"""Any list of jobs goes into a file and comes out of it again, whatever its owner noted, did and ticked."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.jobs.bringing import read_file
from bot.jobs.columns import asks, columns
from bot.jobs.exchange import Kind, rows_of, written
from bot.jobs.links import draft
from bot.jobs.model import LIMITS, SAID, Asked, Mark, Posting, SavedJob, Status, Step
from bot.jobs.texts import fit
from bot.sanitize.unseen import line

TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=40) | st.sampled_from(
    ["=1+1", "@cmd", "a; b, c", 'x "y"', "'", "\t", "have sql SQL; missing x y", "applied 2026-01-01"]
)
SECONDS = st.integers(0, 10**9).map(lambda seconds: dt.timedelta(seconds=seconds))
MOMENTS = st.tuples(SECONDS, st.integers(0, 999_999)).map(
    lambda parts: dt.datetime(2000, 1, 1, tzinfo=dt.UTC) + parts[0] + dt.timedelta(microseconds=parts[1])
)
WRITTEN = [name for name in LIMITS if name not in ("url", "original_url", "source")]
IDS = st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
NAMES = TEXTS.map(lambda text: line(text)[:SAID].strip()).filter(
    lambda text: text and " have " not in f" {text} "
)


@st.composite
def postings(draw: st.DrawFn) -> Posting:
    """What an owner may have noted, as it is stored."""
    said: dict[str, Any] = {name: fit(draw(TEXTS), name) for name in WRITTEN}
    said["source"] = draw(st.sampled_from(["", "https://discord.com/channels/1/2/3"]))
    tracked = draw(st.sampled_from(["", "?utm_source=x&id=2"]))
    link = f"https://jobs.example/{draw(st.integers(1, 10**6))}{tracked}"
    return replace(draft(link, **said), deadline=draw(st.dates(dt.date(2000, 1, 1)) | st.none()))


@st.composite
def jobs(draw: st.DrawFn) -> list[SavedJob]:
    """A list with its moves and ticks, by growing numbers."""
    found = []
    for number in sorted(draw(st.sets(st.integers(1, 10**6), min_size=1, max_size=4))):
        moves = draw(st.lists(st.tuples(st.sampled_from(list(Status)), MOMENTS), max_size=4))
        steps = tuple(Step(at, status, moment) for at, (status, moment) in enumerate(moves, 1))
        ticks = draw(st.dictionaries(IDS, st.tuples(NAMES, st.sampled_from(list(Mark))), max_size=3))
        asked = tuple(Asked(skill, said, mark) for skill, (said, mark) in ticks.items())
        status = steps[-1].status if steps else draw(st.sampled_from(list(Status)))
        saved, updated = draw(MOMENTS), draw(MOMENTS | st.none())
        found.append(SavedJob(number, 0, saved, draw(postings()), status, updated, steps, asked))
    return found


@pytest.mark.parametrize("kind", ["csv", "json"])
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=jobs())
def test_any_list_comes_back_as_it_was(kind: Kind, wanted: list[SavedJob]) -> None:
    """Every field, every move and every tick, with no question about any column."""
    content = written(wanted, kind)
    assert not asks(columns(rows_of(content)))
    found = asyncio.run(read_file(content, None, None))
    assert found.faults == {}
    assert list(found.jobs) == wanted


def test_every_field_is_tried() -> None:
    """A new one of a posting is in the lists above by itself, or named here."""
    assert {part.name for part in fields(Posting)} - set(WRITTEN) == {
        "url",
        "original_url",
        "source",
        "deadline",
    }
