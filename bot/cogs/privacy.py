"""The command `/privacy`: what is stored under the member's id, its export and its deletion."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.delivery import keep_place, show, turn
from bot.members.privacy import Privacy as Rights
from bot.sanitize.unseen import UNSEEN
from bot.ui import words
from bot.ui.cards.privacy import erased_card, erasure_card, privacy_card
from bot.ui.host import Handler, Interaction, host

FILE = "my-data.json"


class Privacy(commands.Cog):
    """The command for the member's data."""

    @app_commands.command(description="What I store about you; export it or delete it")
    async def privacy(self, interaction: Interaction) -> None:
        """Show what is stored."""
        await keep_place(interaction)
        await show(interaction, privacy_card(await _rights(interaction).kept(interaction.user.id)))


def as_json(rows: Mapping[str, Sequence[Mapping[str, object]]]) -> str:
    """The member's data: nothing is left out, and what cannot be seen stands as an escape that JSON reads."""
    content = {title: list(map(dict, found)) for title, found in rows.items()}
    text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
    return str(UNSEEN.sub(lambda character: json.dumps(character[0])[1:-1], text))


def _rights(interaction: Interaction) -> Rights:
    return host(interaction).services.privacy


async def _again(interaction: Interaction) -> None:
    await interaction.response.defer()
    await turn(interaction, privacy_card(await _rights(interaction).kept(interaction.user.id)))


async def _export(interaction: Interaction) -> None:
    await keep_place(interaction)
    rows = await _rights(interaction).export(interaction.user.id)
    file = discord.File(io.BytesIO(as_json(rows).encode()), FILE)
    await interaction.edit_original_response(content=words.PRIVACY_FILE, attachments=[file])


async def _ask(interaction: Interaction) -> None:
    await interaction.response.defer()
    kept = await _rights(interaction).kept(interaction.user.id)
    await turn(interaction, erasure_card(kept) if any(kept.values()) else privacy_card(kept))


async def _erase(interaction: Interaction) -> None:
    await interaction.response.defer()
    await turn(interaction, erased_card(await _rights(interaction).erase(interaction.user.id)))


ROUTES: dict[str, Handler] = {
    "privacy": _again,
    "export": _export,
    "erase": _ask,
    "erase-yes": _erase,
}
