"""The commands `/help` and `/about`: how to use the bot, what it knows and where that comes from."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.cogs.delivery import redraw, show
from bot.ui.cards.card import Card
from bot.ui.cards.guide import about_card, about_page
from bot.ui.cards.welcome import help_card
from bot.ui.host import Host, Interaction, host, view


class Guide(commands.Cog):
    """Commands about the bot itself."""

    @app_commands.command(description="What you can ask me, with examples")
    async def help(self, interaction: Interaction) -> None:
        """Show how to use the bot."""
        await show(interaction, help_card(view(interaction)))

    @app_commands.command(description="What I know, and which sources it comes from")
    async def about(self, interaction: Interaction) -> None:
        """Show what the bot knows and its sources."""
        await show(interaction, _about(interaction))


async def _page(interaction: Interaction, page: int) -> None:
    await redraw(interaction, _about(interaction, page))


def _about(interaction: Interaction, page: int = 0) -> Card:
    return about_card(view(interaction), page, host(interaction).services.library.reads)


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's commands."""
    return (Guide(),)


ROUTES = (about_page.to(_page),)
