"""Shows a member's list of saved jobs, removes jobs from it and brings them back."""

from __future__ import annotations

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.errors import NoSuchJob
from bot.jobs.book import JobBook
from bot.jobs.model import SavedJob
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.listed import job_undo, job_yes, jobs_card, jobs_page, saved_card
from bot.ui.cards.jobs.texts import job_name
from bot.ui.cards.jobs.wishes import ALL, Due, Sorts, Statuses, Wishes
from bot.ui.host import Interaction, host


async def show_list(interaction: Interaction, wishes: Wishes) -> None:
    """Show the member's list, or the part of it that is wished for."""
    await keep_place(interaction)
    await show(interaction, await _list(interaction, 0, wishes))


async def remove(interaction: Interaction, job: str) -> None:
    """Remove the job that was named: it was named, which is as good as a confirmation."""
    await keep_place(interaction)
    found = await _book(interaction).find(interaction.user.id, job)
    removed = await _book(interaction).remove(interaction.user.id, found.number)
    await show(interaction, await _removed(interaction, 0, removed))


async def _page(
    interaction: Interaction,
    page: int,
    status: Statuses = "",
    sort: Sorts = "",
    due: Due = "",
    tag: str = "",
    text: str = "",
) -> None:
    await interaction.response.defer()
    await redraw(interaction, await _list(interaction, page, Wishes(status, sort, due, tag, text)))


async def _remove(interaction: Interaction, number: int, page: int) -> None:
    await interaction.response.defer()
    try:
        removed = await _book(interaction).remove(interaction.user.id, number)
    except NoSuchJob:
        await redraw(interaction, await _list(interaction, page, note=words.jobs.GONE))
    else:
        await redraw(interaction, await _removed(interaction, page, removed))


async def _undo(interaction: Interaction, number: int) -> None:
    await interaction.response.defer()
    job = await _book(interaction).restore(interaction.user.id, number)
    await redraw(interaction, saved_card(job, words.jobs.BACK))


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


async def _removed(interaction: Interaction, page: int, job: SavedJob) -> Card:
    found = await _book(interaction).page(interaction.user.id, ALL.query(page))
    return jobs_card(found, note=words.jobs.removed(job_name(job)), undo=job.number)


async def _list(interaction: Interaction, page: int = 0, wishes: Wishes = ALL, note: str = "") -> Card:
    return jobs_card(await _book(interaction).page(interaction.user.id, wishes.query(page)), wishes, note)


ROUTES = (jobs_page.to(_page), job_yes.to(_remove), job_undo.to(_undo))
