"""Reads a day as people write it, and refuses one that could be two."""

from __future__ import annotations

import datetime as dt
import re

from bot.errors import BadDay

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")  # with stops the day stands first everywhere
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_AHEAD = re.compile(r"(?:in )?(\d{1,3}) (day|week)s?")
_NAMED = {"today": 0, "tomorrow": 1}


def day(text: str, today: dt.date) -> dt.date:
    """The day that is meant; one without a year is the next of its kind.

    Raises:
        BadDay: it is none, or its month could be its day.
    """
    said = " ".join(text.lower().split())
    try:
        return _day(said, today)
    except (ValueError, OverflowError):
        raise BadDay from None


def _day(said: str, today: dt.date) -> dt.date:
    if said in _NAMED:
        return today + dt.timedelta(days=_NAMED[said])
    if found := _AHEAD.fullmatch(said):
        return today + dt.timedelta(days=int(found[1]) * (7 if found[2] == "week" else 1))
    if found := _ISO.fullmatch(said):
        return dt.date(*map(int, found.groups()))
    if found := _DOTTED.fullmatch(said):
        return _next(int(found[2]), int(found[1]), found[3], today)
    if found := _DAY_FIRST.fullmatch(said):
        return _next(_month(found[2]), int(found[1]), found[3], today)
    if found := _MONTH_FIRST.fullmatch(said):
        return _next(_month(found[1]), int(found[2]), found[3], today)
    raise ValueError


def _month(name: str) -> int:
    month = _MONTHS.index(name[:3]) + 1
    if not dt.date(2000, month, 1).strftime("%B").lower().startswith(name.removesuffix("t")):
        raise ValueError
    return month


def _next(month: int, day: int, year: str | None, today: dt.date) -> dt.date:
    if year:
        return dt.date(int(year), month, day)
    for ahead in range(today.year, today.year + 9):  # a leap day may be years away
        try:
            found = dt.date(ahead, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError
