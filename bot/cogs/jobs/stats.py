"""Shows a member how their search goes, in numbers and pictures."""

from __future__ import annotations

import io

import discord

from bot import words
from bot.cogs.delivery import keep_place, show
from bot.jobs.model import Status
from bot.ui.cards.card import sentence
from bot.ui.cards.jobs.figures import figures_card, pictures
from bot.ui.host import Interaction, host


async def show_stats(interaction: Interaction) -> None:
    """Show the numbers, with pictures where they can be drawn."""
    await keep_place(interaction)
    services = host(interaction).services
    found = await services.jobs.figures(interaction.user.id)
    if not found.reached[Status.SAVED]:
        await show(interaction, sentence(words.jobs.EMPTY))
        return
    drawn = {name: await services.studio.draw(picture) for name, picture in pictures(found).items()}
    files = [discord.File(io.BytesIO(content), name) for name, content in drawn.items() if content]
    await show(interaction, figures_card(found, {file.filename for file in files}), files=files)
