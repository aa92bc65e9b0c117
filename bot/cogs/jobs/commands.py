"""The commands `/jobs`: saved job links, all of it for the member alone."""

from __future__ import annotations

from typing import Any, Literal, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.jobs import asked, closing, files, lists, message, one, reminders, saving, stats
from bot.jobs.model import LIMITS, REMINDER_TEXT
from bot.jobs.query import JobQuery
from bot.ui.cards.jobs.texts import CHOICE_LENGTH, job_choice
from bot.ui.cards.jobs.waiting import JobTexts, job_form
from bot.ui.cards.jobs.wishes import TAG_LENGTH, TEXT_LENGTH, Wishes
from bot.ui.host import Host, Interaction, host
from bot.ui.suggesting import MOST, Suggestions, suggesting

URL_LIMIT, TITLE_LIMIT, COMPANY_LIMIT = (LIMITS[name] for name in ("url", "title", "company"))
WHEN_LENGTH = 40


STATUSES = [app_commands.Choice(name=name, value=status) for status, name in words.jobs.STATUSES.items()]
SORTS = [app_commands.Choice(name=name, value=sort) for sort, name in words.jobs.SORTS.items()]


class Jobs(commands.GroupCog, name="jobs", description="Your saved job links; no other member can see them"):
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

    @app_commands.command(name="list", description="Show your saved jobs, all or some of them")
    @app_commands.describe(
        status="Only those with this status",
        tag="Only those with this tag",
        text="Only those with these words in name, site, place, tags or notes; typos are fine",
        sort="What comes first",
    )
    @app_commands.choices(status=STATUSES, sort=SORTS)
    async def list_(
        self,
        interaction: Interaction,
        status: app_commands.Choice[str] | None = None,
        tag: app_commands.Range[str, 1, TAG_LENGTH] | None = None,
        text: app_commands.Range[str, 1, TEXT_LENGTH] | None = None,
        sort: app_commands.Choice[str] | None = None,
    ) -> None:
        """Show the member's list."""
        chosen, order = (cast(Any, choice.value if choice else "") for choice in (status, sort))
        await lists.show_list(interaction, Wishes(chosen, order, "", tag or "", text or ""))

    @app_commands.command(
        description="Show the deadlines and reminders of your saved jobs, the next one first"
    )
    async def due(self, interaction: Interaction) -> None:
        """Show what is due."""
        await lists.show_list(interaction, Wishes(due="due"))

    @app_commands.command(description="Show one of your saved jobs; move it on, change it, note something")
    @app_commands.describe(job=words.jobs.WHICH_JOB)
    async def show(self, interaction: Interaction, job: app_commands.Range[str, 1, CHOICE_LENGTH]) -> None:
        """Show one job."""
        await one.show_job(interaction, job)

    @app_commands.command(description="Close several of your saved jobs at once")
    async def close(self, interaction: Interaction) -> None:
        """Offer the open jobs."""
        await closing.choose(interaction)

    @app_commands.command(description="See how your search goes: how far, by week, and how many answered")
    async def stats(self, interaction: Interaction) -> None:
        """Show the member's numbers."""
        await stats.show_stats(interaction)

    @app_commands.command(
        description="Let me write to you about one of your saved jobs, on a day of your choice"
    )
    @app_commands.describe(
        job=words.jobs.WHICH_JOB,
        when="For example: in 7 days, 31 December, or a time from Discord's @time",
        text="What it is about: a deadline, a follow-up, an interview round, or anything else",
    )
    async def remind(
        self,
        interaction: Interaction,
        job: app_commands.Range[str, 1, CHOICE_LENGTH],
        when: app_commands.Range[str, 1, WHEN_LENGTH],
        text: app_commands.Range[str, 1, REMINDER_TEXT] | None = None,
    ) -> None:
        """Set a reminder."""
        await reminders.remind(interaction, job, when, text or "")

    @commands.Cog.listener()
    async def on_app_command_completion(self, interaction: Interaction, _: object) -> None:
        """Tell who used a command what could not be sent to them."""
        await reminders.tell_missed(interaction)

    @app_commands.command(description="Get all your saved jobs as a file")
    @app_commands.describe(kind="CSV for a spreadsheet, or JSON")
    @app_commands.rename(kind="format")
    async def export(self, interaction: Interaction, kind: Literal["csv", "json"] = "csv") -> None:
        """Send the file."""
        await files.export(interaction, kind)

    @app_commands.command(
        name="import", description="Take jobs from a CSV or JSON file; I show you first what would be saved"
    )
    @app_commands.describe(
        file="From /jobs export, from another tracker, or any table with a header",
        save="Save the jobs at once; otherwise I only show what would be saved",
    )
    async def import_(self, interaction: Interaction, file: discord.Attachment, save: bool = False) -> None:
        """Store the jobs of a file, or look at it."""
        await files.bring(interaction, file, dry=not save)

    @app_commands.command(description="Remove one of your saved jobs")
    @app_commands.describe(job=words.jobs.WHICH_JOB)
    async def remove(self, interaction: Interaction, job: app_commands.Range[str, 1, CHOICE_LENGTH]) -> None:
        """Remove one job at once: it was named, which is as good as a confirmation."""
        await lists.remove(interaction, job)

    @remind.autocomplete("when")
    @suggesting
    async def _days(self, _: Interaction, text: str) -> Suggestions:
        return reminders.days(text)

    @remind.autocomplete("text")
    @suggesting
    async def _matters(self, _: Interaction, text: str) -> Suggestions:
        return reminders.matters(text)

    @show.autocomplete("job")
    @remind.autocomplete("job")
    @remove.autocomplete("job")
    @suggesting
    async def _complete(self, interaction: Interaction, text: str) -> Suggestions:
        jobs = host(interaction).services.jobs
        found = await jobs.page(interaction.user.id, JobQuery(MOST, text=text))
        return {str(job.number): job_choice(job) for job in found.jobs}


def cogs(client: Host) -> tuple[commands.Cog, ...]:
    """The area's commands; the entry in the menu of messages goes with them."""
    client.tree.add_command(message.menu())
    return (Jobs(),)


ROUTES = (
    *saving.ROUTES,
    *lists.ROUTES,
    *one.ROUTES,
    *closing.ROUTES,
    *asked.ROUTES,
    *files.ROUTES,
    *reminders.ROUTES,
)
