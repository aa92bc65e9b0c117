"""The one query that most tests have: all of a member's jobs."""

from __future__ import annotations

from bot.jobs.query import JobQuery

ALL = JobQuery(size=10_000)
