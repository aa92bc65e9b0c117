"""The moment of a reminder, as people write it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadDay, BadMoment
from bot.jobs.moments import FARTHEST, moment

NOON = dt.datetime(2026, 11, 27, 12, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("in 1 day", dt.datetime(2026, 11, 28, 12, 30, tzinfo=dt.UTC)),
        ("In 14 days", dt.datetime(2026, 12, 11, 12, 30, tzinfo=dt.UTC)),
        ("tomorrow", dt.datetime(2026, 11, 28, 12, 30, tzinfo=dt.UTC)),
        ("31 December", dt.datetime(2026, 12, 31, 12, 30, tzinfo=dt.UTC)),
        ("2027-02-01", dt.datetime(2027, 2, 1, 12, 30, tzinfo=dt.UTC)),
        ("in 2 hours", dt.datetime(2026, 11, 27, 14, 30, tzinfo=dt.UTC)),
        ("3h", dt.datetime(2026, 11, 27, 15, 30, tzinfo=dt.UTC)),
        ("<t:1796083200:F>", dt.datetime(2026, 12, 1, tzinfo=dt.UTC)),
        ("<t:1796083200>", dt.datetime(2026, 12, 1, tzinfo=dt.UTC)),
    ],
)
def test_a_moment_is_read_as_people_write_it(text: str, meant: dt.datetime) -> None:
    """Days, hours and Discord's own time stamps; a day means this time of that day."""
    assert moment(text, NOON) == meant


@pytest.mark.parametrize("text", ["today", "2026-11-26", "in 0 hours", "<t:1:R>", "9000-01-01", "in 0 days"])
def test_what_is_over_or_too_far_away_is_refused(text: str) -> None:
    """A reminder in the past would come at once, and one in a thousand years never."""
    with pytest.raises(BadMoment):
        moment(text, NOON)


@pytest.mark.parametrize("text", ["soon", "", "03/04/2027", "<t:999999999999:F>", "in -1 days", "<t::F>"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadDay):
        moment(text, NOON)


@given(st.text())
def test_whatever_is_written_gives_a_moment_to_come_or_a_refusal(text: str) -> None:
    """Nothing else is raised."""
    try:
        found = moment(text, NOON)
    except (BadDay, BadMoment):
        return
    assert NOON < found <= NOON + FARTHEST
