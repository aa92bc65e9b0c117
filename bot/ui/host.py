"""What a button, a form or a command may expect of the client that runs it."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeAlias, cast

import discord

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine, public
from bot.servers.line import Line, Lines
from bot.servers.pace import Turnstile
from bot.services import Services

Interaction: TypeAlias = discord.Interaction[Any]
Handler: TypeAlias = Callable[..., Awaitable[None]]


class Host(Protocol):
    """The client as the rooms below it know it.

    ``routes`` says which function works for the first word of a button's, list's or form's id. The others
    pace all work: how much a member may do, whose work begins next, and whose answer a channel gets next.
    """

    services: Services
    turnstile: Turnstile
    line: Line
    rooms: Lines
    routes: Mapping[str, Handler]


def shared(engine: Engine) -> KnowledgeBase:
    """What everybody may see of the knowledge that is served.

    An entry for some roles or channels only stands in no list, count, button or answer made from this.
    """
    base = engine.base
    if all(map(public, base.entries.values())):
        return base
    return dataclasses.replace(base, entries={name: e for name, e in base.entries.items() if public(e)})


def knowledge(interaction: Interaction) -> KnowledgeBase:
    """What whoever clicked or typed may see."""
    return shared(host(interaction).services.engine)


def host(interaction: Interaction) -> Host:
    """The client that received the interaction."""
    return cast(Host, interaction.client)
