"""Days as people write them."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadDay
from bot.jobs.days import day

TODAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-12-31", "2026-12-31"),
        ("2026-1-5", "2026-01-05"),
        ("31.12.2026", "2026-12-31"),
        ("1.2.", "2027-02-01"),
        ("31 December 2026", "2026-12-31"),
        ("31 dec", "2026-12-31"),
        ("31st of Dec., 2026", "2026-12-31"),
        ("December 31", "2026-12-31"),
        ("Dec 31st, 2027", "2027-12-31"),
        ("Sept 3", "2027-09-03"),
        ("27 November", "2026-11-27"),
        ("26 November", "2027-11-26"),
        ("29 February", "2028-02-29"),
        (" In  14 days ", "2026-12-11"),
        ("2 weeks", "2026-12-11"),
        ("in 1 day", "2026-11-28"),
        ("today", "2026-11-27"),
        ("Tomorrow", "2026-11-28"),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, meant: str) -> None:
    """Without a year it is the next of its kind."""
    assert day(text, TODAY) == dt.date.fromisoformat(meant)


NO_DAYS = (
    "|soon|12/05/2026|5/12|2026-02-30|31 June|30 February|0 days ago|Mayor 3|13.13.2026|2026|99999-01-01"
)
NO_DAYS += "|soon|²026-01-01|in 9999 days|Decade 3|0001-00-01|Smarch 3"


@pytest.mark.parametrize("text", NO_DAYS.split("|"))
def test_what_is_no_day_or_could_be_two_is_refused(text: str) -> None:
    """With strokes the month stands first in one country and second in another."""
    with pytest.raises(BadDay):
        day(text, TODAY)


@given(
    st.dates(TODAY, dt.date(2999, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%d.%m.%Y"])
)
def test_every_day_comes_back(date: dt.date, way: str) -> None:
    """However it is written."""
    assert day(date.strftime(way), TODAY) == date


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    """Nothing else comes of it."""
    with contextlib.suppress(BadDay):
        assert isinstance(day(text, TODAY), dt.date)
