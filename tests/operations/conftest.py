"""Settings over real files, and the double for bots that run inside the test."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import discord.http
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from pydantic import SecretStr

from bot.app import open_services
from bot.client import create_bot
from bot.services import Services
from bot.settings import Settings
from tests.folder import write_knowledge
from tests.operations.bots import Create
from tests.wire.double import Double
from tests.wire.payloads import TOKEN


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Everything below the test's own folder, and answers by words alone."""
    return Settings(
        discord_token=SecretStr(TOKEN),
        database_url=SecretStr(f"sqlite:///{tmp_path}/bot.db"),
        data_dir=tmp_path / "data",
        meaning=False,
        knowledge_dir=write_knowledge(tmp_path / "knowledge"),
    )


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    """The Discord that bots of this process join."""
    with Double() as made:
        monkeypatch.setattr(discord.http.Route, "BASE", f"http://{made.address}/api/v10")
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(f"ws://{made.gateway}/gateway"))
        yield made


@pytest.fixture
async def create(settings: Settings, empty_database: Path, tmp_path: Path) -> AsyncIterator[Create]:
    """Makes bots over one set of services."""
    shutil.copy(empty_database, tmp_path / "bot.db")
    async with open_services(settings) as services:
        yield lambda: create_bot(services)


@pytest.fixture
async def services(
    settings: Settings, empty_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Services]:
    """The running bot's, over the folder of two entries; it waits for quiet half as long as usual."""
    shutil.copy(empty_database, tmp_path / "bot.db")
    monkeypatch.setattr("bot.library.reloading.REST", 0.1)
    async with open_services(settings) as opened:
        await opened.reloading.look(closely=True)
        yield opened


@pytest.fixture
async def unwatched(settings: Settings, empty_database: Path, tmp_path: Path) -> AsyncIterator[Services]:
    """The same, which looks at the files when told to, and never by itself."""
    shutil.copy(empty_database, tmp_path / "bot.db")
    async with open_services(settings, asyncio.Event()) as opened:
        await opened.reloading.look(closely=True)
        yield opened


@pytest.fixture
def folder(settings: Settings) -> Path:
    """The folder that it answers from."""
    return settings.knowledge
