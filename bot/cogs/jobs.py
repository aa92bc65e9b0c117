"""A member's saved job links: `/jobs save`, `list` and `remove`, all of it for the member alone."""

from __future__ import annotations

from itertools import islice

from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import keep_place, show, turn
from bot.errors import BadJobNumber, NoSuchJob
from bot.jobs.book import JobBook
from bot.jobs.links import COMPANY_LIMIT, TITLE_LIMIT, URL_LIMIT
from bot.ui.cards.jobs import CHOICE_LENGTH, job_choice, job_name, jobs_card, removal_card, saved_card
from bot.ui.forms import job_form
from bot.ui.host import Handler, Interaction, host
from bot.ui.suggesting import Choices, suggesting

CHOICES = 25


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
        if url:
            await _save(interaction, url, title or "", company or "")
        else:
            form = job_form("job-new", title=title or "", company=company or "")
            await interaction.response.send_modal(form)

    @app_commands.command(name="list", description="Show your saved jobs")
    async def list_(self, interaction: Interaction) -> None:
        """Show the member's list."""
        await keep_place(interaction)
        await show(interaction, jobs_card(await _book(interaction).jobs(interaction.user.id)))

    @app_commands.command(description="Remove one of your saved jobs")
    @app_commands.describe(job="Which job; choose it from the suggestions or give its number")
    async def remove(self, interaction: Interaction, job: app_commands.Range[str, 1, CHOICE_LENGTH]) -> None:
        """Remove one job at once: it was named, which is as good as a confirmation."""
        await keep_place(interaction)
        removed = await _book(interaction).remove(interaction.user.id, _number(job))
        left = await _book(interaction).jobs(interaction.user.id)
        await show(interaction, jobs_card(left, note=words.jobs.removed(job_name(removed))))

    @remove.autocomplete("job")
    @suggesting
    async def _complete(self, interaction: Interaction, text: str) -> Choices:
        jobs, wanted = await _book(interaction).jobs(interaction.user.id), text.strip().casefold()
        named = ((job.number, job_choice(job)) for job in jobs)
        fitting = ((number, name) for number, name in named if wanted in name.casefold())
        return [
            app_commands.Choice(name=name, value=str(number)) for number, name in islice(fitting, CHOICES)
        ]


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


def _number(text: str) -> int:
    digits = text.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise BadJobNumber
    return int(digits)


async def _save(interaction: Interaction, url: str, title: str, company: str) -> None:
    await keep_place(interaction)
    saved = await _book(interaction).save(interaction.user.id, url, title, company)
    await show(interaction, saved_card(saved))


async def _page(interaction: Interaction, page: str) -> None:
    await interaction.response.defer()
    await turn(interaction, jobs_card(await _book(interaction).jobs(interaction.user.id), int(page)))


async def _ask(interaction: Interaction, number: str, page: str) -> None:
    await interaction.response.defer()
    jobs = await _book(interaction).jobs(interaction.user.id)
    job = next((job for job in jobs if job.number == int(number)), None)
    card = removal_card(job, int(page)) if job else jobs_card(jobs, int(page), words.jobs.GONE)
    await turn(interaction, card)


async def _remove(interaction: Interaction, number: str, page: str) -> None:
    await interaction.response.defer()
    try:
        note = words.jobs.removed(job_name(await _book(interaction).remove(interaction.user.id, int(number))))
    except NoSuchJob:
        note = words.jobs.GONE
    left = await _book(interaction).jobs(interaction.user.id)
    await turn(interaction, jobs_card(left, int(page), note))


ROUTES: dict[str, Handler] = {"jobs": _page, "job-new": _save, "job-ask": _ask, "job-yes": _remove}
