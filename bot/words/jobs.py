"""What is said about a member's saved jobs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.errors import LinkFault
from bot.words.phrasing import count, day

TITLE = "## Your saved jobs"
SAVED = "## Saved to your jobs"
EMPTY = "You have no saved jobs yet. Save a link with `/jobs save`."
UNNAMED = "Job at {host}"
OPEN = "Open the link"
LONG = "This link is too long to show here, but `/privacy` exports it."
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


def total(jobs: int) -> str:
    """How long the list is."""
    return count(jobs, "job", "jobs")


def saved(number: int, saved_at: dt.datetime) -> str:
    """A job's number, and the day of its saving."""
    return f"-# Job #{number} · saved {day(saved_at.date())}"


def removed(name: str) -> str:
    """A job is gone from the list."""
    return f"Removed **{name}** from your saved jobs."


TWIN = "## You saved this job before"
WAITING = "Nothing new is saved yet. Update that job with the following, or save it as another job?"
RENEW = "Update"
RENEWED = "## Updated in your jobs"
SAVE_ANYWAY = "Save anyway"
WHICH = "## Which link do you want to save?"
GONE_LINK = "I cannot read that link any more. Please save it again with `/jobs save`."
FIELDS: Mapping[str, str] = MappingProxyType({"title": NAME, "company": COMPANY})


def link_number(at: int) -> str:
    """A link among several, counted from 0."""
    return f"Link {at + 1}"


BAD_NUMBER = "Please choose a job from the suggestions, or give its number, such as 3."
BAD_LINK: Mapping[LinkFault, str] = MappingProxyType(
    {
        LinkFault.NO_ADDRESS: (
            "I found no link to a web page in that. "
            "Copy the whole address from your browser; it begins with https://."
        ),
        LinkFault.UNSEEN: (
            "That link has spaces or hidden characters in it. Copy it again from your browser."
        ),
        LinkFault.CREDENTIALS: ("That link has a user name or password in it. Save the address without it."),
    }
)


def several(links: int) -> str:
    """A pasted text holds more than one link."""
    return f"There are {links} links in that text. Choose the one to save."


def too_long(field: str, limit: int) -> str:
    """A field of a posting, by its name, that there is no room for."""
    name = {"url": "link"}.get(field, field)
    return f"That {name} is too long: I can keep up to {limit} characters."


def full(limit: int) -> str:
    """No room for another job."""
    links = count(limit, "link", "links")
    return f"Your list is full ({links}). Remove one with `/jobs remove`, then save again."


def no_such(number: int) -> str:
    """A number that was given, and that no job of the member has."""
    return f"You have no saved job #{number}. See your list with `/jobs list`."
