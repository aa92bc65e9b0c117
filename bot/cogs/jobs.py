"""A member's saved job links: `/jobs save`, `list` and `remove`, all of it for the member alone."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.errors import BadJobNumber, NoSuchJob
from bot.jobs.book import JobBook
from bot.jobs.model import LIMITS
from bot.jobs.query import JobQuery
from bot.ui.cards.card import Card
from bot.ui.cards.jobs import (
    CHOICE_LENGTH,
    PER_PAGE,
    JobTexts,
    job_ask,
    job_choice,
    job_form,
    job_name,
    job_new,
    job_yes,
    jobs_card,
    jobs_page,
    removal_card,
    saved_card,
)
from bot.ui.host import Host, Interaction, host
from bot.ui.suggesting import MOST, Suggestions, suggesting

URL_LIMIT, TITLE_LIMIT, COMPANY_LIMIT = (LIMITS[name] for name in ("url", "title", "company"))


class Jobs(commands.GroupCog, name="jobs", description="Your saved job links; only you can see them"):
    """Commands for saved jobs."""

    @app_commands.command(description="Save the link of a job; without a link, a form opens")
    @app_commands.describe(
        url="The address of the job, as in your browser",
        title="What the job is called",
        company="Who offers it",
    )
    async def save(
        self,
        interaction: Interaction,
        url: app_commands.Range[str, 1, URL_LIMIT] | None = None,
        title: app_commands.Range[str, 1, TITLE_LIMIT] | None = None,
        company: app_commands.Range[str, 1, COMPANY_LIMIT] | None = None,
    ) -> None:
        """Save a link, or open the form for it."""
        texts = JobTexts(url or "", title or "", company or "")
        if url:
            await _save(interaction, texts)
        else:
            await interaction.response.send_modal(job_form(texts))

    @app_commands.command(name="list", description="Show your saved jobs")
    async def list_(self, interaction: Interaction) -> None:
        """Show the member's list."""
        await keep_place(interaction)
        await show(interaction, await _list(interaction))

    @app_commands.command(description="Remove one of your saved jobs")
    @app_commands.describe(job="Which job; choose it from the suggestions or give its number")
    async def remove(self, interaction: Interaction, job: app_commands.Range[str, 1, CHOICE_LENGTH]) -> None:
        """Remove one job at once: it was named, which is as good as a confirmation."""
        await keep_place(interaction)
        removed = await _book(interaction).remove(interaction.user.id, _number(job))
        await show(interaction, await _list(interaction, note=words.jobs.removed(job_name(removed))))

    @remove.autocomplete("job")
    @suggesting
    async def _complete(self, interaction: Interaction, text: str) -> Suggestions:
        found = await _book(interaction).page(interaction.user.id, JobQuery(MOST, text=text))
        return {str(job.number): job_choice(job) for job in found.jobs}


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


async def _list(interaction: Interaction, page: int = 0, note: str = "") -> Card:
    return jobs_card(await _book(interaction).page(interaction.user.id, JobQuery(PER_PAGE, page)), note)


def _number(text: str) -> int:
    digits = text.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise BadJobNumber
    return int(digits)


async def _save(interaction: Interaction, texts: JobTexts) -> None:
    await keep_place(interaction)
    saved = await _book(interaction).save(interaction.user.id, texts.url, texts.title, texts.company)
    await show(interaction, saved_card(saved))


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


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's commands."""
    return (Jobs(),)


ROUTES = (jobs_page.to(_page), job_new.to(_save), job_ask.to(_confirm), job_yes.to(_remove))
