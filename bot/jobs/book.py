"""The use cases of saved jobs, and the store that they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.errors import ListFull, NoSuchJob
from bot.jobs.links import draft
from bot.jobs.model import JobDraft, SavedJob


class JobStore(Protocol):
    """Keeps job links; each call is one transaction and touches one member's rows only."""

    async def add(self, member_id: int, draft: JobDraft, limit: int) -> SavedJob | None:
        """Store the draft; None, and nothing stored, where the member has ``limit`` rows already."""

    async def of_member(self, member_id: int) -> Sequence[SavedJob]:
        """All of the member's jobs, newest first."""

    async def remove(self, member_id: int, number: int) -> SavedJob | None:
        """Delete the member's job of that number and return it; None where there is none."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: the stored job, and an older one of the member's with the same link."""

    job: SavedJob
    twin: SavedJob | None = None


class JobBook:
    """A member's job links: every method sees one member's rows and nobody else's.

    Args:
        store: keeps the rows.
        limit: how many links one member may keep.
    """

    def __init__(self, store: JobStore, limit: int) -> None:
        self._store = store
        self.limit = limit

    async def save(self, member_id: int, url: str, title: str = "", company: str = "") -> Saved:
        """Check, clean and store a link; a link saved before is stored again and its twin named.

        Raises:
            BadLink, TooLong: the link or a text cannot be used.
            ListFull: the member has as many jobs as one may keep.
            StorageUnavailable: nothing was stored.
        """
        checked = draft(url, title, company)
        twins = [job for job in await self._store.of_member(member_id) if job.url == checked.url]
        job = await self._store.add(member_id, checked, self.limit)
        if job is None:
            raise ListFull(self.limit)
        return Saved(job, twins[0] if twins else None)

    async def jobs(self, member_id: int) -> Sequence[SavedJob]:
        """The member's jobs, newest first."""
        return await self._store.of_member(member_id)

    async def remove(self, member_id: int, number: int) -> SavedJob:
        """Delete one job and return what it was.

        Raises:
            NoSuchJob: the member has no job of that number.
        """
        removed = await self._store.remove(member_id, number)
        if removed is None:
            raise NoSuchJob(number)
        return removed
