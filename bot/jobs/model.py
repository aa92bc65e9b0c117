"""What a saved job link is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JobDraft:
    """A job link as checked and cleaned, not stored yet.

    Args:
        url: cleaned for showing and comparing; never fetched.
        original_url: as the member gave it.
        title: what the member calls it; may be empty.
        company: may be empty.
    """

    url: str
    original_url: str
    title: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class SavedJob:
    """A stored job link.

    Args:
        number: the member's own running number, from 1, never used again.
        member_id: Discord's id of the owner.
        saved_at: UTC, aware.
    """

    number: int
    member_id: int
    url: str
    original_url: str
    title: str
    company: str
    saved_at: dt.datetime
