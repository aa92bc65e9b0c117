"""Small words of cards: days, numbers and pages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.text import pages
from bot.words.phrasing import count, day, written


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2026", "2026"),
        ("2026-11", "November 2026"),
        ("2026-11-04", "4 November 2026"),
        ("2026-13-45", "2026-13-45"),
        ("spring 2026", "spring 2026"),
    ],
)
def test_source_dates_are_written_out(date: str, shown: str) -> None:
    """A date reads as elsewhere; what is no date stays as it is."""
    assert written(date) == shown


def test_days_are_written_out() -> None:
    """A day reads the same in every country."""
    assert day(dt.date(2026, 3, 4)) == "4 March 2026"


def test_one_is_singular() -> None:
    """A number agrees with its noun."""
    assert (count(1, "role", "roles"), count(0, "role", "roles")) == ("1 role", "0 roles")


@given(st.lists(st.text(max_size=60)), st.integers(1, 100), st.integers(1, 6))
def test_pages_lose_nothing_and_keep_limits(blocks: list[str], room: int, most: int) -> None:
    """All blocks come once, in order; a page breaks a limit only where one block alone does."""
    made = list(pages(blocks, room, most))
    assert [block for page in made for block in page] == blocks
    for page in made:
        assert 1 <= len(page) <= most
        assert len(page) == 1 or sum(map(len, page)) + len(page) - 1 <= room
