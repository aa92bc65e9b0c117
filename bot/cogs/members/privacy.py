"""The command `/privacy`: what is stored under the member's id, its export and its deletion."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.members.export import files
from bot.members.privacy import Privacy
from bot.ui.cards.card import Card
from bot.ui.cards.members import (
    erase_ask,
    erase_yes,
    erased_card,
    erasure_card,
    export,
    kept_again,
    privacy_card,
)
from bot.ui.host import Host, Interaction, host

FILE = "my-data{}.json"
# Of what Discord takes as one upload; the rest is for what it wraps around a file.
SHARE = 0.9


class PrivacyCommand(commands.Cog):
    """The command for the member's data."""

    @app_commands.command(description="What I store about you; export it or delete it")
    async def privacy(self, interaction: Interaction) -> None:
        """Show what is stored."""
        await keep_place(interaction)
        await show(interaction, await _card(interaction))


def _privacy(interaction: Interaction) -> Privacy:
    return host(interaction).services.privacy


async def _card(interaction: Interaction) -> Card:
    privacy = _privacy(interaction)
    return privacy_card(await privacy.kept(interaction.user.id), privacy.keeping)


async def _again(interaction: Interaction) -> None:
    await interaction.response.defer()
    await redraw(interaction, await _card(interaction))


async def _export(interaction: Interaction) -> None:
    await keep_place(interaction)
    rows = await _privacy(interaction).export(interaction.user.id)
    number = 0
    async for content in files(rows, int(interaction.filesize_limit * SHARE)):
        number += 1
        file = discord.File(content, FILE.format(f"-{number}" if number > 1 else ""))
        if number == 1:
            await interaction.edit_original_response(
                content=words.members.PRIVACY_EXPORTED, attachments=[file]
            )
        else:
            await interaction.followup.send(words.members.privacy_more(number), file=file, ephemeral=True)


async def _confirm(interaction: Interaction) -> None:
    await interaction.response.defer()
    privacy = _privacy(interaction)
    kept = await privacy.kept(interaction.user.id)
    card = erasure_card(kept) if any(kept.values()) else privacy_card(kept, privacy.keeping)
    await redraw(interaction, card)


async def _erase(interaction: Interaction) -> None:
    await interaction.response.defer()
    privacy = _privacy(interaction)
    host(interaction).services.jobs.desk.clear(interaction.user.id)
    await redraw(interaction, erased_card(await privacy.erase(interaction.user.id), privacy.keeping))


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's commands."""
    return (PrivacyCommand(),)


ROUTES = (kept_again.to(_again), export.to(_export), erase_ask.to(_confirm), erase_yes.to(_erase))
