"""What is said about a member's saved jobs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.errors import LinkFault
from bot.jobs.model import Mark, Status
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
WAITING = "Nothing new is saved yet. Update that job with the following, or save it as another job?"
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
NOTHING_DUE = "No deadline is waiting for you."
DUE_TITLE = "## Your next deadlines"


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
CHOSEN_MOST = "More at once is not possible."
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


ASKS = "What it asks for"
ASKS_TITLE = "## What it asks for"
ASKS_HOW = "Press what stands beside a skill to change it: I have it, it is missing, or I am not sure."
ASKS_NOTHING = (
    "No skill is on the list yet. Paste the description of the job, and I will list the skills that it names "
    "and that I know something about. I read the text and do not keep it."
)
ASKS_NOTHING_PASTED = "I found no skill that I know in that text, so the list is as it was."
ASKS_PASTE = "Paste its description"
ASKS_PASTE_FIELD = "Description of the job"
ASKS_PASTE_HINT = "Paste the text here; a longer one in several parts, one after the other"
ASKS_READ = "Read about a skill"
ASKS_CLEAR = "Empty the list"
ASKS_BACK = "Show the job"
MARKS: Mapping[Mark, str] = MappingProxyType(
    {Mark.HAVE: "I have it", Mark.MISSING: "Missing", Mark.UNSURE: "Not sure"}
)


def asks_count(have: int, missing: int, unsure: int) -> str:
    """How many skills a job asks for that are known, by what its owner said of them."""
    skills = count(have + missing + unsure, "skill", "skills")
    return f"-# {skills} that I know: you have {have}, {missing} missing, {unsure} not sure"


def asks_called(said: str) -> str:
    """What the posting calls a skill."""
    return f"-# “{said}” in the text"


STATS_TITLE = "## How your search goes"
STATS_HOW = "Move a job on with `/jobs show` whenever something happens; then these numbers tell you more."
STATS_WEEKS = "Saved and applied for, by week"
REACHED = "How far your jobs came"


def stats_sent(jobs: int, sent: int) -> str:
    """How many jobs are saved, and how many of them were applied for."""
    return f"You saved {count(jobs, 'job', 'jobs')} and applied for {sent} of them."


def stats_answered(sent: int, answered: int, days: int | None) -> str:
    """How many applications got an answer, and how soon."""
    soon = f", half of them within {count(max(days, 1), 'day', 'days')}" if days is not None else ""
    return f"**Answers**: {share(answered, sent)}{soon}. A no counts as an answer."


def stats_led(sent: int, interviews: int, offers: int) -> str:
    """What applications led to."""
    return f"**Interviews**: {share(interviews, sent)}. **Offers**: {share(offers, sent)}."


def stats_waiting(waiting: int, long: int, days: int) -> str:
    """How many applications have no answer yet."""
    since = f", {long} of them for more than {days} days" if long else ""
    return f"**Waiting for an answer**: {count(waiting, 'application', 'applications')}{since}."


def share(part: int, whole: int) -> str:
    """A part of a number of applications: 3 of 12 (25%)."""
    return f"{part} of {whole} ({part / whole:.0%})" if whole else f"{part} of {whole}"


WHICH_JOB = "Which job: from the suggestions, by its number or its title"
BAD_NUMBER = (
    "I found no job of yours by that name. Please choose one from the suggestions, or give its number."
)
BAD_FILE = "I found no list of jobs in that file. I can read CSV with a header line, and JSON, up to 4 MB."
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
        LinkFault.CREDENTIALS: ("That link has a user name or password in it. Save the address without it."),
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
    name = {"url": "link"}.get(field, field)
    return f"That {name} is too long: I can keep up to {limit} characters."


def full(limit: int) -> str:
    """No room for another job."""
    links = count(limit, "link", "links")
    return f"Your list is full ({links}). Remove one with `/jobs remove`, then save again."


def no_such(number: int) -> str:
    """A number that was given, and that no job of the member has."""
    return f"You have no saved job #{number}. See your list with `/jobs list`."


EXPORTED = "Here are all of your saved jobs."
NOTHING_TO_EXPORT = "You have no saved jobs to export."
FILE_GONE = "I do not have that file any more. Please send it again with `/jobs import`."
DRY_RUN = "## Nothing is saved yet"
DRY_RUN_HOW = "If this looks right, save it; the file waits for a quarter of an hour."
IMPORT_CANCEL = "Cancel"
IMPORT_CANCELLED = "Nothing was saved, and the file is put away."
IMPORT_COLUMNS = "Change columns"
COLUMNS_TITLE = "## Which column is what?"
COLUMNS_HOW = "I am not sure of these. Choose what they are, then look at the result; nothing is saved yet."
COLUMNS_ALL = "Choose what each column is, then look at the result; nothing is saved yet."
COLUMNS_NO_LINK = "**Which column has the link to the job?** Without a link I cannot save a job."
COLUMNS_DONE = "Look at the result"
COLUMN_LEFT_OUT = "Leave out"
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "url": "Link to the job",
        "title": NAME,
        "company": COMPANY,
        "status": "Status",
        "applied_at": "Day of applying",
        "saved_at": "Day of saving",
        **{
            name: FIELDS[name]
            for name in ("deadline", "location", "mode", "salary", "contact", "tags", "notes")
        },
        "excerpt": "Description",
    }
)
IMPORTED = "## Your jobs are imported"
FAULTS = "**Rows that I cannot read**"


def would_import(new: int, known: int) -> str:
    """What an import would do."""
    return f"{count(new, 'job', 'jobs')} would be saved. {count(known, 'job is', 'jobs are')} there already."


def imported(new: int, known: int) -> str:
    """What an import did."""
    return f"I saved {count(new, 'job', 'jobs')}. {count(known, 'job was', 'jobs were')} there already."


def import_yes(jobs: int) -> str:
    """The button that saves what was looked at."""
    return f"Save {count(jobs, 'job', 'jobs')}"


def reading_rows(done: int, rows: int) -> str:
    """How far a long file is read."""
    return f"I have read {done:,} of {rows:,} rows …"


def column_read(name: str, ours: str) -> str:
    """What a column is read as."""
    return f"{name} → {COLUMNS.get(ours, ours)}"


def columns_read(told: str, left_out: str) -> str:
    """What the columns of a file are read as, and which are left out."""
    parts = [f"-# Columns: {told}"] if told else []
    return "\n".join([*parts, *([f"-# Left out: {left_out}"] if left_out else [])])


def column_cells(name: str, cells: str) -> str:
    """A column, and what stands in it."""
    return f"**{name}**\n-# {cells}"


def fault(row: int, reason: str) -> str:
    """A row of a file that cannot be read, without its header, and why."""
    return f"Row {row}: {reason}"


def more_faults(rows: int) -> str:
    """How many more rows cannot be read."""
    return f"and {count(rows, 'more row', 'more rows')}"
