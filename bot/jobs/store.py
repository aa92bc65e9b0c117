"""What the use cases of saved jobs need of a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeAlias

from bot.jobs.model import Asked, Brought, Closed, Posting, Saved, SavedJob, Status
from bot.jobs.query import JobQuery, Page

# So long a removal, or the closing of several jobs, can be undone.
UNDO = dt.timedelta(seconds=15)

Asking: TypeAlias = Callable[[Sequence[Asked]], Sequence[Asked]]
"""From what a job asked for to what it asks for."""


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

    async def ask(self, owner: int, number: int, change: Asking) -> SavedJob | None:
        """Let the member's job of that number ask for other skills; None where there is none."""

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
