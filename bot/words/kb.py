"""What those who write the answers read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.feedback.model import Reason
from bot.words.phrasing import count, day

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
GAP_IGNORED = "That group is ignored from now on."
GAP_GONE = "That group is not in the list any more: somebody has seen to it, or it was too old."


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


def by_hand(title: str) -> str:
    """Where no patch can be made."""
    return f"I cannot change the file of **{title}** by myself. Add this line to its `questions`:"
