"""What is said about a member's saved jobs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.errors import LinkFault
from bot.jobs.model import Status
from bot.words.jobs import asked as asked
from bot.words.jobs import figures as figures
from bot.words.jobs import files as files
from bot.words.jobs import reminders as reminders
from bot.words.phrasing import count, day

TITLE = "## Your saved jobs"
SAVED = "## Saved to your jobs"
EMPTY = "You have no saved jobs yet. Save a link with `/jobs save`."
UNNAMED = "Job at {host}"
OPEN = "Open the link"
OPEN_LINK = "Open link"
LONG = "This link is too long to show here, but `/privacy` exports it."
REMOVE = "Remove"
SHOW = "Show"
UNDO = "Undo"
BACK = "## Back in your jobs"
LIST = "Show my jobs"
EDIT_POSTING = "Edit the posting"
EDIT_NOTES = "Edit dates and notes"
GONE = "That job is no longer in your list."
FORM = "Save a job link"
URL = "Link to the job"
URL_HINT = "https://"
NAME = "Job title"
COMPANY = "Company"
OPTIONAL = "You can leave this empty"


def total(jobs: int) -> str:
    """How long the list is."""
    return count(jobs, "job", "jobs")


def removed(name: str) -> str:
    """A job is gone from the list."""
    return f"Removed **{name}** from your saved jobs."


TWIN = "## You saved this job before"
WAITING = "Nothing new is saved yet. “Update” puts this into that job; “Save anyway” makes another job of it:"
RENEW = "Update"
RENEWED = "## Updated in your jobs"
SAVE_ANYWAY = "Save anyway"
SAVE_LINK = "Save job link"
NO_LINK = "I found no link to a web page in that message."
WHICH = "## Which link do you want to save?"
GONE_LINK = "I cannot read that link any more. Please save it again with `/jobs save`."
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "title": NAME,
        "company": COMPANY,
        "location": "Location",
        "mode": "Remote, hybrid or on site",
        "salary": "Salary",
        "deadline": "Deadline",
        "contact": "Contact",
        "tags": "Tags",
        "notes": "Notes",
        "excerpt": "From the message",
        "source": "Message",
    }
)
TAGS_HINT = "For example: remote, dream job"
DEADLINE_HINT = "2026-12-31, 31 December, or in 14 days"
OPEN_SOURCE = "Open the message"
STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        Status.SAVED: "Saved",
        Status.APPLIED: "Applied",
        Status.INTERVIEW: "Interview",
        Status.OFFER: "Offer",
        Status.ACCEPTED: "Accepted",
        Status.REJECTED: "Rejected",
        Status.WITHDRAWN: "Withdrawn",
    }
)
SORTS: Mapping[str, str] = MappingProxyType(
    {"newest": "Newest", "updated": "Last changed", "deadline": "Deadline", "company": "Company"}
)
STEPS = "**How it went**"
NO_FIT = "You have no saved job that fits."
NOTHING_DUE = "No deadline and no reminder is waiting for you."
DUE_TITLE = "## Your next deadlines and reminders"


def facts(number: int, status: Status, due: dt.date | None, saved_at: dt.datetime) -> str:
    """A job's number, how far it came, until when something is to be done, and the day of its saving."""
    parts = [f"Job #{number}"]
    parts += [] if status is Status.SAVED else [STATUSES[status]]
    parts += [f"due {day(due)}"] if due else []
    return "-# " + " · ".join([*parts, f"saved {day(saved_at.date())}"])


def step(number: int, status: Status, at: dt.datetime) -> str:
    """A line of the time-line; that a job was saved is no move, and has the number 0."""
    numbered = f"{number}\\. " if number else ""
    return f"{numbered}{STATUSES[status]} on {day(at.date())}"


def deadline(date: dt.date, today: dt.date) -> str:
    """A deadline, and how far away it is."""
    left = (date - today).days
    if left < 0:
        away = f"{count(-left, 'day', 'days')} ago"
    else:
        away = f"in {count(left, 'day', 'days')}" if left else "today"
    return f"{day(date)} ({away})"


