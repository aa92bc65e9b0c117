"""Tells a moderator what is served, and reads the files anew for them."""

from __future__ import annotations

from bot.cogs.delivery import keep_place, show
from bot.library.reading import ReadingFailed
from bot.ui.cards.card import sentence
from bot.ui.cards.kb.serving import news_card, status_card
from bot.ui.host import Interaction, host, view
from bot.words.kb import serving


async def status(interaction: Interaction) -> None:
    """Show version, age and number of the answers, and what is wrong with the files."""
    await show(interaction, status_card(view(interaction), host(interaction).services.library))


async def reload(interaction: Interaction) -> None:
    """Read the files now, and show what is new or wrong in them."""
    await keep_place(interaction)
    try:
        card = news_card(await host(interaction).services.reloading.look(closely=True))
    except ReadingFailed:
        card = sentence(serving.FAILED)
    await show(interaction, card)
