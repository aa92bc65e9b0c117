"""Counts how a member's search goes: how far the applications came, week by week, and who answered."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.jobs.model import SavedJob, Status

WEEKS = 12
# An application that waits longer than that is told apart.
LONG = dt.timedelta(days=14)
# How far an application can come; the other statuses are how it can end.
WAY = (Status.SAVED, Status.APPLIED, Status.INTERVIEW, Status.OFFER, Status.ACCEPTED)
_ANSWERS = {Status.INTERVIEW, Status.OFFER, Status.ACCEPTED, Status.REJECTED}


@dataclass(frozen=True, slots=True)
class Figures:
    """How a search goes.

    Args:
        reached: how many jobs came at least so far; what was rejected was applied for.
        answered: how many of those that were applied for got an answer, a no counts too.
        waiting: how many wait for the first one.
        long: how many of these for longer than ``LONG``.
        days: until the first answer came, for half of those of which that is known; None for none.
        weeks: the Mondays of the last weeks, oldest first.
        applied: how many jobs were applied for in each.
    """

    reached: Mapping[Status, int]
    answered: int
    waiting: int
    long: int
    days: int | None
    weeks: Sequence[dt.date]
    applied: Sequence[int]


def figures(jobs: Iterable[SavedJob], now: dt.datetime) -> Figures:
    """The figures of jobs that come with their moves."""
    every = list(jobs)
    far = [_far(job) for job in every]
    sent = [job for job, came in zip(every, far, strict=True) if came]
    waiting = [job for job in sent if job.status is Status.APPLIED]
    took = [days for job in every if (days := _took(job)) is not None]
    monday = now.date() - dt.timedelta(days=now.weekday())
    weeks = [monday - dt.timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return Figures(
        reached={status: sum(came >= at for came in far) for at, status in enumerate(WAY)},
        answered=sum(came > 1 or job.status is Status.REJECTED for job, came in zip(every, far, strict=True)),
        waiting=len(waiting),
        long=sum(now - _since(job) > LONG for job in waiting),
        days=round(statistics.median(took)) if took else None,
        weeks=weeks,
        applied=_by_week(weeks, filter(None, map(_applied, every))),
    )


def _far(job: SavedJob) -> int:
    """How far a job came on its way; going back takes back what was a slip."""
    came = [step.status for step in job.steps] + [job.status]
    last = next((WAY.index(status) for status in reversed(came) if status in WAY), 0)
    return max(last, 1) if job.status is Status.REJECTED else last


def _applied(job: SavedJob) -> dt.datetime | None:
    return next((step.at for step in job.steps if step.status is Status.APPLIED), None)


def _since(job: SavedJob) -> dt.datetime:
    return job.steps[-1].at if job.steps else job.saved_at


def _took(job: SavedJob) -> int | None:
    """Days from applying to the first answer."""
    begun = _applied(job)
    answers = [step.at for step in job.steps if begun and step.at >= begun and step.status in _ANSWERS]
    return (answers[0] - begun).days if begun and answers else None


def _by_week(weeks: Sequence[dt.date], moments: Iterable[dt.datetime]) -> Sequence[int]:
    found = Counter(at.date() - dt.timedelta(days=at.weekday()) for at in moments)
    return [found[week] for week in weeks]
