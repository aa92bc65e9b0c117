"""A simulated Discord with the whole bot in it, and what its members read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import discord
import simcord
import simcord.env
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import ResponseMessage

from bot.client import CareerBot
from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.services import Services

# The id of the server where everything happens.
SERVER = 1_100_000_000_000_000_001


@dataclass
class World:
    """A running bot with people around it."""

    env: simcord.Env
    bot: CareerBot
    services: Services
    guild: GuildHandle
    channel: ChannelHandle
    ada: MemberActor
    bob: MemberActor
    mod: MemberActor = field(init=False)

    @property
    def me(self) -> str:
        """How to mention the bot."""
        assert self.bot.user
        return self.bot.user.mention

    def add_moderator(self) -> None:
        """Let ``mod``, who may manage the server, join it."""
        role = self.guild.create_role("staff", permissions=discord.Permissions(manage_guild=True))
        self.mod = self.guild.add_member(self.env.create_user("mod"), roles=[role])

    def serve(self, base: KnowledgeBase) -> None:
        """Answer from another knowledge from now on."""
        self.services.library.serve(Engine(base))

    @property
    def place(self) -> discord.TextChannel:
        """The channel as the bot sees it."""
        channel = self.bot.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        return channel

    def posts(self) -> list[dict[str, Any]]:
        """What the bot tried to post, attempt by attempt."""
        requests = self.env.http_requests
        return [r.json or {} for r in requests if r.method == "POST" and r.path.endswith("/messages")]

    def said(self) -> list[discord.Message]:
        """All of the bot's public messages in the channel."""
        return [m for m in self.channel.history() if self.bot.user and m.author.id == self.bot.user.id]


MakeWorld: TypeAlias = Callable[..., AbstractAsyncContextManager[World]]


def card_of(result: simcord.InteractionResult) -> ResponseMessage:
    """The message that answered a command, a click or a form."""
    assert result.response
    return result.response


def texts(message: object) -> str:
    """Everything that can be read on a message: its text and those of its parts, labels included."""
    found: list[str] = [getattr(message, "content", "")]

    def walk(part: Any) -> None:
        if isinstance(part, list):
            for item in part:
                walk(item)
        elif isinstance(part, dict):
            found.extend(str(part[key]) for key in ("content", "label", "placeholder") if part.get(key))
            for key in ("components", "accessory", "options", "component"):
                walk(part.get(key, []))

    walk([part if isinstance(part, dict) else part.to_dict() for part in getattr(message, "components", [])])
    return "\n".join(text for text in found if text)
