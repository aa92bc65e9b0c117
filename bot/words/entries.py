"""What stands on an entry's card beside its own text."""

from __future__ import annotations

import datetime as dt

from bot.words.phrasing import day, short_day

STRENGTH = "in senior jobs: {strength}"
BY_LEVEL = "-# What is expected at each level"
LINKED = "Open a skill, responsibility or requirement"
OFTEN_NEXT = "Often next"


def skills(strength: str) -> str:
    """Above the skills that are asked for as strongly as that."""
    return f"{strength.capitalize()} skills"


def sources(number: int, names: str) -> str:
    """Where an entry comes from."""
    return f"-# {'Source' if number == 1 else 'Sources'}: {names}"


def more(hidden: int) -> str:
    """How many further sources there is no room for."""
    return f"and {hidden} more"


def reviewed(on: dt.date) -> str:
    """The day of the last review."""
    return f"-# Reviewed {day(on)}"


def credit(source: str, on: dt.date) -> str:
    """Below a short answer: the day of its review, and its first source with the number of others."""
    return f"-# Reviewed {short_day(on)} · {source}"


def further(links: str) -> str:
    """What is worth reading whole."""
    return f"-# Read further: {links}"


def overdue(since: dt.date) -> str:
    """The review that should have been by now."""
    return f"-# ⚠️ This answer was due for a review on {day(since)}, so parts of it may be out of date."
