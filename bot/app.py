"""Composition root: settings become knowledge, storage, services and a bot; opens and closes all of it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord

from bot.client import CareerBot, create_bot
from bot.errors import SettingsError, UnreachableError
from bot.jobs.book import JobBook
from bot.members.privacy import Privacy
from bot.operations.database import make_ready, only_bot
from bot.operations.joining import REFUSED, invite, stay_joined, sync_commands
from bot.operations.knowledge import open_knowledge
from bot.operations.learning import learn_apart, open_engine
from bot.operations.leaving import when_told_to_stop
from bot.operations.logs import set_up_log
from bot.operations.memory import give_back
from bot.search.engine import Engine, Targets
from bot.services import Pace, Services
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore

log = logging.getLogger(__name__)

UNSET = (
    "DISCORD_TOKEN is not set, so there is no bot to join Discord with: put the token into .env, "
    "or try the bot without one with `make run`."
)


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Everything that a bot needs, closed again at the end of the block.

    Raises:
        OperatorError: knowledge, database or another running bot stand in the way.
    """
    engine = _engine(settings)
    database = Database(settings.database_url.get_secret_value())
    with contextlib.ExitStack() as locks:
        try:
            if database.file:
                locks.enter_context(only_bot(database.file))
            await make_ready(database, settings)
            yield _services(settings, engine, database)
        finally:
            await database.close()


def run(settings: Settings) -> int:
    """Join Discord and answer until told to stop.

    Raises:
        OperatorError: the bot cannot start; says what to do.
    """
    if settings.discord_token is None:
        raise SettingsError(UNSET)
    set_up_log(settings.log_level)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody misses voice here
    with contextlib.suppress(asyncio.CancelledError):  # told to stop while still opening things
        asyncio.run(_run(settings, settings.discord_token.get_secret_value()))
    return 0


def sync(settings: Settings) -> int:
    """Register the slash commands now, whatever was registered before.

    Raises:
        OperatorError: no token, a wrong one, or Discord out of reach.
    """
    if settings.discord_token is None:
        raise SettingsError(UNSET)
    asyncio.run(_sync(settings, settings.discord_token.get_secret_value()))
    print("The slash commands are registered.", file=sys.stderr)
    return 0


async def _run(settings: Settings, token: str) -> None:
    stop = asyncio.Event()

    async def greet(bot: CareerBot) -> None:
        await _register(bot, settings)
        print(f"Logged in as {bot.user}. Add the bot to a server: {invite(bot)}", file=sys.stderr, flush=True)

    if opening := asyncio.current_task():  # always there, which its type cannot say
        when_told_to_stop(opening.cancel)
    async with open_services(settings) as services:
        when_told_to_stop(stop.set)
        await stay_joined(lambda: create_bot(services, shard_count=settings.shard_count), token, greet, stop)
    log.info("Stopped")


async def _register(bot: CareerBot, settings: Settings) -> None:
    """Register the commands; a bot whose commands are refused still answers mentions."""
    try:
        await sync_commands(bot, settings.data_dir)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        log.error(
            "The slash commands were not registered (%s): run `python -m bot sync`", type(error).__name__
        )


async def _sync(settings: Settings, token: str) -> None:
    database = Database(settings.database_url.get_secret_value())  # never opened: registering stores nothing
    async with create_bot(_services(settings, _engine(settings), database)) as bot:
        try:
            await bot.login(token)
            await sync_commands(bot, settings.data_dir, force=True)
        except discord.LoginFailure:
            raise SettingsError(REFUSED) from None
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise UnreachableError(f"Discord is out of reach: {type(error).__name__}") from None


def _services(settings: Settings, engine: Engine, database: Database) -> Services:
    store = SqlJobStore(database, lambda: dt.datetime.now(dt.UTC))
    return Services(
        engine=engine,
        jobs=JobBook(store, settings.jobs_per_member),
        privacy=Privacy([store]),
        pace=Pace(settings.questions_per_minute, 60.0),
    )


def _engine(settings: Settings) -> Engine:
    opened = open_knowledge(settings.knowledge, settings.data_dir)
    for line in opened.complaint:
        log.error("%s", line)
    learn_apart(settings, opened.base)
    engine = open_engine(
        opened.base, Targets(settings.answer_precision, settings.suggest_precision), settings.data_dir
    )
    give_back()
    return engine
