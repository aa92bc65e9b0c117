"""Shows one saved job, notes how it goes, and opens the forms that change it."""

from __future__ import annotations

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.errors import NoSuchJob
from bot.jobs.book import JobBook
from bot.jobs.days import day
from bot.jobs.model import SavedJob, Status
from bot.ui.cards.jobs.listed import job_ask, jobs_card
from bot.ui.cards.jobs.one import (
    NoteTexts,
    PostingTexts,
    To,
    job_card,
    job_move,
    job_noted,
    job_notes,
    job_posted,
    job_posting,
    notes_form,
    posting_form,
)
from bot.ui.cards.jobs.wishes import ALL
from bot.ui.host import Interaction, host, today


async def show_job(interaction: Interaction, name: str) -> None:
    """Show the job that was named."""
    await keep_place(interaction)
    await show(interaction, job_card(await _book(interaction).find(interaction.user.id, name), today()))


async def _show(interaction: Interaction, number: int, page: int) -> None:
    await interaction.response.defer()
    owner, book = interaction.user.id, _book(interaction)
    if job := await book.get(owner, number):
        await redraw(interaction, job_card(job, today()))
    else:
        found = await book.page(owner, ALL.query(page))
        await redraw(interaction, jobs_card(found, note=words.jobs.GONE))


async def _move(interaction: Interaction, number: int, status: To) -> None:
    await interaction.response.defer()
    job = await _book(interaction).move(interaction.user.id, number, Status(status))
    await redraw(interaction, job_card(job, today()))


async def _posting(interaction: Interaction, number: int) -> None:
    await interaction.response.send_modal(posting_form(await _known(interaction, number)))


async def _notes(interaction: Interaction, number: int) -> None:
    await interaction.response.send_modal(notes_form(await _known(interaction, number)))


async def _posted(interaction: Interaction, texts: PostingTexts, number: int) -> None:
    await interaction.response.defer()
    job = await _book(interaction).edit(interaction.user.id, number, texts._asdict())
    await redraw(interaction, job_card(job, today()))


async def _noted(interaction: Interaction, texts: NoteTexts, number: int) -> None:
    await interaction.response.defer()
    said = texts._asdict()
    written = said.pop("deadline")
    deadline = day(written, today()) if written else None
    job = await _book(interaction).edit(interaction.user.id, number, said, deadline)
    await redraw(interaction, job_card(job, today()))


async def _known(interaction: Interaction, number: int) -> SavedJob:
    job = await _book(interaction).get(interaction.user.id, number)
    if job is None:
        raise NoSuchJob(number)
    return job


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


ROUTES = (
    job_ask.to(_show),
    job_move.to(_move),
    job_posting.to(_posting),
    job_notes.to(_notes),
    job_posted.to(_posted),
    job_noted.to(_noted),
)
