"""What moderators read about the knowledge: why a reply came, what is used, and what a draft would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.words.phrasing import count, short_day

EXPLAINED = "## Why this reply"
WORDS_READ: Mapping[str, str] = MappingProxyType(
    {
        "matched": "Words that the first entry has",
        "elsewhere": "Words that only other entries have",
        "unknown": "Words that no entry has",
        "repaired": "Spelling repaired",
        "synonyms": "Read as",
    }
)
WORDED = "Nearest phrasing by words"
LIKE = "Nearest phrasing by meaning"
LIKELIEST = "**Likeliest entries**"
WEIGHED = "What counts for the first"
OPEN = "Open one of these entries"

ASKED = "Asked in public"
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "answered": "Answered",
        "unsure": "Choices offered",
        "unknown": "Not known",
        "declined": "Left to others",
    }
)
BY_DAY = "Questions by day"
BY_WEEK = "Questions by week"
MOST_USED = "**Used most**"
MOST_UNSURE = "**Often offered, seldom sure**"
LEAST_HELPFUL = "**Helped least** (all votes so far)"
NOTHING_COUNTED = "Nothing was counted in these days."
NOT_COUNTED = "Counting is off: set `STATS_DAYS` above 0 to count."
NO_HOME = "Nothing is counted as long as `HOME_SERVERS` names no server."
COUNTED = (
    "-# Counted are public questions on the home servers: numbers by day, never who asked or what. "
    "Private answers and direct messages are not counted."
)
UNUSED = "## Never used"
UNUSED_BUTTON = "Never used"
DUE = "## Due for another look"
DUE_BUTTON = "Due for another look"
NOTHING_DUE = "Nothing is due, and nothing will be within 30 days."
ALL_USED = "Every entry answered somebody in these days."

DRAFT_FORM = "Try a draft"
DRAFT_TEXT = "The whole file"
DRAFT_HINT = "title: …"
DRAFT_NAME = "Its name, as kubernetes (optional)"
DRAFT_GOOD = "This draft can be merged as it is."
DRAFT_COULD = "This draft can be merged. It could be better:"
DRAFT_BAD = "This draft cannot be loaded yet:"
DRAFT_NOTE = (
    "-# Nothing was stored or changed. The cards below are what members would see; their buttons are off."
)
DRAFT_LARGE = "This file is too large for an entry. The largest that I try has 100 KB."
DRAFT_NO_TEXT = "I cannot read this file: it is no text in UTF-8."
DRAFT_STUCK = "This took too long or too much, so I gave up. Please try `python -m bot check` with it."
TAKES = "**Questions of other entries that would come here first**"
GIVEN = "**Its questions that another entry answers today**"


def title(days: int) -> str:
    """Above the numbers."""
    return f"## The last {count(days, 'day', 'days')}"


def share(number: int, of: int) -> str:
    """A number with its share of the whole."""
    return f"{number} ({number / of:.0%})" if of else str(number)


def helped(yes: int, votes: int) -> str:
    """How many of those who voted found an entry helpful."""
    return f"helped {yes} of {votes}"


def unused(number: int, of: int) -> str:
    """How many entries answered nobody."""
    return f"**Never used**: {number} of {count(of, 'entry', 'entries')}"


def due(overdue: int, soon: int) -> str:
    """How much is to be looked at again."""
    return f"**Due for another look**: {overdue} now, {soon} within 30 days"


def due_by(day: dt.date, figure: str) -> str:
    """What of an entry is due, and when."""
    return f"{short_day(day)} · {f'figure {figure}' if figure else 'review'}"


def more(number: int) -> str:
    """How many lines there was no room for."""
    return f"-# and {number} more"


def draft(path: str) -> str:
    """Above what became of a draft."""
    return f"## Draft of {path}"
