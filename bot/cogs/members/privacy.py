"""The command `/privacy`: what is stored under the member's id, its export and its deletion."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import keep_place, show, turn
from bot.members.export import files
from bot.members.privacy import Privacy as Rights
from bot.ui.cards.card import Card
from bot.ui.cards.members import erased_card, erasure_card, privacy_card
from bot.ui.host import Handler, Interaction, host

FILE = "my-data{}.json"
# Of what Discord takes as one upload; the rest is for what it wraps around a file.
SHARE = 0.9


class Privacy(commands.Cog):
    """The command for the member's data."""

    @app_commands.command(description="What I store about you; export it or delete it")
    async def privacy(self, interaction: Interaction) -> None:
        """Show what is stored."""
        await keep_place(interaction)
        await show(interaction, await _card(interaction))


def _rights(interaction: Interaction) -> Rights:
    return host(interaction).services.privacy


async def _card(interaction: Interaction) -> Card:
    rights = _rights(interaction)
    return privacy_card(await rights.kept(interaction.user.id), rights.keeping)


async def _again(interaction: Interaction) -> None:
    await interaction.response.defer()
    await turn(interaction, await _card(interaction))


async def _export(interaction: Interaction) -> None:
    await keep_place(interaction)
    rows = await _rights(interaction).export(interaction.user.id)
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


async def _ask(interaction: Interaction) -> None:
    await interaction.response.defer()
    rights = _rights(interaction)
    kept = await rights.kept(interaction.user.id)
    await turn(interaction, erasure_card(kept) if any(kept.values()) else privacy_card(kept, rights.keeping))


async def _erase(interaction: Interaction) -> None:
    await interaction.response.defer()
    rights = _rights(interaction)
    await turn(interaction, erased_card(await rights.erase(interaction.user.id), rights.keeping))


ROUTES: dict[str, Handler] = {
    "privacy": _again,
    "export": _export,
    "erase": _ask,
    "erase-yes": _erase,
}
