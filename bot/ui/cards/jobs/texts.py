"""What a saved job is called and how it is described on a card."""

from __future__ import annotations

from collections.abc import Sequence

from yarl import URL

from bot import words
from bot.jobs.links import pressable
from bot.jobs.model import Reminder, SavedJob
from bot.sanitize.markdown import escaped, link, plain, quiet
from bot.ui.actions import Press, leading

LONGEST_LINK = 2500
NAME, CHOICE_LENGTH = 100, 100


def job_name(job: SavedJob, most: int = NAME) -> str:
    """What the list calls a job: its title, or the place that its link leads to."""
    return quiet(job.posting.title or words.jobs.UNNAMED.format(host=_site(job)), most)


def job_choice(job: SavedJob) -> str:
    """A job in an autocomplete list, in at most 100 characters of plain text."""
    said = job.posting
    name = said.title or words.jobs.UNNAMED.format(host=_site(job))
    return plain(f"#{job.number} {name}" + (f", {said.company}" if said.company else ""), CHOICE_LENGTH)


def open_link(job: SavedJob) -> Sequence[Press]:
    """The button that opens a job's link; none where no button can have it."""
    address = pressable(job.posting.url)
    return [leading(words.jobs.OPEN_LINK, address)] if address else []


def job_text(job: SavedJob, longest: int = LONGEST_LINK) -> str:
    """A job in three lines: what it is called, its link unless that is longer, and how it stands."""
    said = job.posting
    name = f"**{job_name(job)}**" + (f" · {quiet(said.company, NAME)}" if said.company else "")
    address = link(words.jobs.OPEN, said.url)
    if len(address) > longest:
        address = words.jobs.LONG
    place = f" · {escaped(_site(job))}" if said.title else ""
    facts = words.jobs.facts(job.number, job.status, said.deadline, job.saved_at)
    return f"{name}\n{address}{place}\n{facts}"


def reminder_line(due: Reminder) -> str:
    """A reminder in one line."""
    return words.jobs.reminders.line(due.due_at, quiet(due.text), missed=due.missed)


def _site(job: SavedJob) -> str:
    # The host as it really is (punycode included), so that no link can look like another one.
    return plain(URL(job.posting.url).raw_host or "", 80)
