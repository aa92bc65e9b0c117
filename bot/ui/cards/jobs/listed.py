"""A member's list of saved jobs, what was saved, and the question before a removal."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot import words
from bot.jobs.model import SavedJob
from bot.jobs.query import Page
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, BROWSED, WARNING, Card
from bot.ui.cards.jobs.texts import job_text
from bot.ui.cards.paging import Paged
from bot.ui.verbs import verb

ROOM, PER_PAGE = 3200, 5


@verb("jobs")
def jobs_page(page: int) -> None:
    """Show a page of the member's list."""


@verb("job-ask")
def job_ask(number: int, page: int) -> None:
    """Ask before a job is removed; the page of the list is kept for the way back."""


@verb("job-yes")
def job_yes(number: int, page: int) -> None:
    """Remove a job, then show the page of the list."""


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


def saved_card(job: SavedJob, title: str = words.jobs.SAVED) -> Card:
    """What was stored."""
    card = Card(ANSWERED).say(title).gap().say(job_text(job), ROOM)
    return card.gap().row(button(words.jobs.LIST, jobs_page(page=0)))


def removal_card(job: SavedJob, page: int) -> Card:
    """The question before a removal; the page of the list that it was asked from is kept."""
    return (
        Card(WARNING)
        .say(words.jobs.REMOVE_ASK)
        .say(job_text(job), ROOM)
        .gap()
        .row(
            button(
                words.jobs.REMOVE, job_yes(number=job.number, page=page), style=discord.ButtonStyle.danger
            ),
            button(words.jobs.KEEP, jobs_page(page=page)),
        )
    )


def _written(jobs: Sequence[SavedJob]) -> list[str]:
    """The jobs of a page; where they do not fit together, the longest links are left out."""
    texts = [job_text(job) for job in jobs]
    for at in sorted(range(len(jobs)), key=lambda at: len(texts[at]), reverse=True):
        if sum(map(len, texts)) > ROOM:
            texts[at] = job_text(jobs[at], longest=0)
    return texts
