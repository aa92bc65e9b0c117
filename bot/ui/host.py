"""What a button, a form or a command may expect of the client that runs it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeAlias, cast

import discord

from bot.services import Services
from bot.ui.pace import Turnstile

Interaction: TypeAlias = discord.Interaction[Any]
Handler: TypeAlias = Callable[..., Awaitable[None]]


class Host(Protocol):
    """The client as the rooms below it know it.

    ``routes`` says which function works for the first word of a button's or list's id.
    """

    services: Services
    turnstile: Turnstile
    routes: Mapping[str, Handler]


def host(interaction: Interaction) -> Host:
    """The client that received the interaction."""
    return cast(Host, interaction.client)
