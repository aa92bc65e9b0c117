"""What is said about files of saved jobs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.words.phrasing import count

EXPORTED = "Here are all of your saved jobs."
NOTHING_TO_EXPORT = "You have no saved jobs to export."
FILE_GONE = "I do not have that file any more. Please send it again with `/jobs import`."
DRY_RUN = "## Nothing is saved yet"
DRY_RUN_HOW = "If this looks right, save it. I keep the file for 15 minutes."
CANCEL = "Cancel"
CANCELLED = "Nothing was saved, and I no longer have the file."
CHANGE_COLUMNS = "Change columns"
COLUMNS_TITLE = "## Which column is what?"
COLUMNS_HOW = "I am not sure what these are. Choose for each, then look at the result; nothing is saved yet."
COLUMNS_ALL = "Choose what each column is, then look at the result; nothing is saved yet."
COLUMNS_NO_LINK = "**Which column has the link to the job?** Without a link I cannot save a job."
COLUMNS_DONE = "Look at the result"
COLUMN_LEFT_OUT = "Leave out"
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "url": "Link to the job",
        "title": "Job title",
        "company": "Company",
        "status": "Status",
        "applied_at": "Day of applying",
        "saved_at": "Day of saving",
        "deadline": "Deadline",
        "location": "Location",
        "mode": "Remote, hybrid or on site",
        "salary": "Salary",
        "contact": "Contact",
        "tags": "Tags",
        "notes": "Notes",
        "excerpt": "Description",
    }
)
IMPORTED = "## Your jobs are imported"
FAULTS = "**Rows that I cannot read**"
NO_LINK = "There is no link to a job in it."


def would_import(new: int, known: int) -> str:
    """What an import would do."""
    there = count(known, "job is", "jobs are")
    return f"{count(new, 'job', 'jobs')} would be saved. {there} in your list already."


def imported(new: int, known: int) -> str:
    """What an import did."""
    there = count(known, "job was", "jobs were")
    return f"I saved {count(new, 'job', 'jobs')}. {there} in your list already."


def save(jobs: int) -> str:
    """The button that saves what was looked at."""
    return f"Save {count(jobs, 'job', 'jobs')}"


def reading_rows(done: int, rows: int) -> str:
    """How far a long file is read."""
    return f"I have read {done:,} of {rows:,} rows …"


def column_read(name: str, ours: str) -> str:
    """What a column is read as."""
    known = COLUMNS.get(ours, ours)
    return name if name.casefold() == known.casefold() else f"{name} → {known}"


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
