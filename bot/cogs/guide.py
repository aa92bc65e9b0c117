"""The commands `/help` and `/about`: how to use the bot, what it knows and where that comes from."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.cogs.delivery import show, turn
from bot.ui.cards.guide import about_card, help_card
from bot.ui.host import Handler, Interaction, view


class Guide(commands.Cog):
    """Commands about the bot itself."""

    @app_commands.command(description="What you can ask me, with examples")
    async def help(self, interaction: Interaction) -> None:
        """Show how to use the bot."""
        await show(interaction, help_card(view(interaction)))

    @app_commands.command(description="What I know, and which sources it comes from")
    async def about(self, interaction: Interaction) -> None:
        """Show what the bot knows and its sources."""
        await show(interaction, about_card(view(interaction)))


async def _about(interaction: Interaction, page: str) -> None:
    await turn(interaction, about_card(view(interaction), int(page)))


ROUTES: dict[str, Handler] = {"about": _about}
