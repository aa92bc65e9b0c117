"""Votes on answers, `/suggest`, and the forms in which members say what they wanted."""

from __future__ import annotations

import time

from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import keep_place, show
from bot.feedback.masking import masked, tells
from bot.feedback.model import Reason
from bot.search.reply import Answer, Unknown
from bot.ui import failures
from bot.ui.cards.answers import crisis_card, say_choice
from bot.ui.cards.card import Card
from bot.ui.cards.feedback import (
    Helpful,
    SuggestionTexts,
    WishTexts,
    suggested,
    suggestion_form,
    thanks_card,
    vote,
    voted_card,
    wish,
    wish_form,
    wished,
)
from bot.ui.host import Host, Interaction, host, today, view


class Suggest(commands.Cog):
    """The command for suggestions."""

    @app_commands.command(description="Suggest a question that I should be able to answer")
    async def suggest(self, interaction: Interaction) -> None:
        """Open the form."""
        if await _may_tell(interaction):
            await interaction.response.send_modal(suggestion_form())


async def _vote(interaction: Interaction, helpful: Helpful, entry_id: str) -> None:
    entry, feedback = view(interaction).find(entry_id), host(interaction).services.feedback
    if entry is None:
        await failures.tell(interaction, words.failures.GONE_ENTRY)
        return
    await keep_place(interaction)
    await feedback.votes.vote(interaction.user.id, entry.id, helpful=helpful == "yes")
    await show(interaction, voted_card(entry, helpful, wishes=feedback.collecting.wanted))


async def _wish(interaction: Interaction, entry_id: str) -> None:
    if await _may_tell(interaction):
        await interaction.response.send_modal(wish_form(entry_id))


async def _wished(interaction: Interaction, texts: WishTexts, entry_id: str) -> None:
    entry = view(interaction).find(entry_id)
    await _keep(interaction, texts.wanted, Reason.VOTED_DOWN, entry.id if entry else "")


async def _suggested(interaction: Interaction, texts: SuggestionTexts) -> None:
    await _keep(interaction, texts.question, Reason.SUGGESTED)


async def _may_tell(interaction: Interaction) -> bool:
    """Whether a form would be kept; who sends too many, or where nothing is kept, is told so."""
    services, wait = host(interaction).services, 0
    if services.feedback.collecting.wanted:
        wait = services.allowance.wait(interaction.user.id, time.monotonic())
        if not wait:
            return True
    await failures.tell(interaction, words.feedback.enough(wait) if wait else words.feedback.CLOSED)
    return False


async def _keep(interaction: Interaction, text: str, reason: Reason, entry_id: str = "") -> None:
    """Keep what a form says, unless it is of somebody in danger, who is shown where to find help."""
    services = host(interaction).services
    if not await _may_tell(interaction):
        return
    await keep_place(interaction)
    seen, reply = await services.library.answer(text, today())
    if isinstance(reply, Unknown) and reply.crisis and reply.decline:
        await show(interaction, crisis_card(seen, reply.decline))
        return
    if not tells(masked(text)):
        await failures.tell(interaction, words.feedback.NO_QUESTION)
        return
    services.allowance.take(interaction.user.id, time.monotonic())
    await services.feedback.told(text, reason, entry_id)
    card: Card = thanks_card(services.feedback.collecting.days)
    if isinstance(reply, Answer) and reply.entry.id != entry_id:
        say_choice(card.say(words.feedback.PERHAPS), seen, reply.entry)
    await show(interaction, card)


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's command."""
    return (Suggest(),)


ROUTES = (vote.to(_vote), wish.to(_wish), wished.to(_wished), suggested.to(_suggested))
