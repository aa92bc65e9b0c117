"""What moderators read about the answers being served and about changed files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.words.phrasing import count, day

STATUS = "## The answers that I give now"
WHOLE = "All files are in order."
RELOADED = "## The files are read"
UNCHANGED = "Nothing has changed. I answer from these files already."
KEPT = "Nothing was taken over: I go on answering as before. Mend this, and save; I look again by myself."
FAILED = "Reading the files ended early, so I go on answering as before. Please try again."
CHANGES: Mapping[str, str] = MappingProxyType({"added": "New", "changed": "Changed", "removed": "Removed"})
SHARED = "Sources or the vocabulary have changed too."


def version(name: str, at: dt.datetime) -> str:
    """Which version, and since when."""
    return f"Version `{name}`, read on {day(at.date())} at {at:%H:%M} UTC"


def broken(number: int) -> str:
    """Above what is wrong."""
    return f"## ⚠️ {count(number, 'mistake', 'mistakes')} in the files"


def change(label: str, ids: str, number: int) -> str:
    """Which entries are new, changed or gone."""
    return f"**{label}** ({number}): {ids}"


def more(number: int) -> str:
    """How many there was no room for."""
    return f"-# and {number} more; `python -m bot check` shows all"
