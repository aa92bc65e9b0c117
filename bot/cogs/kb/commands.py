"""The commands `/kb`, each of which stands in a file of its own."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.cogs.delivery import keep_place
from bot.cogs.kb import gaps
from bot.cogs.kb.rights import for_moderators, may
from bot.ui.host import Host, Interaction


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Kb(commands.GroupCog, name="kb", description="The knowledge, for those who look after it"):
    """Commands for moderators, registered in home servers only."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Whether whoever gave the command looks after the knowledge."""
        return await may(interaction)

    @app_commands.command(name="gaps", description="Questions without a good answer, the most asked first")
    async def gaps(self, interaction: Interaction) -> None:
        """Show what wants a better answer."""
        await keep_place(interaction)
        await gaps.show_gaps(interaction)


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's commands."""
    return (Kb(),)


ROUTES = tuple(map(for_moderators, gaps.ROUTES))
