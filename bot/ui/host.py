"""What a button, a form or a command may expect of the client that runs it."""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol, TypeAlias, cast

import discord
from discord import app_commands

from bot.knowledge.view import View
from bot.servers.line import Line, Lines
from bot.servers.pace import Turnstile
from bot.services import Services

Interaction: TypeAlias = discord.Interaction[Any]


class Host(Protocol):
    """The client as the rooms below it know it.

    All work is paced: how much a member may do, whose work begins next, and whose answer a channel gets next.
    """

    services: Services
    turnstile: Turnstile
    line: Line
    channels: Lines

    @property
    def tree(self) -> app_commands.CommandTree[Any]:
        """Where commands are that belong to no cog."""

    async def is_owner(self, user: discord.abc.User, /) -> bool:
        """Whether the application belongs to somebody, alone or in a team."""

    @property
    def user(self) -> discord.ClientUser | None:
        """The bot's account, which members mention."""


def today() -> dt.date:
    """The day in UTC, from the one clock that the whole bot reads."""
    return now().date()


def now() -> dt.datetime:
    """The moment in UTC."""
    return discord.utils.utcnow()


def view(interaction: Interaction) -> View:
    """What whoever clicked or typed may see of the knowledge today."""
    return host(interaction).services.library.view(today())


def host(interaction: Interaction) -> Host:
    """The client that received the interaction."""
    return cast(Host, interaction.client)
