"""Tells a moderator why the bot replies to a question as it does."""

from __future__ import annotations

from bot.cogs.delivery import keep_place, show
from bot.ui.cards.kb.explained import explained_card
from bot.ui.host import Interaction, host, today


async def explain(interaction: Interaction, question: str) -> None:
    """Show what was read of a question and what decided; nobody is answered, and nothing is counted."""
    await keep_place(interaction)
    seen, told = await host(interaction).services.library.explain(question, today())
    await show(interaction, explained_card(seen, question, told))
