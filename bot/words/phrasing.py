"""Small words of sentences: days written out, and numbers with their nouns."""

from __future__ import annotations

import contextlib
import datetime as dt


def day(date: dt.date) -> str:
    """A day as people write it: 24 November 2026."""
    return f"{date.day} {date:%B} {date.year}"


def short_day(date: dt.date) -> str:
    """The same where there is little room: 24 Nov 2026."""
    return f"{date.day} {date:%b} {date.year}"


def written(date: str) -> str:
    """A source's date as people write it; it may be a whole day, a month or a year."""
    with contextlib.suppress(ValueError):  # a year alone is shown as it stands
        if len(date) == len("2026-11"):
            return f"{dt.date.fromisoformat(f'{date}-01'):%B %Y}"
        return day(dt.date.fromisoformat(date))
    return date


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 role, 3 roles."""
    return f"{number} {one if number == 1 else many}"
