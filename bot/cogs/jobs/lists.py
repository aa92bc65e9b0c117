"""Shows a member's list of saved jobs, and removes jobs from it."""

from __future__ import annotations

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.errors import BadJobNumber, NoSuchJob
from bot.jobs.book import JobBook
from bot.jobs.query import JobQuery
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.listed import (
    PER_PAGE,
    job_ask,
    job_yes,
    jobs_card,
    jobs_page,
    removal_card,
)
from bot.ui.cards.jobs.texts import job_name
from bot.ui.host import Interaction, host


async def show_list(interaction: Interaction) -> None:
    """Show the member's list."""
    await keep_place(interaction)
    await show(interaction, await _list(interaction))


async def remove(interaction: Interaction, job: str) -> None:
    """Remove the job that was named."""
    await keep_place(interaction)
    removed = await _book(interaction).remove(interaction.user.id, _number(job))
    await show(interaction, await _list(interaction, note=words.jobs.removed(job_name(removed))))


async def _page(interaction: Interaction, page: int) -> None:
    await interaction.response.defer()
    await redraw(interaction, await _list(interaction, page))


async def _confirm(interaction: Interaction, number: int, page: int) -> None:
    await interaction.response.defer()
    job = await _book(interaction).get(interaction.user.id, number)
    card = removal_card(job, page) if job else await _list(interaction, page, words.jobs.GONE)
    await redraw(interaction, card)


async def _remove(interaction: Interaction, number: int, page: int) -> None:
    await interaction.response.defer()
    try:
        note = words.jobs.removed(job_name(await _book(interaction).remove(interaction.user.id, number)))
    except NoSuchJob:
        note = words.jobs.GONE
    await redraw(interaction, await _list(interaction, page, note))


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


async def _list(interaction: Interaction, page: int = 0, note: str = "") -> Card:
    return jobs_card(await _book(interaction).page(interaction.user.id, JobQuery(PER_PAGE, page)), note)


def _number(text: str) -> int:
    digits = text.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise BadJobNumber
    return int(digits)


ROUTES = (jobs_page.to(_page), job_ask.to(_confirm), job_yes.to(_remove))
