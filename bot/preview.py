"""The same bot in a local web page, without Discord: real commands and buttons, a real database file."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import sys
import time
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from bot.app import open_services
from bot.client import CareerBot, create_bot
from bot.errors import BotError, SettingsError
from bot.operations.leaving import when_told_to_stop
from bot.search.engine import Engine
from bot.settings import Settings

try:
    import simcord
except ImportError as missing:
    raise SettingsError(
        "The preview needs a few more packages: start it with `make run`, "
        "or install them with `pip install 'senior-career-bot[preview]'`."
    ) from missing

BOT_NAME = "CareerGuide"
PEOPLE = (("anna", "Anna"), ("ben", "Ben"))
GUILD_ID = 1000
# A tab that slept longer than this (s) asks to be loaded again.
LEASE = 86_400.0
# What keeps the page from following new messages: it opens at the top of the last card, takes the browser's
# own scrolling in a redraw for the reader's, and a few pixels from the end for reading.
FOLLOWING = (
    (
        "state.scrollIntent = snapshot",
        'state.scrollIntent = !state.scrollIntent ? { policy: "bottom" } : snapshot',
    ),
    ('if (!state.ready && state.scrollIntent?.policy === "target") return;', "if (!state.ready) return;"),
    ('clientHeight <= 1 ? "bottom"', 'clientHeight <= 150 ? "bottom"'),
)
# How often (s) messages that come without a click are looked for.
BEAT = 0.5

TRY = f"""Open this page (it should have opened by itself):

  {{url}}

Type there, as Anna or as Ben:
  @{BOT_NAME} do I need a degree to be a senior developer?
  /ask   /skills   /role   /jobs save   /help
Saved jobs are kept in {{database}}. Press Ctrl-C to end.
"""

TAKEN = "PREVIEW_PORT: port {port} is in use or not allowed; set another one, or 0 for any that is free"

JOINING_HELP = """
To let the bot join Discord: make an application at https://discord.com/developers/applications,
copy the token from its Bot page, write it into .env as DISCORD_TOKEN=..., and run `make run` again.
"""


def open_preview(
    settings: Settings,
    engine: Engine,
    *,
    dm: bool = False,
    browser: bool = True,
    explain_token: bool = False,
) -> int:
    """Serve the page until it is ended there or by Ctrl-C.

    Args:
        settings: the same as for Discord; the token is not used.
        engine: answers the questions.
        dm: show a direct message with the bot instead of a channel.
        browser: open a browser window.
        explain_token: say how to get a token.

    Raises:
        OperatorError: database, port or a missing package stand in the way.
    """
    asyncio.run(_serve(settings, engine, dm=dm, browser=browser, note=JOINING_HELP if explain_token else ""))
    return 0


async def _serve(settings: Settings, engine: Engine, *, dm: bool, browser: bool, note: str) -> None:
    async with (
        open_services(settings, engine) as services,
        create_bot(services, shard_count=1) as bot,
        _page(bot, settings.preview_port, dm=dm) as page,
    ):
        print(TRY.format(url=page.url, database=settings.database), flush=True)
        print(note, end="", file=sys.stderr, flush=True)
        if browser:
            await asyncio.to_thread(webbrowser.open, page.url)
        await _until_ended(page)


async def _until_ended(page: simcord.Preview) -> None:
    """Wait for the page's own end button, Ctrl-C or a stop signal, whichever comes first."""
    stop = asyncio.Event()
    when_told_to_stop(stop.set)
    ends = [asyncio.ensure_future(page.wait_closed()), asyncio.ensure_future(stop.wait())]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    for end in ends:
        end.cancel()


