"""What a job is: what its owner says of it, and what it has from being stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace


@dataclass(frozen=True, slots=True)
class Posting:
    """A job as its owner saves it, checked and cleaned.

    Its fields stand here only: the table's columns, the export and the limits of forms are made from them.

    Args:
        url: cleaned for showing and comparing; never fetched.
        original_url: as the member gave it.
        title: what the member calls it; may be empty.
        company: may be empty.
    """

    url: str = field(metadata={"limit": 2000})
    original_url: str = field(metadata={"limit": 2000})
    title: str = field(default="", metadata={"limit": 200})
    company: str = field(default="", metadata={"limit": 120})


@dataclass(frozen=True, slots=True)
class SavedJob:
    """A stored job.

    Args:
        number: the owner's own running number, from 1, never used again.
        owner: Discord's id of the member.
        saved_at: UTC, aware.
        posting: what the owner says of it.
    """

    number: int
    owner: int
    saved_at: dt.datetime
    posting: Posting


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save.

    Args:
        job: the stored one; or the owner's latest that is the same job, where nothing was stored.
        waiting: what was not stored, because its owner is to be asked first.
    """

    job: SavedJob
    waiting: Posting | None = None


def renewed(old: Posting, new: Posting) -> Posting:
    """The old posting with all that the new one says; what that leaves empty stays."""
    said = {part.name: value for part in fields(new) if (value := getattr(new, part.name))}
    return replace(old, **said)


# How many characters each text of a posting may have.
LIMITS: Mapping[str, int] = {
    part.name: part.metadata["limit"] for part in fields(Posting) if "limit" in part.metadata
}
