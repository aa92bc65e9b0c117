"""Shows moderators how the knowledge is used and what of it is due, in numbers that name nobody."""

from __future__ import annotations

import datetime as dt
import io

import discord

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.ui.cards.card import Card
from bot.ui.cards.kb.stats import (
    PICTURE,
    Place,
    due_card,
    kb_due,
    kb_unused,
    picture_of,
    stats_card,
    unused_card,
)
from bot.ui.host import Interaction, host, today, view
from bot.usage.counts import Usage
from bot.usage.stats import Stats


async def stats(interaction: Interaction, days: int) -> None:
    """Show the numbers of the last days, with a picture where one can be drawn."""
    await keep_place(interaction)
    services, counted = host(interaction).services, await _counted(interaction, days)
    picture = await services.studio.draw(picture_of(counted)) if counted.total() else None
    votes = await services.feedback.votes.tallies()
    card = stats_card(counted, votes, pictured=picture is not None, note=_why_nothing(services.usage))
    files = [discord.File(io.BytesIO(picture), PICTURE)] if picture else []
    await show(interaction, card, files=files)


async def unused(interaction: Interaction, days: int, page: int, place: Place = "here") -> None:
    """Show which entries answered nobody, page by page."""
    await _listed(interaction, unused_card(await _counted(interaction, days), page), place)


async def due(interaction: Interaction, page: int, place: Place = "here") -> None:
    """Show what is due for another look, page by page."""
    await _listed(interaction, due_card(view(interaction), page), place)


async def _counted(interaction: Interaction, days: int) -> Stats:
    first = today() - dt.timedelta(days=max(1, days) - 1)
    return Stats(max(1, days), await host(interaction).services.usage.sums(first), view(interaction))


def _why_nothing(usage: Usage) -> str:
    if not usage.days:
        return words.kb.NOT_COUNTED
    return "" if usage.homes else words.kb.NO_HOME


async def _listed(interaction: Interaction, card: Card, place: Place) -> None:
    """The numbers stay where they are; a list opens below them and is turned there."""
    await (show if place == "new" else redraw)(interaction, card)


ROUTES = (kb_unused.to(unused), kb_due.to(due))
