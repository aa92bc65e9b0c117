"""The whole bot on SimCord: a small knowledge, a real SQLite file, two members, one channel."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import simcord
import simcord.env
from discord.app_commands import CommandInvokeError

from bot.app import assemble
from bot.client import create_bot
from bot.errors import UserError
from bot.knowledge.model import KnowledgeBase
from bot.library.library import Library
from bot.search.engine import Engine
from bot.servers.pace import Pace
from bot.settings import Settings
from bot.storage.database import PATIENCE, Database
from tests.watch import Watch
from tests.world import SERVER, MakeWorld, World

SETTINGS = Settings(jobs_per_member=50)
USUAL_PACE = Pace(questions=8, seconds=60)
# Some replies start a process, and the machine may be busy.
PATIENT = {"settle_timeout": 60.0}


@pytest.fixture
def make_world(empty_database: Path, tmp_path: Path, base: KnowledgeBase, watch: Watch) -> MakeWorld:
    """Opens worlds: ``make_world(base=..., pace=..., patience=..., **options of simcord.Env)``."""
    file = Path(shutil.copy(empty_database, tmp_path / "edge.db"))

    @asynccontextmanager
    async def world_of(
        base: KnowledgeBase = base,
        pace: Pace = USUAL_PACE,
        settings: Settings = SETTINGS,
        patience: float = PATIENCE,
        **options: Any,
    ) -> AsyncIterator[World]:
        database = Database(f"sqlite:///{file}", patience)
        services = assemble(Library(base, Engine(base)), database, settings, pace=pace)
        bot = create_bot(services, shard_count=1)
        env = simcord.Env(bot, **PATIENT | options)
        await env.start()
        try:
            await bot.tree.sync()
            guild = env.create_guild("Career Corner", id=SERVER)
            for home in bot.homes:
                await bot.tree.sync(guild=home)
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
