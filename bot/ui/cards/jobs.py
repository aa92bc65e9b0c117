"""A member's saved jobs as cards: the list, what was saved, the question before a removal, and the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

import discord
from yarl import URL

from bot import words
from bot.jobs.model import LIMITS, Saved, SavedJob
from bot.jobs.query import Page
from bot.sanitize.markdown import escaped, link, plain, quiet
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, BROWSED, WARNING, Card
from bot.ui.cards.paging import Paged
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

ROOM, PER_PAGE = 3200, 5
LONGEST_LINK = 2500
NAME, CHOICE_LENGTH = 100, 100


class JobTexts(NamedTuple):
    """What the form of a job asks for."""

    url: Annotated[str, Field(words.jobs.URL, LIMITS["url"], words.jobs.URL_HINT)]
    title: Annotated[str, Field(words.jobs.NAME, LIMITS["title"], words.jobs.OPTIONAL)] = ""
    company: Annotated[str, Field(words.jobs.COMPANY, LIMITS["company"], words.jobs.OPTIONAL)] = ""


@verb("jobs")
def jobs_page(page: int) -> None:
    """Show a page of the member's list."""


@verb("job-new")
def job_new(texts: JobTexts) -> None:
    """Save a job from a form."""


@verb("job-ask")
def job_ask(number: int, page: int) -> None:
    """Ask before a job is removed; the page of the list is kept for the way back."""


@verb("job-yes")
def job_yes(number: int, page: int) -> None:
    """Remove a job, then show the page of the list."""


def job_form(known: JobTexts) -> Form:
    """The form of a job to save. What is known already stands in the fields."""
    return Form(words.jobs.FORM, job_new, known)


def jobs_card(page: Page, note: str = "") -> Card:
    """One page of the member's list, each job with a button to remove it.

    Args:
        page: at most PER_PAGE jobs, in the order to show.
        note: what just happened, above the list.
    """
    card = Card(BROWSED)
    if note:
        card.say(note, 300).gap()
    if not page.jobs:
        return card.say(words.jobs.EMPTY)
    card.say(f"{words.jobs.TITLE}\n-# {words.jobs.total(page.total)}")
    for job, text in zip(page.jobs, _written(page.jobs), strict=True):
        ask = job_ask(number=job.number, page=page.number)
        card.gap().say_beside(text, button(words.jobs.REMOVE, ask))
    return Paged(page.jobs, page.number, page.pages).turned(card, jobs_page)


def saved_card(saved: Saved) -> Card:
    """What was stored, and an older job with the same link."""
    card = Card(ANSWERED).say(words.jobs.SAVED).gap().say(_job(saved.job), ROOM)
    if saved.twin:
        card.gap().say(words.jobs.twin(saved.twin.number, saved.twin.saved_at))
    return card.gap().row(button(words.jobs.LIST, jobs_page(page=0)))


def removal_card(job: SavedJob, page: int) -> Card:
    """The question before a removal; the page of the list that it was asked from is kept."""
    return (
        Card(WARNING)
        .say(words.jobs.REMOVE_ASK)
        .say(_job(job), ROOM)
        .gap()
        .row(
            button(
                words.jobs.REMOVE, job_yes(number=job.number, page=page), style=discord.ButtonStyle.danger
            ),
            button(words.jobs.KEEP, jobs_page(page=page)),
        )
    )


def job_name(job: SavedJob, most: int = NAME) -> str:
    """What the list calls a job: its title, or the place that its link leads to."""
    return quiet(job.posting.title or words.jobs.UNNAMED.format(host=_site(job)), most)


def job_choice(job: SavedJob) -> str:
    """A job in an autocomplete list, in at most 100 characters of plain text."""
    said = job.posting
    name = said.title or words.jobs.UNNAMED.format(host=_site(job))
    return plain(f"#{job.number} {name}" + (f", {said.company}" if said.company else ""), CHOICE_LENGTH)


def _written(jobs: Sequence[SavedJob]) -> list[str]:
    """The jobs of a page; where they do not fit together, the longest links are left out."""
    texts = [_job(job) for job in jobs]
    for at in sorted(range(len(jobs)), key=lambda at: len(texts[at]), reverse=True):
        if sum(map(len, texts)) > ROOM:
            texts[at] = _job(jobs[at], longest=0)
    return texts


def _job(job: SavedJob, longest: int = LONGEST_LINK) -> str:
    said = job.posting
    name = f"**{job_name(job)}**" + (f" · {quiet(said.company, NAME)}" if said.company else "")
    address = link(words.jobs.OPEN, said.url)
    if len(address) > longest:
        address = words.jobs.LONG
    place = f" · {escaped(_site(job))}" if said.title else ""
    return f"{name}\n{address}{place}\n{words.jobs.saved(job.number, job.saved_at)}"


def _site(job: SavedJob) -> str:
    # The host as it really is (punycode included), so that no link can look like another one.
    return plain(URL(job.posting.url).raw_host or "", 80)
