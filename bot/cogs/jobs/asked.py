"""Shows what a job asks for, reads a pasted description, and notes what the member says of each skill."""

from __future__ import annotations

from bot import words
from bot.cogs.delivery import redraw
from bot.errors import NoSuchJob
from bot.jobs.book import JobBook
from bot.jobs.model import SavedJob
from bot.knowledge.model import Skill
from bot.ui.cards.jobs.asked import (
    PastedText,
    asked_card,
    asks_clear,
    asks_page,
    asks_paste,
    asks_pasted,
    asks_tick,
    paste_form,
)
from bot.ui.host import Interaction, host, view


async def _show(interaction: Interaction, number: int, page: int) -> None:
    """Show what is known; where nothing is, what was saved of the job is read first."""
    await interaction.response.defer()
    job = await _book(interaction).get(interaction.user.id, number)
    if job is None or not job.asked:
        job = await _read(interaction, number, "")
    await redraw(interaction, asked_card(job, view(interaction), page))


async def _paste(interaction: Interaction, number: int) -> None:
    job = await _book(interaction).get(interaction.user.id, number)
    if job is None:
        raise NoSuchJob(number)
    await interaction.response.send_modal(paste_form(job))


async def _pasted(interaction: Interaction, texts: PastedText, number: int) -> None:
    await interaction.response.defer()
    before = await _book(interaction).get(interaction.user.id, number)
    job = await _read(interaction, number, texts.text)
    note = words.jobs.asked.NOTHING_PASTED if before and before.asked == job.asked else ""
    await redraw(interaction, asked_card(job, view(interaction), note=note))


async def _tick(interaction: Interaction, number: int, page: int, skill: str) -> None:
    await interaction.response.defer()
    job = await _book(interaction).tick(interaction.user.id, number, skill)
    await redraw(interaction, asked_card(job, view(interaction), page))


async def _clear(interaction: Interaction, number: int) -> None:
    await interaction.response.defer()
    job = await _book(interaction).forget_asked(interaction.user.id, number)
    await redraw(interaction, asked_card(job, view(interaction)))


async def _read(interaction: Interaction, number: int, text: str) -> SavedJob:
    skills = [entry for entry in view(interaction).of_kind("skill") if isinstance(entry, Skill)]
    return await _book(interaction).ask(interaction.user.id, number, text, skills)


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


ROUTES = (
    asks_page.to(_show),
    asks_paste.to(_paste),
    asks_pasted.to(_pasted),
    asks_tick.to(_tick),
    asks_clear.to(_clear),
)
