"""What a job is: what its owner says of it, how far it came, and what it has from being stored."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace


class Status(enum.StrEnum):
    """How far an application came, in the usual order; any may follow any."""

    SAVED = "saved"
    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


# Where something is still to be done.
OPEN = (Status.SAVED, Status.APPLIED, Status.INTERVIEW, Status.OFFER)


@dataclass(frozen=True, slots=True)
class Posting:
    """A job as its owner saves it, checked and cleaned.

    Its fields stand here only: the table's columns, the export and the limits of forms are made from them.

    Args:
        url: cleaned for showing and comparing; never fetched.
        original_url: as the member gave it.
        title: what the member calls it; as all texts that follow, it may be empty.
        company: who offers it.
        location: where it is.
        mode: remote, hybrid or on site, in the member's words.
        salary: as the posting or the member has it.
        contact: whom to write to.
        tags: the member's own, parted by commas.
        notes: of any kind, in several lines.
        excerpt: of the message that the link was found in.
        source: the address of that message.
        deadline: the last day to apply or to answer; None where there is none.
    """

    url: str = field(metadata={"limit": 2000})
    original_url: str = field(metadata={"limit": 2000})
    title: str = field(default="", metadata={"limit": 200})
    company: str = field(default="", metadata={"limit": 120})
    location: str = field(default="", metadata={"limit": 120})
    mode: str = field(default="", metadata={"limit": 60})
    salary: str = field(default="", metadata={"limit": 120})
    contact: str = field(default="", metadata={"limit": 200})
    tags: str = field(default="", metadata={"limit": 200})
    notes: str = field(default="", metadata={"limit": 1500})
    excerpt: str = field(default="", metadata={"limit": 800})
    source: str = field(default="", metadata={"limit": 120})
    deadline: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A move of an application.

    Args:
        number: from 1, in the order of the moves.
        status: where it moved to.
        at: UTC, aware.
    """

    number: int
    status: Status
    at: dt.datetime


# How much of a posting's name for a skill is kept.
SAID = 60


class Mark(enum.StrEnum):
    """What a member says of a skill that a posting asks for."""

    HAVE = "have"
    MISSING = "missing"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill that a posting names.

    Args:
        skill: the id of its entry in the knowledge.
        said: what the posting calls it.
        mark: what its owner says of it.
    """

    skill: str
    said: str
    mark: Mark = Mark.UNSURE


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a member wants to be told of a job, and when.

    Args:
        key: by which its owner names it; no other one of theirs has it, now or later.
        owner: Discord's id of the member.
        job: the number of their job.
        due_at: UTC, aware.
        text: one line.
        missed: whether Discord refused to let the member have it, of which they are to be told.
    """

    key: int
    owner: int
    job: int
    due_at: dt.datetime
    text: str
    missed: bool = False


@dataclass(frozen=True, slots=True)
class SavedJob:
    """A stored job.

    Args:
        number: the owner's own running number, from 1, never used again.
        owner: Discord's id of the member.
        saved_at: UTC, aware.
        posting: what the owner says of it.
        status: how far it came.
        updated_at: when anything of it was changed last; None for never.
        steps: its moves, where they were asked for; that it was saved is none.
        asked: the skills that its posting names, where they were asked for.
        reminders: those that are to come or were missed, where they were asked for; the next one first.
    """

    number: int
    owner: int
    saved_at: dt.datetime
    posting: Posting
    status: Status = Status.SAVED
    updated_at: dt.datetime | None = None
    steps: tuple[Step, ...] = ()
    asked: tuple[Asked, ...] = ()
    reminders: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save.

    Args:
        job: the stored one; or the owner's latest that is the same job, where nothing was stored.
        waiting: what was not stored, because its owner is to be asked first.
    """

    job: SavedJob
    waiting: Posting | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """What became of several jobs that were closed at once.

    Args:
        numbers: of those that were moved; who was there already was not.
        at: when; by it the whole can be undone.
    """

    numbers: Sequence[int]
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of an import: how many jobs are new, and how many were there already."""

    new: int
    known: int


def renewed(old: Posting, new: Posting) -> Posting:
    """The old posting with all that the new one says; what that leaves empty stays."""
    said = {part.name: value for part in fields(new) if (value := getattr(new, part.name))}
    return replace(old, **said)


# How many characters each text of a posting may have.
LIMITS: Mapping[str, int] = {
    part.name: part.metadata["limit"] for part in fields(Posting) if "limit" in part.metadata
}

# And so many that of a reminder.
REMINDER_TEXT = 200
