"""The whole bot on SimCord: a small knowledge, job links in memory, two members, one channel."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import simcord
import simcord.env
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle

from bot.client import CareerBot, create_bot
from bot.jobs.book import JobBook
from bot.jobs.model import JobDraft, SavedJob
from bot.knowledge.model import KnowledgeBase
from bot.members.privacy import Privacy
from bot.search.engine import Engine
from bot.services import Pace, Services


class Shelf:
    """Job links in memory, as the JobStore and PersonalData protocols want them."""

    title = "Saved job links"

    def __init__(self) -> None:
        self.rows: list[SavedJob] = []

    async def add(self, member_id: int, draft: JobDraft, limit: int) -> SavedJob | None:
        """Store unless full."""
        mine = await self.of_member(member_id)
        if len(mine) >= limit:
            return None
        job = SavedJob(
            number=max((job.number for job in mine), default=0) + 1,
            member_id=member_id,
            saved_at=discord.utils.utcnow(),
            **dataclasses.asdict(draft),
        )
        self.rows.append(job)
        return job

    async def of_member(self, member_id: int) -> Sequence[SavedJob]:
        """Newest first."""
        return [job for job in reversed(self.rows) if job.member_id == member_id]

    async def remove(self, member_id: int, number: int) -> SavedJob | None:
        """Take out."""
        for job in self.rows:
            if (job.member_id, job.number) == (member_id, number):
                self.rows.remove(job)
                return job
        return None

    async def export(self, member_id: int) -> Sequence[Mapping[str, object]]:
        """Rows as plain values."""
        return [
            dataclasses.asdict(job) | {"saved_at": job.saved_at.isoformat()}
            for job in await self.of_member(member_id)
        ]

    async def erase(self, member_id: int) -> int:
        """Take out all."""
        mine = await self.of_member(member_id)
        self.rows = [job for job in self.rows if job.member_id != member_id]
        return len(mine)


@dataclass
class World:
    """A running bot with people around it."""

    env: simcord.Env
    bot: CareerBot
    shelf: Shelf
    guild: GuildHandle
    channel: ChannelHandle
    ada: MemberActor
    bob: MemberActor

    @property
    def me(self) -> str:
        """How to mention the bot."""
        assert self.bot.user
        return self.bot.user.mention

    def said(self, viewer: MemberActor | None = None) -> list[discord.Message]:
        """All of the bot's messages in the channel that the viewer sees."""
        return [m for m in self.channel.history(viewer=viewer) if m.author == self.bot.user]


def services_of(base: KnowledgeBase, shelf: Shelf, pace: Pace = Pace()) -> Services:
    """The use cases over a knowledge and a shelf."""
    return Services(Engine(base), JobBook(shelf, limit=50), Privacy([shelf]), pace)


@asynccontextmanager
async def world_of(base: KnowledgeBase, pace: Pace = Pace(), **options: Any) -> AsyncIterator[World]:
    """A world around a knowledge; the bot is closed at the end."""
    shelf = Shelf()
    bot = create_bot(services_of(base, shelf, pace), shard_count=1)
    env = simcord.Env(bot, **options)
    await env.start()
    try:
        await bot.tree.sync()
        guild = env.create_guild("Career Corner")
        channel = guild.create_text_channel("ask-a-senior")
        ada, bob = (guild.add_member(env.create_user(name)) for name in ("ada", "bob"))
        yield World(env, bot, shelf, guild, channel, ada, bob)
    finally:
        await env.shutdown()
        await bot.close()
    if env.check_errors:
        env.raise_errors()


@pytest.fixture(autouse=True)
def quick_settling(monkeypatch: pytest.MonkeyPatch) -> None:
    """SimCord polls every 50 ms by default; with this private default a test takes 3 ms instead."""
    defaults = simcord.env.Env._settle_internal.__kwdefaults__
    assert "idle" in defaults
    monkeypatch.setitem(defaults, "idle", 0.001)


@pytest.fixture
async def world(base: KnowledgeBase) -> AsyncIterator[World]:
    """The usual world."""
    async with world_of(base) as made:
        yield made
