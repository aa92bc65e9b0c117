"""A member's saved job links: `/jobs save`, `list` and `remove`, all of it for the member alone."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.cogs.jobs import lists, saving
from bot.jobs.model import LIMITS
from bot.jobs.query import JobQuery
from bot.ui.cards.jobs.texts import CHOICE_LENGTH, job_choice
from bot.ui.cards.jobs.waiting import JobTexts, job_form
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
            await saving.save(interaction, texts)
        else:
            await interaction.response.send_modal(job_form(texts))

    @app_commands.command(name="list", description="Show your saved jobs")
    async def list_(self, interaction: Interaction) -> None:
        """Show the member's list."""
        await lists.show_list(interaction)

    @app_commands.command(description="Remove one of your saved jobs")
    @app_commands.describe(job="Which job; choose it from the suggestions or give its number")
    async def remove(self, interaction: Interaction, job: app_commands.Range[str, 1, CHOICE_LENGTH]) -> None:
        """Remove one job at once: it was named, which is as good as a confirmation."""
        await lists.remove(interaction, job)

    @remove.autocomplete("job")
    @suggesting
    async def _complete(self, interaction: Interaction, text: str) -> Suggestions:
        jobs = host(interaction).services.jobs
        found = await jobs.page(interaction.user.id, JobQuery(MOST, text=text))
        return {str(job.number): job_choice(job) for job in found.jobs}


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's commands."""
    return (Jobs(),)


ROUTES = (*saving.ROUTES, *lists.ROUTES)
