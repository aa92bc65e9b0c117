"""A day that was written otherwise is turned into the one that was meant."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.days import how_to_write

MEANT = {
    "24.11.2026": "2026-11-24",
    "11/24/2026": "2026-11-24",
    "24-11-2026": "2026-11-24",
    "2026/11/24": "2026-11-24",
    "2026.11.4": "2026-11-04",
    "2026-9-4": "2026-09-04",
    "2026\u201311\u201324": "2026-11-24",
    "2026\u221211\u221224": "2026-11-24",
    "24 Nov 2026": "2026-11-24",
    "November 24, 2026": "2026-11-24",
    "24th November 2026": "2026-11-24",
    "11.11.2026": "2026-11-11",
    "2026-24-11": "2026-11-24",
    "2026-11-31": "2026-11-30",
    "2028-02-30": "2028-02-29",
    "2026-02-29": "2026-02-28",
}


@pytest.mark.parametrize("text", MEANT)
def test_the_day_that_was_meant_is_written_out(text: str) -> None:
    """Whoever reads it copies it."""
    assert re.findall(r"\d{4}-\d\d-\d\d", how_to_write(text)) == [MEANT[text]]


def test_where_both_may_be_a_month_both_days_are_named() -> None:
    """Only the writer knows whether the day or the month came first."""
    assert how_to_write("04/05/2026") == "the year stands first; write 2026-04-05 or 2026-05-04"


@pytest.mark.parametrize("text", ["today", "", "2026-11", "soon", "2026-13-13", "0000-01-01", "32.32.2026"])
def test_where_no_day_can_be_told_an_example_is(text: str) -> None:
    """It is a day in any case."""
    assert how_to_write(text).endswith("write a day as 2026-11-24")


@given(st.text(max_size=20) | st.from_regex(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}", fullmatch=True))
def test_every_day_that_is_named_exists(text: str) -> None:
    """Whatever was written, nothing is raised, and nobody is told to write a day that will be refused."""
    for day in re.findall(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", how_to_write(text)):
        assert dt.date.fromisoformat(day)
