"""Small words of sentences: days and numbers."""

from __future__ import annotations

import datetime as dt

import pytest

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
