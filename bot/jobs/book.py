"""The use cases of saved jobs."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Literal

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
from bot.jobs.asked import joined, named, ticked
from bot.jobs.bringing import Told, read_file
from bot.jobs.columns import columns
from bot.jobs.desk import Desk, Draft
from bot.jobs.exchange import Kind, rows_of, written
from bot.jobs.figures import Figures, figures
from bot.jobs.guess import guessed
from bot.jobs.links import draft
from bot.jobs.model import Brought, Closed, Posting, Saved, SavedJob, Status, renewed
from bot.jobs.query import JobQuery, Page
from bot.jobs.store import UNDO as UNDO
from bot.jobs.store import JobStore
from bot.jobs.texts import fit
from bot.knowledge.model import Skill
from bot.sanitize.unseen import line

_NUMBERED = re.compile(
    r"(?is)(?:job\s*)?#(?P<number>[0-9]{1,9})(?P<more>[\s,.:·].*)?|(?:job\s*)?(?P<alone>[0-9]{1,9})"
)
# What cards call a job by, where it has no title but a link.
_UNTITLED = re.compile(r"(?i)job at ")

NOTHING: Mapping[str, str] = MappingProxyType({})


class JobBook:
    """A member's jobs: every method sees one member's rows and nobody else's.

    Args:
        store: keeps the rows.
        limit: how many jobs one member may keep.

    ``desk`` has the files that members are about to import.
    """

    def __init__(self, store: JobStore, limit: int) -> None:
        self._store = store
        self.limit = limit
        self.desk = Desk()

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

    async def look(self, owner: int, content: bytes) -> Draft:
        """Lay a file on the desk, with what its columns seem to be.

        Raises:
            BadFile: it is no list of jobs.
        """
        rows = await asyncio.to_thread(rows_of, content)
        return self.desk.put(owner, content, columns(rows), len(rows))

    async def bring(
        self,
        owner: int,
        content: bytes,
        meaning: Mapping[str, str] | None = None,
        told: Told | None = None,
        *,
        dry: bool,
    ) -> tuple[Brought, Mapping[int, UserError]]:
        """Store the jobs of a file: what became of them, and the rows that cannot be read with the reasons.

        Args:
            owner: Discord's id of the member.
            content: of the file.
            meaning: what the columns are, by their names; None where these say it.
            told: hears now and then how many rows of a long file are read, and of how many.
            dry: whether only to say what would be done.

        Raises:
            BadFile: it is no list of jobs.
            ListFull: together they would be more than one may keep; none was stored.
        """
        found = await read_file(content, meaning, told)
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

    async def ask(self, owner: int, number: int, text: str, skills: Iterable[Skill]) -> SavedJob:
        """Let a job ask for the skills that a text names too; without a text, what was saved of it is read.

        Args:
            owner: Discord's id of the member.
            number: of the job.
            text: a description of the job; it is read and not kept.
            skills: those that are known.

        Raises:
            NoSuchJob: the member has no job of that number.
        """
        job = _found(await self._store.get(owner, number), number)
        said = text or f"{job.posting.title}\n{job.posting.excerpt}"
        new = await asyncio.to_thread(named, said, skills)
        return _found(await self._store.ask(owner, number, lambda known: joined(known, new)), number)

    async def tick(self, owner: int, number: int, skill: str) -> SavedJob:
        """Say the next thing of a skill that a job asks for: unsure, have, missing, unsure again.

        Raises:
            NoSuchJob: the member has no job of that number.
        """
        return _found(await self._store.ask(owner, number, lambda known: ticked(known, skill)), number)

    async def forget_asked(self, owner: int, number: int) -> SavedJob:
        """Let a job ask for nothing.

        Raises:
            NoSuchJob: the member has no job of that number.
        """
        return _found(await self._store.ask(owner, number, lambda _: ()), number)

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
        numbered = _NUMBERED.fullmatch(name.strip())
        number = int(numbered["number"] or numbered["alone"]) if numbered else 0
        if numbered and not numbered["more"]:
            return _found(await self._store.get(owner, number), number)
        said = _UNTITLED.sub("", line(name))
        page = await self._store.page(owner, JobQuery(self.limit, text=said))
        exact = [job for job in page.jobs if said.casefold() in _names(job.posting)]
        if numbered and not exact:  # a title may begin as a number does: "#1 agency seeks Lead"
            return _found(await self._store.get(owner, number), number)
        fitting = exact or page.jobs
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
