"""Composition root: settings become knowledge, storage, services and a bot; opens and closes all of it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import discord

from bot.client import CareerBot, create_bot
from bot.errors import SettingsError, UnreachableError
from bot.feedback.drafting import Drafts
from bot.feedback.feedback import Collecting, Feedback
from bot.jobs.book import JobBook
from bot.jobs.reminders import ReminderBook
from bot.library.library import Library, open_library, targets_of
from bot.library.reloading import Reloading
from bot.library.trials import Trials
from bot.members.privacy import Keeping, Privacy
from bot.operations.counting import counting
from bot.operations.database import make_ready
from bot.operations.joining import REFUSED, invite, stay_joined, sync_commands
from bot.operations.learning import learning
from bot.operations.leaving import when_told_to_stop
from bot.operations.memory import loading
from bot.operations.reloading import reloading, when_told_to_reload
from bot.operations.reminding import reminding
from bot.operations.upkeep import tended
from bot.servers.home import Home
from bot.servers.pace import Pace
from bot.services import Services
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.feedback import SqlGapStore, SqlVoteStore
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.reminders import SqlReminders
from bot.storage.usage import SqlCountStore
from bot.usage.counts import Usage

log = logging.getLogger(__name__)

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody misses voice here


@asynccontextmanager
async def open_services(settings: Settings, leisure: asyncio.Event | None = None) -> AsyncIterator[Services]:
    """Everything that a bot needs, closed again at the end of the block; what is new is learned meanwhile.

    Args:
        settings: say where things are, and how much may be asked.
        leisure: is set when the start is over, and meaning may be read; None stands for the beginning.

    Raises:
        OperatorError: the database or the knowledge stand in the way.
    """
    database = Database(settings.database_url.get_secret_value())
    try:
        await make_ready(database, settings)
        with loading():
            library, unlearned = open_library(settings)
        with contextlib.closing(library):
            services = assemble(library, database, settings)
            async with (
                tended(database, settings, _now),
                learning(library, unlearned, settings, services.reloading, leisure),
                reloading(services.reloading, leisure),
                counting(services.usage),
            ):
                yield services
    finally:
        await database.close()


def assemble(
    library: Library,
    database: Database,
    settings: Settings,
    *,
    now: Callable[[], dt.datetime] | None = None,
    pace: Pace | None = None,
) -> Services:
    """All use cases over one library and one database, as the bot, the local page and the tests have them.

    Args:
        library: what to answer from.
        database: an open one.
        settings: limits and how long things are kept.
        now: the clock in UTC; None for the real one.
        pace: how much may be asked; None for what the settings say.
    """
    clock = now or _now
    collecting = Collecting(settings.gaps, settings.home_servers, settings.gap_days)
    keeping = Keeping(
        settings.inactive_months,
        settings.backup_days,
        on_server=database.file is None,
        question_days=settings.gap_days if settings.gaps else 0,
        public=bool(settings.home_servers),
    )
    return Services(
        library=library,
        jobs=JobBook(SqlJobStore(database, clock, settings.reminders_per_member), settings.jobs_per_member),
        reminders=ReminderBook(SqlReminders(database, clock), settings.reminders_per_member, clock),
        feedback=Feedback(
            SqlVoteStore(database, clock), SqlGapStore(database, clock), library.in_danger, collecting
        ),
        drafts=Drafts(settings.knowledge),
        home=Home(settings.home_servers, settings.moderator_roles),
        privacy=Privacy(SqlPersonalData(database, clock), keeping),
        trials=Trials(settings.knowledge, library),
        reloading=Reloading(library, settings.knowledge, settings.data_dir, targets_of(settings)),
        usage=Usage(SqlCountStore(database), settings.home_servers, settings.stats_days),
        pace=pace
        or Pace(
            questions=settings.questions_per_minute,
            actions=settings.actions_per_minute,
            server_actions=settings.server_actions_per_minute,
        ),
    )


def run(settings: Settings) -> int:
    """Join Discord and answer until told to stop.

    Raises:
        OperatorError: the bot cannot start; says what to do.
    """
    with contextlib.suppress(asyncio.CancelledError):  # told to stop while still opening things
        asyncio.run(_run(settings))
    return 0


def sync(settings: Settings) -> None:
    """Register the slash commands now, whatever was registered before.

    Neither knowledge nor database is needed: commands are the same whatever they hold.

    Raises:
        OperatorError: no token, a wrong one, or Discord out of reach.
    """
    asyncio.run(_sync(settings))


async def _run(settings: Settings) -> None:
    stop, leisure = asyncio.Event(), asyncio.Event()

    async def rest() -> None:
        leisure.set()

    joined: list[CareerBot] = []

    async def greet(bot: CareerBot) -> None:
        joined[:] = [bot]
        bot.add_listener(rest, "on_ready")
        await _register(bot, settings)
        print(f"Logged in as {bot.user}. Add the bot to a server: {invite(bot)}", file=sys.stderr, flush=True)

    if opening := asyncio.current_task():  # always there, which its type cannot say
        when_told_to_stop(opening.cancel)
    when_told_to_reload(leisure.is_set)  # nothing to do: what is being opened is the newest
    async with open_services(settings, leisure) as services, reminding(services.reminders, joined):
        when_told_to_stop(stop.set)
        when_told_to_reload(services.reloading.wanted.set)
        create = partial(create_bot, services, shard_count=settings.shard_count)
        await stay_joined(create, settings.need_token().get_secret_value(), greet, stop)
    log.info("Stopped")


async def _register(bot: CareerBot, settings: Settings) -> None:
    """Register the commands; a bot whose commands are refused still answers mentions."""
    try:
        await sync_commands(bot, settings.data_dir)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        log.error(
            "The slash commands were not registered (%s): run `python -m bot sync`", type(error).__name__
        )


async def _sync(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())  # never opened: registering stores nothing
    async with create_bot(assemble(Library(), database, settings)) as bot:
        try:
            await bot.login(settings.need_token().get_secret_value())
            await sync_commands(bot, settings.data_dir, force=True)
        except discord.LoginFailure:
            raise SettingsError(REFUSED) from None
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise UnreachableError(f"Discord is out of reach: {type(error).__name__}") from None


def _now() -> dt.datetime:
    """The one clock of everything that is stored."""
    return dt.datetime.now(dt.UTC)
