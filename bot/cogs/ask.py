"""Questions: by mention, reply, direct message, `/ask`, follow-up form and button."""

from __future__ import annotations

import logging
import re
import time
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import post, show
from bot.cogs.opening import show_entry, titles, turn_page
from bot.errors import StorageUnavailable
from bot.search.reply import Reply, Unknown
from bot.servers.pace import Turn
from bot.ui import failures
from bot.ui.cards.answers import answer_of, crisis_card, entry_card, follow, none_of_these, short_card
from bot.ui.cards.ask import (
    QUESTION_LENGTH,
    QuestionTexts,
    Visibility,
    asked,
    discreet_card,
    find_help,
    others_card,
    question_form,
    reply_card,
)
from bot.ui.cards.entries import entry_page, open_entry
from bot.ui.gate import hearing
from bot.ui.host import Host, Interaction, host, today, view
from bot.ui.suggesting import Suggestions, suggesting

log = logging.getLogger(__name__)

# Members, roles, channels, emoji, commands and times, as Discord writes them.
MENTION = re.compile(r"<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|</[^<>:]+:\d+>|<t:-?\d+(?::\w)?>")
PRIVATE = discord.ChannelType.private_thread
ADDRESSABLE = (discord.MessageType.default, discord.MessageType.reply)


class Ask(commands.Cog):
    """Answers questions.

    Args:
        client: the bot.
    """

    def __init__(self, client: Host) -> None:
        self._client = client

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that speaks to the bot; edited messages are not looked at again."""
        if not self._addressed(message):
            return
        try:
            await self._answer(message)
        except Exception as error:
            await failures.report(error, lambda text: post(message, content=text, attempts=1))

    @app_commands.command(description="Ask a question about senior developer careers")
    @app_commands.describe(
        question="Your question in your own words, or one of the suggestions",
        hide="Show the answer to you alone",
    )
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, QUESTION_LENGTH],
        hide: bool = False,
    ) -> None:
        """Answer a question, for everybody to see unless hidden."""
        await respond(interaction, question, private=hide)

    @ask.autocomplete("question")
    @suggesting
    async def _complete(self, interaction: Interaction, text: str) -> Suggestions:
        return titles(interaction, text)

    def _addressed(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id or message.type not in ADDRESSABLE:
            return False
        return message.guild is None or self._client.user in message.mentions

    async def _answer(self, message: discord.Message) -> None:
        question, kept = MENTION.sub(" ", message.content), None
        async with hearing(self._client, message, question) as turn:
            if turn is Turn.ANSWER:
                seen, reply = await self._client.services.library.answer(question, today())
                # Others read along: nothing may tell them what was said, and the help is a click away.
                discreet = _is_crisis(reply) and message.guild is not None
                card = reply_card(seen, reply, private=message.guild is None)
                await post(message, view=discreet_card() if discreet else card)
                kept = reply
            elif turn is Turn.NOTICE:
                await post(message, content=_wait(self._client, message.author.id), silent=True)
        # A place that is not known may be a thread for a few.
        if kept and message.guild and getattr(message.channel, "type", None) not in (None, PRIVATE):
            await _remember(self._client, question, kept, message.guild.id)


async def respond(interaction: Interaction, question: str, *, private: bool) -> None:
    """Answer a question that came by command or form; an entry's id, as the suggestions give it, opens it."""
    client = host(interaction)
    urgent = partial(client.services.library.in_danger, question)
    turn = client.turnstile.ask(interaction.user.id, time.monotonic(), urgent)
    if turn is Turn.ANSWER:
        asked_for = MENTION.sub(" ", question)
        seen, reply = await client.services.library.answer(asked_for, today())
        entry = seen.find(question.strip())
        if entry is None:
            card = reply_card(seen, reply, question=question, follow_up=True, private=private)
        elif private or _is_crisis(reply):
            card = entry_card(seen, entry)
        else:
            card = short_card(seen, answer_of(seen, entry))
        await show(interaction, card, private=private or _is_crisis(reply))
        public = not private and getattr(interaction.channel, "type", PRIVATE) is not PRIVATE
        if public and not (entry and entry == seen.base.crisis):
            given = answer_of(seen, entry) if entry else reply
            await _remember(client, asked_for, given, interaction.guild_id)
    elif turn is Turn.NOTICE:
        # Being private, it may be said several times: a command without any answer looks broken.
        await failures.tell(interaction, _wait(client, interaction.user.id))


async def _remember(client: Host, question: str, reply: Reply, server_id: int | None) -> None:
    """Count a public reply, and keep a question without a good one: nothing here can spoil what is sent."""
    client.services.usage.note(reply, today(), server_id)
    try:
        await client.services.feedback.asked(question, reply, server_id)
    except StorageUnavailable as error:
        log.warning("A question without a good answer was not kept (%s)", error)
    except Exception as error:
        failures.record(error)


def _is_crisis(reply: Reply) -> bool:
    return isinstance(reply, Unknown) and reply.crisis


def _wait(client: Host, member_id: int) -> str:
    return words.servers.wait(client.turnstile.pause(member_id, time.monotonic()))


async def _find_help(interaction: Interaction) -> None:
    seen = view(interaction)
    entry = seen.base.crisis
    if entry is None:
        await failures.tell(interaction, words.failures.GONE_ENTRY)
    else:
        await show(interaction, crisis_card(seen, entry))


async def _follow_up(interaction: Interaction) -> None:
    # The next answer is as visible as the card that it follows.
    private = interaction.message is None or interaction.message.flags.ephemeral
    await interaction.response.send_modal(question_form("private" if private else "public"))


async def _asked(interaction: Interaction, texts: QuestionTexts, visibility: Visibility) -> None:
    await respond(interaction, texts.question[:QUESTION_LENGTH], private=visibility == "private")


async def _none_of_these(interaction: Interaction, others: str = "") -> None:
    seen = view(interaction)
    entries = [entry for entry in map(seen.find, others.split(",")) if entry]
    if entries:
        await show(interaction, others_card(seen, entries))
    else:
        await failures.tell(interaction, words.ask.NONE_ANSWER)


def cogs(client: Host) -> tuple[commands.Cog, ...]:
    """The area's command and its listener."""
    return (Ask(client),)


ROUTES = (
    open_entry.to(show_entry),
    entry_page.to(turn_page),
    follow.to(_follow_up),
    asked.to(_asked),
    none_of_these.to(_none_of_these),
    find_help.to(_find_help),
)
