"""The use cases of saved jobs, and the store that they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from bot.errors import ListFull, NoSuchJob
from bot.jobs.links import draft
from bot.jobs.model import Posting, Saved, SavedJob, renewed
from bot.jobs.query import JobQuery, Page

NOTHING: Mapping[str, str] = MappingProxyType({})


class JobStore(Protocol):
    """Keeps jobs; each call is one transaction and touches one member's rows only."""

    async def add(
        self, owner: int, posting: Posting, limit: int, *, origin: int = 0, anyway: bool = False
    ) -> Saved | None:
        """Store the posting, unless it is there already; None where the member has ``limit`` jobs already.

        Args:
            owner: Discord's id of the member.
            posting: checked and cleaned.
            limit: the most jobs of a member.
            origin: of what Discord sent; a second call with the same one stores nothing. 0 for none.
            anyway: whether to store what is the same job as an older one.
        """

    async def change(self, owner: int, number: int, change: Callable[[Posting], Posting]) -> SavedJob | None:
        """Put another posting in the place of the member's one of that number; None where there is none."""

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

    async def save(
        self,
        owner: int,
        url: str,
        texts: Mapping[str, str] = NOTHING,
        *,
        origin: int = 0,
        anyway: bool = False,
    ) -> Saved:
        """Check, clean and store a link; where the same job is there already, nothing until it is wanted.

        Args:
            owner: Discord's id of the member.
            url: as the member gave it.
            texts: what the member says of it, by the names of a posting's fields.
            origin: Discord's id of what asked for it, by which a second click is known; 0 for none.
            anyway: whether the member knows that the job was saved before.

        Raises:
            BadLink, TooLong: the link or a text cannot be used.
            ListFull: the member has as many jobs as one may keep.
            StorageUnavailable: nothing was stored.
        """
        posting = draft(url, **texts)
        saved = await self._store.add(owner, posting, self.limit, origin=origin, anyway=anyway)
        if saved is None:
            raise ListFull(self.limit)
        return saved

    async def renew(self, owner: int, number: int, url: str, texts: Mapping[str, str] = NOTHING) -> SavedJob:
        """Let a saved job have the link and all that is said now; what is left empty stays as it was.

        Raises:
            BadLink, TooLong: the link or a text cannot be used.
            NoSuchJob: the member has no job of that number.
        """
        posting = draft(url, **texts)
        return _found(await self._store.change(owner, number, lambda old: renewed(old, posting)), number)

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
        return _found(await self._store.remove(owner, number), number)


def _found(job: SavedJob | None, number: int) -> SavedJob:
    if job is None:
        raise NoSuchJob(number)
    return job
