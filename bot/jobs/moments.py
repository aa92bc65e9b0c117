"""Reads the moment of a reminder: a day as people write it, some hours, or a time stamp of Discord's."""

from __future__ import annotations

import datetime as dt
import re

from bot.errors import BadDay, BadMoment
from bot.jobs.days import day

# Nobody's search is longer.
FARTHEST = dt.timedelta(days=3660)

_STAMP = re.compile(r"<t:([0-9]{1,12})(?::[a-zA-Z])?>")
_HOURS = re.compile(r"(?:in )?([0-9]{1,3}) ?h(?:ours?)?")


def moment(text: str, now: dt.datetime) -> dt.datetime:
    """The moment that is meant; a day means this time of that day, for the bot knows no time zones.

    Raises:
        BadDay: it cannot be read.
        BadMoment: it is over, or too far away.
    """
    found = _moment(" ".join(text.lower().split()), now)
    if not now < found <= now + FARTHEST:
        raise BadMoment
    return found


def _moment(said: str, now: dt.datetime) -> dt.datetime:
    if found := _HOURS.fullmatch(said):
        return now + dt.timedelta(hours=int(found[1]))
    if not (found := _STAMP.fullmatch(said)):
        return dt.datetime.combine(day(said, now.date()), now.timetz())
    try:
        return dt.datetime.fromtimestamp(int(found[1]), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise BadDay from None
