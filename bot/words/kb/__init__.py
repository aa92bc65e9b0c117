"""What moderators read about the knowledge: why a reply came, what is used and wanted, what a draft does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.feedback.model import Reason
from bot.words.phrasing import count, day, short_day

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
OPEN_ENTRY = "Open one of these entries"

ASKED = "Asked in public"
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "answered": "Answered",
        "unsure": "Choices offered",
        "unknown": "Not known",
        "declined": "Left to others",
    }
)
BY_STEP: Mapping[int, str] = MappingProxyType(
    {1: "Questions by day", 7: "Questions by week", 28: "Questions in four weeks each"}
)
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
DRAFT_NAME = "Its name, for example kubernetes (optional)"
DRAFT_GOOD = "This draft can be merged as it is."
DRAFT_COULD = "This draft can be merged. It could be better:"
DRAFT_BAD = "This draft cannot be loaded yet:"
DRAFT_NOTE = (
    "-# Nothing was stored or changed. The cards below are what members would see; their buttons are off."
)
DRAFT_LARGE = "This file is too large for an entry. I try files of up to 100 KB."
DRAFT_NO_TEXT = "I cannot read this file: it is no text in UTF-8."
DRAFT_STUCK = "This took too much time or memory, so I gave up. Please try `python -m bot check` with it."
TAKES = "**Questions of other entries that would come here first**"
GIVEN = "**Its questions that another entry answers today**"

GAPS = "## Questions that want a better answer"
GAP = "**{number}. {question}**\n{asked}"
GAP_TITLE = "### {question}"
WORDING = "- {text}"
NEAREST = "-# nearest: {title}"
REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.UNKNOWN: "without an answer",
        Reason.UNSURE: "unsure",
        Reason.VOTED_DOWN: "not helped",
        Reason.SUGGESTED: "suggested",
    }
)
OPEN = "Open {number}"
BACK = "Back to the list"
EXPORT = "Export"
EXPORTED = "All questions that wait, as JSON. Nothing in it tells who asked."
ADD_TO = "Add as a question to …"
NEW_ENTRY = "New entry"
RESOLVED = "Resolved"
IGNORE = "Ignore"
GAP_RESOLVED = "That group is resolved. If it is asked again, it comes back."
GAP_IGNORED = "These wordings are ignored from now on. The same question in other words may come back here."
GAP_GONE = "That group is not in the list any more: somebody has seen to it, or it was too old."


def score(number: float) -> str:
    """How well an entry fits; compares within one question only."""
    return f"score {number:.1f}"


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


def due_by(when: dt.date, figure: str) -> str:
    """What of an entry is due, and when."""
    return f"{short_day(when)} · {f'figure {figure}' if figure else 'review'}"


def more(number: int) -> str:
    """How many lines there was no room for."""
    return f"-# and {number} more"


def draft(path: str) -> str:
    """Above what became of a draft."""
    return f"## Draft of {path}"


def no_gaps(days: int) -> str:
    """Why the list is empty."""
    if not days:
        return "No questions are kept: `GAPS` is off."
    kept = count(days, "day", "days")
    return f"Nothing is waiting. Questions stay here for {kept} after they were asked last."


def gaps_total(groups: int, times: int) -> str:
    """How long the list is."""
    asked_ = count(times, "time", "times")
    return f"-# {count(groups, 'group', 'groups')}, asked {asked_}; what is asked most and lately is first"


def asked(times: int, last: dt.date, why: str) -> str:
    """How often a group was asked, when last, and why it is here."""
    return f"-# asked {count(times, 'time', 'times')}, last on {day(last)} · {why}"


def added(title: str, file: str) -> str:
    """Above a patch that adds a question."""
    return (
        f"This adds the question to **{title}**. In your copy of the project: `git apply {file}`, then make "
        "a pull request of it. When it is merged, press “Resolved”."
    )


def new_entry(file: str) -> str:
    """Above a patch with a new entry."""
    return (
        f"This is a new entry for the question. In your copy of the project: `git apply {file}`, write its "
        "summary and its answer, choose its category, and run `make check`; then make a pull request of it."
    )


def has_it(title: str) -> str:
    """Where an entry has the question that was to be added."""
    return f"**{title}** has this question already. If it does not help, its answer needs a change."


def by_hand(title: str) -> str:
    """Where no patch can be made."""
    return f"I cannot change the file of **{title}** by myself. Add this line to its `questions`:"