def filtered(jobs: int, said: str) -> str:
    """How many jobs fit what was asked for."""
    return f"{count(jobs, 'job', 'jobs')} · {said}" if said else total(jobs)


def link_number(at: int) -> str:
    """A link among several, counted from 0."""
    return f"Link {at + 1}"


CLOSE = "Close several"
CLOSE_TITLE = "## Close several jobs"
CLOSE_HOW = "Choose the jobs that are over, on as many pages as you like. Then say how they ended."
CLOSE_PICK = "Which jobs are over?"
CHOSEN_NONE = "No job is chosen yet."
CHOSEN_MOST = "You cannot choose more at once."
BACK_TO_CHOICE = "Back"
NOTHING_OPEN = "You have no open job to close."
NOTHING_TO_CLOSE = "None of these jobs is open any more, so I changed nothing."
OPENED_TOO_LATE = (
    "It is too late to undo that for all of them. You can still change each of them with `/jobs show`."
)


def chosen(numbers: str) -> str:
    """The jobs that are chosen so far, by their numbers."""
    return f"Chosen: {numbers}"


def close_ask(jobs: int, status: Status) -> str:
    """The question before several jobs are closed."""
    return f"## Close {count(jobs, 'job', 'jobs')} as {STATUSES[status]}?"


def close_yes(jobs: int) -> str:
    """The button that closes them."""
    return f"Yes, close {count(jobs, 'job', 'jobs')}"


def closed(jobs: int, status: Status) -> str:
    """Several jobs are closed."""
    return f"Closed {count(jobs, 'job', 'jobs')} as **{STATUSES[status]}**."


def opened(jobs: int) -> str:
    """Closing several jobs is undone; those that moved on since are not among them."""
    return f"Undone: {count(jobs, 'job is back where it was', 'jobs are back where they were')}."


def more_jobs(jobs: int) -> str:
    """How many more jobs are meant than are named."""
    return f"and {count(jobs, 'more job', 'more jobs')}"


WHICH_JOB = "Which job: from the suggestions, by its number or its title"
BAD_NUMBER = (
    "I found no job of yours by that name. Please choose one from the suggestions, or give its number."
)
BAD_FILE = (
    "I found no list of jobs in that file. "
    "I can read CSV with a header line, and JSON, up to 4 MB and 20,000 rows."
)
BAD_DAY = "I cannot read that day. Please write it like 2026-12-31, 31 December, or in 14 days."
UNDONE_TOO_LATE = "It is too late to bring that job back. Save its link again with `/jobs save`."
BAD_LINK: Mapping[LinkFault, str] = MappingProxyType(
    {
        LinkFault.NO_ADDRESS: (
            "I found no link to a web page in that. "
            "Copy the whole address from your browser; it begins with https://."
        ),
        LinkFault.UNSEEN: (
            "That link has spaces or hidden characters in it. Copy it again from your browser."
        ),
        LinkFault.CREDENTIALS: ("That link has a user name or password in it. Save it without them."),
    }
)


def several_jobs(fitting: int) -> str:
    """A name that more than one job has."""
    return f"That name fits {fitting} of your jobs. Choose one from the suggestions, or give its number."


def several(links: int) -> str:
    """A pasted text holds more than one link."""
    return f"There are {links} links in that text. Choose the one to save."


def too_long(field: str, limit: int) -> str:
    """A field of a posting, by its name, that there is no room for."""
    name = {"url": "link", "mode": "text for remote, hybrid or on site"}.get(field, field)
    return f"That {name} is too long: I can keep up to {limit} characters."


def full(limit: int) -> str:
    """No room for another job, or for those of a file together."""
    jobs = count(limit, "job", "jobs")
    return (
        f"You can keep up to {jobs}, and this would be more. Remove some with `/jobs remove`, then try again."
    )


def no_such(number: int) -> str:
    """A number that was given, and that no job of the member has."""
    return f"You have no saved job #{number}. See your list with `/jobs list`."
