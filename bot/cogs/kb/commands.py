"""The commands `/kb`, each of which stands in a file of its own."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import keep_place
from bot.cogs.kb import explain, gaps, preview, serving, stats
from bot.cogs.kb.rights import for_moderators, may
from bot.knowledge.model import KINDS
from bot.ui.host import Host, Interaction

DAYS, MOST_DAYS = 30, 365
QUESTION_LENGTH = 1000
KIND_CHOICES = [
    app_commands.Choice(name=words.kinds.TITLES[kind.kind], value=folder) for folder, kind in KINDS.items()
]


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Kb(commands.GroupCog, name="kb", description="The knowledge, for those who look after it"):
    """Commands for moderators, registered in home servers; without one, in direct messages for the owner."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Whether whoever gave the command looks after the knowledge."""
        return await may(interaction)

    @app_commands.command(name="gaps", description="Questions without a good answer, the most asked first")
    async def gaps(self, interaction: Interaction) -> None:
        """Show what wants a better answer."""
        await keep_place(interaction)
        await gaps.show_gaps(interaction)

    @app_commands.command(name="explain", description="Why I reply to a question as I do")
    @app_commands.describe(question="The question, as a member would ask it")
    async def explain(
        self, interaction: Interaction, question: app_commands.Range[str, 1, QUESTION_LENGTH]
    ) -> None:
        """Explain a reply."""
        await explain.explain(interaction, question)

    @app_commands.command(name="stats", description="What is asked, answered and never used, and what is due")
    @app_commands.describe(days="How many days to look back; 30 without a number")
    async def stats(
        self, interaction: Interaction, days: app_commands.Range[int, 1, MOST_DAYS] = DAYS
    ) -> None:
        """Show numbers."""
        await stats.stats(interaction, days)

    @app_commands.command(
        name="preview", description="Try an entry before it is merged; without a file a form opens"
    )
    @app_commands.describe(file="The entry's YAML file", kind="Its kind, where I cannot see it")
    @app_commands.choices(kind=KIND_CHOICES)
    async def preview(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        kind: app_commands.Choice[str] | None = None,
    ) -> None:
        """Try a draft."""
        await preview.preview(interaction, file, kind.value if kind else "")

    @app_commands.command(name="status", description="Which answers I give, and what is wrong in the files")
    async def status(self, interaction: Interaction) -> None:
        """Show what is served."""
        await serving.status(interaction)

    @app_commands.command(name="reload", description="Read the files of the knowledge anew, all or nothing")
    async def reload(self, interaction: Interaction) -> None:
        """Read the files."""
        await serving.reload(interaction)


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's commands."""
    return (Kb(),)


ROUTES = tuple(map(for_moderators, (*gaps.ROUTES, *stats.ROUTES, *preview.ROUTES)))
