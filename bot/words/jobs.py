"""What is said about a member's saved jobs."""

from __future__ import annotations

import datetime as dt

from bot.words.phrasing import day

TITLE = "## Your saved jobs"
SAVED = "## Saved to your jobs"
EMPTY = "You have no saved jobs yet. Save a link with `/jobs save`."
UNNAMED = "Job at {host}"
OPEN = "Open the link"
LONG = "This link is too long to show here, but `/privacy` exports it."
NUMBER = "Please choose a job from the suggestions, or give its number, such as 3."
REMOVE = "Remove"
KEEP = "Keep it"
LIST = "Show my jobs"
GONE = "That job is no longer in your list."
REMOVE_ASK = "## Remove this job?"
FORM = "Save a job link"
URL = "Link to the job"
URL_HINT = "https://"
NAME = "Job title"
COMPANY = "Company"
OPTIONAL = "You can leave this empty"


def removed(name: str) -> str:
    """A job is gone from the list."""
    return f"Removed **{name}** from your saved jobs."


def twin(number: int, saved_at: dt.datetime) -> str:
    """The same link was stored before."""
    return (
        f"You saved the same link before, as job #{number} on {day(saved_at.date())}. I kept both; "
        "`/jobs list` lets you remove one."
    )
