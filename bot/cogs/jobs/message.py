"""Saves the link of a job from any message: text, embeds, link buttons, and what was forwarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import discord
from discord import app_commands

from bot import words
from bot.cogs.delivery import show
from bot.cogs.jobs.saving import save_from
from bot.jobs.links import links_of
from bot.jobs.texts import excerpt
from bot.ui.cards.card import sentence
from bot.ui.cards.jobs.waiting import Waiting
from bot.ui.host import Interaction


def menu() -> app_commands.ContextMenu:
    """The entry in the menu of every message."""
    return app_commands.ContextMenu(name=words.jobs.SAVE_LINK, callback=_save_link)


async def _save_link(interaction: Interaction, message: discord.Message) -> None:
    text = "\n".join(filter(None, _said(message)))
    if links := links_of(text):
        said = {"excerpt": excerpt(text), "source": message.jump_url}
        await save_from(interaction, Waiting(links, said))
    else:
        await show(interaction, sentence(words.jobs.NO_LINK))


def _said(message: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    """Every text of a message in which a link may be, an address with a name as Markdown has it."""
    yield message.content
    for embed in message.embeds:
        yield _named(embed.title, embed.url)
        yield embed.description or ""
        yield from (f"{field.name}\n{field.value}" for field in embed.fields)
    yield from _shown(message.components)
    for forwarded in getattr(message, "message_snapshots", ()):
        yield from _said(forwarded)


def _shown(parts: Iterable[Any]) -> Iterator[str]:
    """The texts and the link buttons of a message's components."""
    for part in parts:
        yield getattr(part, "content", "")
        yield _named(getattr(part, "label", ""), getattr(part, "url", ""))
        yield from _shown(getattr(part, "children", ()))
        if accessory := getattr(part, "accessory", None):
            yield from _shown([accessory])


def _named(name: str | None, url: str | None) -> str:
    return f"[{name or ''}]({url})" if url else name or ""
