"""Days as people write them, and the day that was meant."""

from __future__ import annotations

import calendar
import datetime as dt
import re

EXAMPLE = "2026-11-24"
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_NUMBERS = re.compile(r"(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})")
_WORDS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
_MONTHS = 12


def how_to_write(text: str) -> str:
    """How the day that a text means is written, or why there is no such day."""
    parts = _NUMBERS.fullmatch(_DASHES.sub("-", text.strip()))
    first, second, third = map(int, parts.groups()) if parts else (0, 0, 0)
    if parts and len(parts[1]) == len("2026"):
        return _in_order(first, second, third)
    if parts and len(parts[3]) == len("2026"):
        return _turned(first, second, third)
    return _in_words(text) or f"write a day as {EXAMPLE}"


def _in_order(year: int, month: int, day: int) -> str:
    if year and month > _MONTHS >= day > 0 and month <= calendar.monthrange(year, day)[1]:
        return f"there is no month {month}; write year-month-day: {year:04}-{day:02}-{month:02}"
    if not 1 <= month <= _MONTHS or not year:
        return f"there is no such month; write a day as {EXAMPLE}"
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"that month has {last} days; write {year:04}-{month:02}-{last:02} or a day before it"
    return f"write {year:04}-{month:02}-{day:02}"


def _turned(one: int, other: int, year: int) -> str:
    """Day and month stand in either order; where both could be a month, only the writer knows."""
    if one > _MONTHS >= other:
        one, other = other, one
    if year and 0 < one <= _MONTHS and 0 < other <= _MONTHS and one != other:
        return f"the year stands first; write {year:04}-{one:02}-{other:02} or {year:04}-{other:02}-{one:02}"
    return f"the year stands first; {_in_order(year, one, other)}"


def _in_words(text: str) -> str:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[,.]", "", text)
    for form in _WORDS:
        try:
            return f"write {dt.datetime.strptime(plain, form).date()}"  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return ""