@asynccontextmanager
async def _page(bot: CareerBot, port: int, *, dm: bool) -> AsyncIterator[simcord.Preview]:
    """A simulated server with one channel and two people, shown in a page."""
    env: Any = simcord.Env(bot, check_errors=False)  # parts of it are private, and pinned for that reason
    record = env._record_error
    env._record_error = lambda error: None if _worded(error) else record(error)
    # People come before the clock: their ids must be the same in every run, or their jobs are lost to them.
    users = [env.create_user(name, global_name=shown) for name, shown in PEOPLE]
    guild = env.create_guild("Career Corner", id=GUILD_ID)
    env.backend.clock = WallClock()
    await env.start()
    try:
        await bot.tree.sync()
        await env.bot.user.edit(username=BOT_NAME)
        topic = f"Type @{BOT_NAME} and a question, or /"
        room = users[0].dm_channel if dm else guild.create_text_channel("ask-a-senior", topic=topic)
        for user in users:
            guild.add_member(user)
        people = users[:1] if dm else [Person(env, guild, user) for user in users]
        preview = env.preview(room, viewers=people, layout="channel", port=port or None)
        type(preview)._PAGE_LEASE_SECONDS = LEASE
        _let_it_follow(preview)
        async with AsyncExitStack() as stack:
            try:
                page = await stack.enter_async_context(preview)
            except simcord.SetupError:
                raise SettingsError(TAKEN.format(port=port)) from None
            await stack.enter_async_context(_kept_fresh(env, page))
            yield page
    finally:
        await env.shutdown()


def _worded(error: BaseException) -> bool:
    """Whether the member has read a sentence about it: no failure of the bot that the page need speak of."""
    return isinstance(getattr(error, "original", error), BotError)


class WallClock:
    """Real time in the place of the simulation's clock, which stands still."""

    def __init__(self) -> None:
        self._epoch, self._start = dt.datetime.now(dt.UTC), time.perf_counter()

    @property
    def elapsed(self) -> float:
        """Seconds since the page was opened."""
        return time.perf_counter() - self._start

    def now(self) -> dt.datetime:
        """The time of day, UTC."""
        return self._epoch + dt.timedelta(seconds=self.elapsed)

    def advance(self, seconds: float) -> None:
        """Nothing: real time advances by itself."""


class Person(simcord.MemberActor):
    """Somebody typing in the page; ``@CareerGuide`` becomes a mention, as in Discord's own client."""

    async def send(self, channel: Any, content: str = "", **options: Any) -> Any:
        """Send what was typed."""
        bot: Any = self._env.bot.user
        return await super().send(channel, content.replace(f"@{bot.name}", bot.mention), **options)


def _let_it_follow(preview: Any) -> None:
    """Mend the page's script, so that what was asked last is what is seen."""
    plain = preview._server._static

    async def mended(request: Any) -> Any:
        response = await plain(request)
        if request.path == "/timeline.js":
            for old, new in FOLLOWING:
                response.text = response.text.replace(old, new)
        return response

    preview._server._static = mended


@asynccontextmanager
async def _kept_fresh(env: Any, page: Any) -> AsyncIterator[None]:
    """Let timers fire and late messages appear, never in the middle of somebody's click."""
    lock, act, seen = asyncio.Lock(), page._action, len(env.backend.transcript)

    async def one_at_a_time(context: Any, body: Any) -> Any:
        nonlocal seen
        async with lock:
            try:
                return await act(context, body)
            finally:
                seen = len(env.backend.transcript)

    async def beat() -> None:
        nonlocal seen
        while True:
            await asyncio.sleep(BEAT)
            async with lock:
                with contextlib.suppress(TimeoutError):  # still busy: shown at the next beat
                    await env.settle(timeout=0.2, idle=0.01)
                # A refresh makes clicks in flight stale, so only where there is something new.
                if len(env.backend.transcript) != seen:
                    with contextlib.suppress(TimeoutError):  # a page that is gone is ended elsewhere
                        await page.refresh()
                seen = len(env.backend.transcript)

    page._action = one_at_a_time
    beating = asyncio.ensure_future(beat())
    try:
        yield
    finally:
        beating.cancel()
