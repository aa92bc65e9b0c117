"""The whole bot on SimCord: a small knowledge, a real SQLite file, two members, one channel."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import discord
import pytest
import simcord
import simcord.env
from discord.app_commands import CommandInvokeError
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import ResponseMessage

from bot.client import CareerBot, create_bot
from bot.errors import UserError
from bot.jobs.book import JobBook
from bot.knowledge.model import KnowledgeBase
from bot.library.library import Library
from bot.members.privacy import Privacy
from bot.search.engine import Engine
from bot.servers.pace import Pace
from bot.services import Services
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from tests.watch import Watch

USUAL_PACE = Pace(questions=8, seconds=60)


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

    @property
    def me(self) -> str:
        """How to mention the bot."""
        assert self.bot.user
        return self.bot.user.mention

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


@pytest.fixture
def make_world(empty_database: Path, tmp_path: Path, base: KnowledgeBase, watch: Watch) -> MakeWorld:
    """Opens worlds: ``make_world(base=..., pace=..., **options of simcord.Env)``."""
    file = Path(shutil.copy(empty_database, tmp_path / "edge.db"))

    @asynccontextmanager
    async def world_of(
        base: KnowledgeBase = base, pace: Pace = USUAL_PACE, **options: Any
    ) -> AsyncIterator[World]:
        database = Database(f"sqlite:///{file}")
        store = SqlJobStore(database, discord.utils.utcnow)
        privacy = Privacy(SqlPersonalData(database, discord.utils.utcnow))
        services = Services(Library(base, Engine(base)), JobBook(store, limit=50), privacy, pace)
        bot = create_bot(services, shard_count=1)
        env = simcord.Env(bot, **options)
        await env.start()
        try:
            await bot.tree.sync()
            guild = env.create_guild("Career Corner")
            channel = guild.create_text_channel("ask-a-senior")
            ada, bob = (guild.add_member(env.create_user(name)) for name in ("ada", "bob"))
            watch.planted |= {str(ada.id), str(bob.id)}
            yield World(env, bot, services, guild, channel, ada, bob)
        finally:
            await env.shutdown()
            await env.bot.close()
            await bot.close()
            await database.close()
        unexpected = [error for error in env.errors if not _told(error)]
        if env.check_errors and unexpected:
            raise BaseExceptionGroup("the bot failed", unexpected)

    return world_of


def _told(error: BaseException) -> bool:
    """Whether an error is a member's mistake, which the bot has answered in words."""
    return isinstance(error, CommandInvokeError) and isinstance(error.original, UserError)


@pytest.fixture(autouse=True)
def quick_settling(monkeypatch: pytest.MonkeyPatch) -> None:
    """SimCord polls every 50 ms by default; with this private default a test takes 3 ms instead."""
    defaults = simcord.env.Env._settle_internal.__kwdefaults__
    assert defaults is not None
    assert "idle" in defaults
    monkeypatch.setitem(defaults, "idle", 0.001)


@pytest.fixture
async def world(make_world: MakeWorld) -> AsyncIterator[World]:
    """The usual world."""
    async with make_world() as made:
        yield made


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
