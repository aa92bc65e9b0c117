"""Which of a member's jobs are wanted, and the page of them that a store gives."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.jobs.model import SavedJob, Status

Sort = Literal["fit", "newest", "updated", "deadline", "company"]


@dataclass(frozen=True, slots=True)
class JobQuery:
    """A page of a member's jobs.

    Args:
        size: jobs of a page, at least 1.
        page: from 0; one that does not exist (any more) means the nearest that does.
        text: what the jobs are called, ``#2 Lead, Acme``, or words of what is said of them; empty for all.
        status: how far they came; None for all.
        tag: a whole one of their tags, letter case aside; empty for all.
        due: whether only those with a deadline count in which something is to be done.
        open: whether only those count in which something is to be done.
        numbers: only jobs of these numbers; None for all.
        sort: what comes first; "fit" is what has the text best, and without one what is newest.
    """

    size: int
    page: int = 0
    text: str = ""
    status: Status | None = None
    tag: str = ""
    due: bool = False
    open: bool = False
    numbers: Collection[int] | None = None
    sort: Sort = "fit"


@dataclass(frozen=True, slots=True)
class Page:
    """The jobs of one page, which is empty only where no job is wanted at all.

    Args:
        jobs: in the order that was asked for.
        total: how many jobs there are over all pages.
        number: of this page, from 0.
        pages: how many there are, at least 1.
    """

    jobs: Sequence[SavedJob]
    total: int
    number: int = 0
    pages: int = 1


def place(query: JobQuery, total: int) -> tuple[int, int]:
    """The number of the page that is meant among so many jobs, and how many pages there are."""
    pages = max(1, -(-total // query.size))
    return max(0, min(query.page, pages - 1)), pages
