"""The Discord client: what it may receive, which commands and buttons it has, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from itertools import chain
from typing import Any, Protocol

import discord
import yarl
from discord import app_commands
from discord.ext import commands

from bot.cogs import ask, browse, feedback, guide
from bot.cogs.jobs import commands as jobs
from bot.cogs.kb import commands as kb
from bot.cogs.members import privacy
from bot.servers.line import CROWD, Line, Lines
from bot.servers.pace import Turnstile
from bot.services import Services
from bot.ui import failures
from bot.ui.gate import passes
from bot.ui.host import Host, Interaction
from bot.ui.routes import work
from bot.ui.suggesting import offers
from bot.ui.verbs import Route, Routes, table


class Area(Protocol):
    """What a module has for members: its commands and listeners, and the verbs that it works for."""

    @property
    def ROUTES(self) -> Sequence[Route]:  # noqa: N802 # a constant of the module
        """The verbs with their functions."""

    def cogs(self, client: Host, /) -> Sequence[commands.Cog]:
        """New cogs for a client."""


AREAS: tuple[Area, ...] = (ask, browse, feedback, guide, jobs, kb, privacy)
# Areas whose commands are known in the operator's own servers only, or to the owner alone.
AT_HOME: tuple[Area, ...] = (kb,)
# Where the owner meets the bot in private.
ALONE = app_commands.AppCommandContext(guild=False, dm_channel=True, private_channel=False)
ROUTED = (discord.InteractionType.component, discord.InteractionType.modal_submit)


class Tree(app_commands.CommandTree["CareerBot"]):
    """The slash commands; an error of any of them becomes words."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Whether a command or its suggestions may be worked for now."""
        return await passes(interaction) and await offers(interaction)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Tell the member what went wrong."""
        await failures.report(error, partial(failures.tell, interaction))


class CareerBot(commands.AutoShardedBot):
    """The bot as Discord sees it.

    No privileged intent is needed: Discord delivers the text of direct messages and of messages that mention
    the bot anyway. Nothing is kept of members or messages.

    Args:
        services: all that commands and buttons may do.
        shard_count: how many gateway connections; None lets Discord recommend it.

    Raises:
        ValueError: two areas claim the same verb.
    """

    services: Services
    turnstile: Turnstile
    line: Line
    channels: Lines
    routes: Routes

    def __init__(self, services: Services, *, shard_count: int | None = None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            tree_cls=Tree,
            help_command=None,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            shard_count=shard_count,
        )
        self._launched: set[int] = set()
        self.services = services
        self.turnstile = Turnstile(services.pace)
        self.line, self.channels = Line(CROWD), Lines()
        self.routes = table(chain.from_iterable(area.ROUTES for area in AREAS))

    @property
    def homes(self) -> list[discord.Object]:
        """The operator's own servers."""
        return [discord.Object(server) for server in sorted(self.services.home.servers)]

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard for the first time, or fail.

        discord.py tries again from within itself, one call deeper every five seconds: in an outage each
        traceback in the log holds all those before it, until the stack is full. Trying is left to the caller.

        Raises:
            ConnectionError: the gateway is out of reach.
        """
        if shard_id in self._launched:
            raise ConnectionError("the gateway is out of reach")
        self._launched.add(shard_id)
        await super().launch_shard(gateway, shard_id, initial=initial)

    async def setup_hook(self) -> None:
        """Add the commands; runs once, before the gateway connects."""
        for area in AREAS:
            for cog in area.cogs(self) if area not in AT_HOME else ():
                await self.add_cog(cog)
            for cog in area.cogs(self) if area in AT_HOME else ():
                await self._add_at_home(cog)

    async def _add_at_home(self, cog: commands.Cog) -> None:
        """Into the home servers; where there is none, into direct messages, for the owner."""
        if self.homes:
            await self.add_cog(cog, guilds=self.homes)
        elif isinstance(cog.app_command, app_commands.Group):
            cog.app_command.allowed_contexts = ALONE
            await self.add_cog(cog)

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing: discord.py would take a mention for a text command, and log an error for each."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Note where the handler of an event broke; discord.py would log the error's own words with it."""
        failures.record(sys.exc_info()[1])

    async def on_interaction(self, interaction: Interaction) -> None:
        """Work for clicks and forms; commands are the tree's."""
        if interaction.type in ROUTED and await passes(interaction):
            await work(interaction, self.routes)


def create_bot(services: Services, *, shard_count: int | None = None) -> CareerBot:
    """A bot that is not connected yet; several may live in one process."""
    return CareerBot(services, shard_count=shard_count)
