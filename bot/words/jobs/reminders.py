"""What is said about reminders of saved jobs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.jobs.model import Status
from bot.words.phrasing import count

BUTTON = "Remind me"
TITLE = "## Reminders for {job}"
NONE = "No reminder is set."
WHEN = "When shall I write to you? The message comes at the same time of day as it is now."
OTHER = "Another day or text"
FORM = "Set a reminder"
DAY = "Day"
TEXT = "What is it about?"
DAY_HINT = "in 7 days, 31 December or 2026-12-31"
TEXT_HINT = "For example: follow up, or interview round 2"
DROP = "Remove"
BACK = "Show the job"
DUE = "## Reminder"
DONE = "Done"
GONE = "That reminder is gone: it is done, it or its job was removed, or it came more than 30 days ago."
MISSED = "## I could not write to you"
MISSED_HOW = (
    "Discord did not let me send you a direct message. To get the next ones, "
    "allow direct messages in the privacy settings of a server that we are both in."
)
BAD_MOMENT = (
    "I cannot remind you then. Please choose a day from tomorrow on, or “in 2 hours”, within ten years."
)
ABOUT: Mapping[Status, str] = MappingProxyType(
    {
        Status.SAVED: "Apply",
        Status.APPLIED: "Follow up",
        Status.INTERVIEW: "Prepare for the interview",
        Status.OFFER: "Answer the offer",
    }
)
ABOUT_ELSE = "Look at it again"
SUGGESTED = ("Deadline", *ABOUT.values(), "Interview round 1", "Interview round 2")
LATER: Mapping[int, str] = MappingProxyType({1: "In 1 hour", 24: "In 1 day", 72: "In 3 days"})


def in_days(days: int) -> str:
    """A choice of a day."""
    return f"In {count(days, 'day', 'days')}"


def moment(at: dt.datetime) -> str:
    """A moment, which each member's Discord shows in their own time."""
    return f"<t:{int(at.timestamp())}:f> (<t:{int(at.timestamp())}:R>)"


def line(at: dt.datetime, text: str, *, missed: bool = False) -> str:
    """A reminder in one line."""
    return f"⏰ {moment(at)}: {text}" + (", but I could not write to you" if missed else "")


def set_for(at: dt.datetime) -> str:
    """A reminder was set."""
    return f"I will write to you on {moment(at)}."


def again(at: dt.datetime, text: str) -> str:
    """A reminder was put off."""
    return f"⏰ {text}: I will write to you again on {moment(at)}."


def done(text: str) -> str:
    """A reminder is done."""
    return f"✅ {text}: done."


def late(at: dt.datetime) -> str:
    """A reminder that comes late."""
    return f"-# This was due on {moment(at)}; I could not send it before."


def more(reminders: int) -> str:
    """How many further ones are not shown."""
    return f"-# and {count(reminders, 'more reminder', 'more reminders')}"


def full(limit: int) -> str:
    """No room for another reminder."""
    return (
        f"You have {count(limit, 'reminder', 'reminders')} waiting, which is as many as I keep. "
        "Remove one first: open its job with `/jobs show`."
    )
