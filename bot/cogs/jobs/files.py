"""Gives a member their saved jobs as a file, and takes such a file back."""

from __future__ import annotations

import io

import discord

from bot import words
from bot.cogs.delivery import keep_place, show
from bot.errors import BadFile
from bot.jobs.exchange import LARGEST, Kind
from bot.ui.cards.card import sentence
from bot.ui.cards.jobs.files import import_card
from bot.ui.host import Interaction, host

FILE = "my-jobs.{}"


async def export(interaction: Interaction, kind: Kind) -> None:
    """Send all saved jobs as a file."""
    await keep_place(interaction)
    jobs = host(interaction).services.jobs
    if not await jobs.any(interaction.user.id):
        await show(interaction, sentence(words.jobs.NOTHING_TO_EXPORT))
        return
    content = await jobs.export(interaction.user.id, kind)
    file = discord.File(io.BytesIO(content), FILE.format(kind))
    await interaction.edit_original_response(content=words.jobs.EXPORTED, attachments=[file])


async def bring(interaction: Interaction, file: discord.Attachment, *, dry: bool) -> None:
    """Store the jobs of a file, or say what would be stored."""
    await keep_place(interaction)
    if file.size > LARGEST:
        raise BadFile
    jobs = host(interaction).services.jobs
    brought, faults = await jobs.bring(interaction.user.id, await file.read(), dry=dry)
    await show(interaction, import_card(brought, faults, dry=dry))
