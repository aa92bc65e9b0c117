"""A member's saved jobs as cards: the list, what was saved, and the question before a removal."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from yarl import URL

from bot import words
from bot.jobs.book import Saved
from bot.jobs.model import SavedJob
from bot.sanitize.markdown import escaped, link, plain, quiet
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, BROWSED, WARNING, Card
from bot.ui.cards.guide import pager
from bot.ui.text import pages

ROOM, PER_PAGE = 3200, 5
LONGEST_LINK = 2500
NAME, CHOICE_LENGTH = 100, 100


def jobs_card(jobs: Sequence[SavedJob], page: int = 0, note: str = "") -> Card:
    """One page of the member's list, each job with a button to remove it.

    Args:
        jobs: all of the member's jobs, in the order to show.
        page: from 0; one that does not exist any more gives the nearest that does.
        note: what just happened, above the list.
    """
    sheets = list(pages(jobs, ROOM, PER_PAGE, _most_room))
    card = Card(BROWSED)
    if note:
        card.say(note, 300).gap()
    if not sheets:
        return card.say(words.jobs.EMPTY)
    page = max(0, min(page, len(sheets) - 1))
    card.say(f"{words.jobs.TITLE}\n-# {words.jobs.total(len(jobs))}")
    for job in sheets[page]:
        card.gap().say_beside(_job(job), button(words.jobs.REMOVE, "job-ask", job.number, page))
    if len(sheets) > 1:
        card.gap().say(words.paging.page_of(page, len(sheets)))
    return card.row(*pager(page, len(sheets), "jobs"))


def saved_card(saved: Saved) -> Card:
    """What was stored, and an older job with the same link."""
    card = Card(ANSWERED).say(words.jobs.SAVED).gap().say(_job(saved.job), ROOM)
    if saved.twin:
        card.gap().say(words.jobs.twin(saved.twin.number, saved.twin.saved_at))
    return card.gap().row(button(words.jobs.LIST, "jobs", 0))


def removal_card(job: SavedJob, page: int) -> Card:
    """The question before a removal; the page of the list that it was asked from is kept."""
    return (
        Card(WARNING)
        .say(words.jobs.REMOVE_ASK)
        .say(_job(job), ROOM)
        .gap()
        .row(
            button(words.jobs.REMOVE, "job-yes", job.number, page, style=discord.ButtonStyle.danger),
            button(words.jobs.KEEP, "jobs", page),
        )
    )


def job_name(job: SavedJob, most: int = NAME) -> str:
    """What the list calls a job: its title, or the place that its link leads to."""
    return quiet(job.title or words.jobs.UNNAMED.format(host=_host(job)), most)


def job_choice(job: SavedJob) -> str:
    """A job in an autocomplete list, in at most 100 characters of plain text."""
    name = job.title or words.jobs.UNNAMED.format(host=_host(job))
    return plain(f"#{job.number} {name}" + (f", {job.company}" if job.company else ""), CHOICE_LENGTH)


def _job(job: SavedJob) -> str:
    name = f"**{job_name(job)}**" + (f" · {quiet(job.company, NAME)}" if job.company else "")
    address = link(words.jobs.OPEN, job.url)
    if len(address) > LONGEST_LINK:
        address = words.jobs.LONG
    place = f" · {escaped(_host(job))}" if job.title else ""
    return f"{name}\n{address}{place}\n{words.jobs.saved(job.number, job.saved_at)}"


def _most_room(job: SavedJob) -> int:
    """How many characters the job takes on a card at most: only those of one page are written out."""
    brackets = sum(map(job.url.count, "()>"))
    names = min(len(job.title), NAME) + min(len(job.company), NAME)
    return min(len(job.url) + 2 * brackets, LONGEST_LINK) + 3 * names + 200


def _host(job: SavedJob) -> str:
    # The host as it really is (punycode included), so that no link can look like another one.
    return plain(URL(job.url).raw_host or "", 80)
