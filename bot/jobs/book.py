"""The use cases of saved jobs, and the store that they need."""

from __future__ import annotations

from typing import Protocol

from bot.errors import ListFull, NoSuchJob
from bot.jobs.links import draft
from bot.jobs.model import Posting, Saved, SavedJob
from bot.jobs.query import JobQuery, Page


class JobStore(Protocol):
    """Keeps jobs; each call is one transaction and touches one member's rows only."""

    async def add(self, owner: int, posting: Posting, limit: int) -> Saved | None:
        """Store the posting; None, and nothing stored, where the member has ``limit`` jobs already."""

    async def page(self, owner: int, query: JobQuery) -> Page:
        """Those of the member's jobs that are wanted."""

    async def get(self, owner: int, number: int) -> SavedJob | None:
        """The member's job of that number; None where there is none."""

    async def remove(self, owner: int, number: int) -> SavedJob | None:
        """Delete the member's job of that number and return it; None where there is none."""


class JobBook:
    """A member's jobs: every method sees one member's rows and nobody else's.

    Args:
        store: keeps the rows.
        limit: how many jobs one member may keep.
    """

    def __init__(self, store: JobStore, limit: int) -> None:
        self._store = store
        self.limit = limit

    async def save(self, owner: int, url: str, title: str = "", company: str = "", **more: str) -> Saved:
        """Check, clean and store a link; a job saved before is stored again and its twin named.

        Args:
            owner: Discord's id of the member.
            url: as the member gave it.
            title: may be empty.
            company: may be empty.
            more: other texts, by the names of a posting's fields.

        Raises:
            BadLink, TooLong: the link or a text cannot be used.
            ListFull: the member has as many jobs as one may keep.
            StorageUnavailable: nothing was stored.
        """
        saved = await self._store.add(owner, draft(url, title=title, company=company, **more), self.limit)
        if saved is None:
            raise ListFull(self.limit)
        return saved

    async def page(self, owner: int, query: JobQuery) -> Page:
        """Those of the member's jobs that are wanted, newest first."""
        return await self._store.page(owner, query)

    async def get(self, owner: int, number: int) -> SavedJob | None:
        """One of the member's jobs; None where it is not in the list (any more)."""
        return await self._store.get(owner, number)

    async def remove(self, owner: int, number: int) -> SavedJob:
        """Delete one job and return what it was.

        Raises:
            NoSuchJob: the member has no job of that number.
        """
        removed = await self._store.remove(owner, number)
        if removed is None:
            raise NoSuchJob(number)
        return removed
