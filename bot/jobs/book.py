"""The use cases of saved jobs, and the store that they need."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Literal, Protocol

from bot.errors import (
    BadJobNumber,
    ListFull,
    NoSuchJob,
    NothingToClose,
    OpenedTooLate,
    SeveralJobs,
    UndoneTooLate,
    UserError,
)
from bot.jobs.exchange import Kind, rows_of, written
from bot.jobs.figures import Figures, figures
from bot.jobs.guess import guessed
from bot.jobs.links import draft
from bot.jobs.model import Brought, Closed, Posting, Saved, SavedJob, Status, renewed
from bot.jobs.query import JobQuery, Page
from bot.jobs.reading import read
from bot.jobs.texts import fit
from bot.sanitize.unseen import line

# So long a removal can be undone.
UNDO = dt.timedelta(seconds=15)

_NUMBERED = re.compile(r"(?is)(?:job\s*)?#([0-9]{1,9})(?:[\s,.:·].*)?|(?:job\s*)?([0-9]{1,9})")
# What cards call a job by, where it has no title but a link.
_UNTITLED = re.compile(r"(?i)job at ")

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

    async def move(self, owner: int, number: int, status: Status) -> SavedJob | None:
        """Note that the member's job moved to a status; None where there is no such job."""

    async def close(self, owner: int, numbers: Collection[int], status: Status) -> Closed:
        """Note that all of the member's open jobs of these numbers moved to a status at one moment."""

    async def reopen(self, owner: int, at: dt.datetime) -> Sequence[int]:
        """Take back what was closed at that moment, up to ``UNDO`` ago, but for what moved on since."""

    async def page(self, owner: int, query: JobQuery) -> Page:
        """Those of the member's jobs that are wanted."""

    async def every(self, owner: int) -> Sequence[SavedJob]:
        """All of the member's jobs with their moves, by their numbers."""

    async def bring(self, owner: int, jobs: Sequence[SavedJob], limit: int, *, dry: bool) -> Brought | None:
        """Store jobs of a file as they are; None, and nothing stored, where that were more than ``limit``.

        Args:
            owner: Discord's id of the member.
            jobs: a number that is larger than all before is kept.
            limit: the most jobs of a member.
            dry: whether only to say what would be done.
        """

    async def get(self, owner: int, number: int) -> SavedJob | None:
        """The member's job of that number with its moves; None where there is none."""

    async def remove(self, owner: int, number: int) -> SavedJob | None:
        """Remove the member's job of that number and return it; None where there is none."""

    async def restore(self, owner: int, number: int) -> SavedJob | None:
        """Bring back a job that was removed up to ``UNDO`` ago; None where it is not there any more."""


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
        saved = await self._store.add(owner, guessed(posting), self.limit, origin=origin, anyway=anyway)
        if saved is None:
            raise ListFull(self.limit)
        # Guesses are no reason to change what its owner called the job that is there.
        return replace(saved, waiting=posting) if saved.waiting else saved

    async def renew(self, owner: int, number: int, url: str, texts: Mapping[str, str] = NOTHING) -> SavedJob:
        """Let a saved job have the link and all that is said now; what is left empty stays as it was.

        Raises:
            BadLink, TooLong: the link or a text cannot be used.
            NoSuchJob: the member has no job of that number.
        """
        posting = draft(url, **texts)
        return _found(await self._store.change(owner, number, lambda old: renewed(old, posting)), number)

    async def any(self, owner: int) -> bool:
        """Whether the member has a saved job."""
        return (await self._store.page(owner, JobQuery(1))).total > 0

    async def figures(self, owner: int) -> Figures:
        """How the member's search goes."""
        jobs, now = await self._store.every(owner), dt.datetime.now(dt.UTC)
        return await asyncio.to_thread(figures, jobs, now)

    async def export(self, owner: int, kind: Kind) -> bytes:
        """A file of all of the member's jobs."""
        # Thousands of rows take seconds, in which others are answered.
        return await asyncio.to_thread(written, await self._store.every(owner), kind)

    async def bring(
        self, owner: int, content: bytes, *, dry: bool
    ) -> tuple[Brought, Mapping[int, UserError]]:
        """Store the jobs of a file: what became of them, and the rows that cannot be read with the reasons.

        Raises:
            BadFile: it is no list of jobs.
            ListFull: together they would be more than one may keep; none was stored.
        """
        now = dt.datetime.now(dt.UTC)
        found = await asyncio.to_thread(lambda: read(rows_of(content), now))
        brought = await self._store.bring(owner, found.jobs, self.limit, dry=dry)
        if brought is None:
            raise ListFull(self.limit)
        return brought, found.faults

    async def edit(
        self,
        owner: int,
        number: int,
        texts: Mapping[str, str],
        deadline: dt.date | Literal["same"] | None = "same",
    ) -> SavedJob:
        """Let a saved job have other texts, by the names of a posting's fields; an empty one is taken away.

        Raises:
            TooLong: a text.
            NoSuchJob: the member has no job of that number.
        """
        said: dict[str, Any] = {name: fit(text, name) for name, text in texts.items()}
        if deadline != "same":
            said["deadline"] = deadline
        return _found(await self._store.change(owner, number, lambda old: replace(old, **said)), number)

    async def move(self, owner: int, number: int, status: Status) -> SavedJob:
        """Note that an application came to a status, from whichever it was in.

        Raises:
            NoSuchJob: the member has no job of that number.
        """
        return _found(await self._store.move(owner, number, status), number)

    async def close(self, owner: int, numbers: Collection[int], status: Status) -> Closed:
        """Note that several applications are over, each open one of them.

        Raises:
            NothingToClose: none of them is open.
        """
        closed = await self._store.close(owner, numbers, status)
        if not closed.numbers:
            raise NothingToClose
        return closed

    async def reopen(self, owner: int, at: dt.datetime) -> Sequence[int]:
        """Let jobs that were closed at one moment be where they were; the numbers of those that are.

        Raises:
            OpenedTooLate: it was longer than ``UNDO`` ago, or none of them is there as it was closed.
        """
        opened = await self._store.reopen(owner, at)
        if not opened:
            raise OpenedTooLate
        return opened

    async def find(self, owner: int, name: str) -> SavedJob:
        """The member's job that is called so: ``#2 Lead, Acme``, its number, its title, or words of it.

        Raises:
            BadJobNumber: none is.
            SeveralJobs: more than one is.
            NoSuchJob: the member has no job of that number.
        """
        if numbered := _NUMBERED.fullmatch(name.strip()):
            number = int(numbered[1] or numbered[2])
            return _found(await self._store.get(owner, number), number)
        said = _UNTITLED.sub("", line(name))
        page = await self._store.page(owner, JobQuery(self.limit, text=said))
        fitting = [job for job in page.jobs if said.casefold() in _names(job.posting)] or page.jobs
        if len(fitting) > 1:
            raise SeveralJobs(len(fitting))
        if not (said and fitting):
            raise BadJobNumber
        return _found(await self._store.get(owner, fitting[0].number), fitting[0].number)

    async def page(self, owner: int, query: JobQuery) -> Page:
        """Those of the member's jobs that are wanted."""
        return await self._store.page(owner, query)

    async def get(self, owner: int, number: int) -> SavedJob | None:
        """One of the member's jobs; None where it is not in the list (any more)."""
        return await self._store.get(owner, number)

    async def remove(self, owner: int, number: int) -> SavedJob:
        """Remove one job and return what it was; up to ``UNDO`` later it can be restored.

        Raises:
            NoSuchJob: the member has no job of that number.
        """
        return _found(await self._store.remove(owner, number), number)

    async def restore(self, owner: int, number: int) -> SavedJob:
        """Bring a job back that was removed.

        Raises:
            UndoneTooLate: it was removed longer than ``UNDO`` ago, or all of the member was deleted.
        """
        restored = await self._store.restore(owner, number)
        if restored is None:
            raise UndoneTooLate
        return restored


def _names(posting: Posting) -> Collection[str]:
    """What cards and lists call a job that has a title, letter case aside."""
    title, company = posting.title.casefold(), posting.company.casefold()
    return {title, f"{title}, {company}", f"{title} · {company}"} if title else set()


def _found(job: SavedJob | None, number: int) -> SavedJob:
    if job is None:
        raise NoSuchJob(number)
    return job
