"""What is said about how a search goes."""

from __future__ import annotations

from bot.words.phrasing import count

TITLE = "## How your search goes"
HOW = "Move a job on with `/jobs show` whenever something happens; then these numbers tell you more."
WEEKS = "Applications by week"
REACHED = "How far your jobs came"


def sent(jobs: int, sent: int) -> str:
    """How many jobs are saved, and how many of them were applied for."""
    return f"You saved {count(jobs, 'job', 'jobs')} and applied for {sent} of them."


def answered(sent: int, answered: int, days: int | None) -> str:
    """How many applications got an answer, and how soon."""
    soon = f", half of them within {count(max(days, 1), 'day', 'days')}" if days is not None else ""
    return f"**Answers**: {share(answered, sent)}{soon}. A “no” counts as an answer."


def led(sent: int, interviews: int, offers: int) -> str:
    """What applications led to."""
    return f"**Interviews**: {share(interviews, sent)}. **Offers**: {share(offers, sent)}."


def waiting(waiting: int, long: int, days: int) -> str:
    """How many applications have no answer yet."""
    since = f", {long} of them for more than {days} days" if long else ""
    return f"**Waiting for an answer**: {count(waiting, 'application', 'applications')}{since}."


def share(part: int, whole: int) -> str:
    """A part of a number of applications: 3 of 12 (25%)."""
    return f"{part} of {whole} ({part / whole:.0%})" if whole else f"{part} of {whole}"
