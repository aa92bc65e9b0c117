"""One session of the page, from the words in the terminal to its end."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.app import open_services
from bot.client import create_bot
from bot.errors import AlreadyRunningError
from bot.operations.leaving import when_told_to_stop
from bot.operations.lock import alone
from bot.operations.reminding import reminding
from bot.preview.opening import opened
from bot.preview.page import BOT_NAME, GUILD_ID, Page, open_page
from bot.settings import Settings

TRY = f"""Open this page (it should have opened by itself):

  {{address}}

The address lets one browser in, once; then a new address is printed here. Type there, as Anna or Ben:
  @{BOT_NAME} do I need a degree to be a senior developer?
  /ask   /skills   /role   /jobs save   /suggest   /help; as Anna, who owns the server, also /kb gaps
{{data}}. Press Ctrl-C to end.
"""

OWN = "Jobs that are saved in the page are kept apart from the bot's, in {database}"
REAL = (
    "The page works on the bot's real data: what is saved or deleted there is saved or deleted in {database}"
)
NEXT = "A browser is in. The address for another one: {address}"
MOVED = "PREVIEW_PORT: port {asked} is in use or not allowed, so the page took port {taken}"
OPEN_ALREADY = (
    "A page is already open on {database}{place}: use that one, or end it with Ctrl-C in its terminal"
)

JOINING_HELP = """
To let the bot join Discord: make an application at https://discord.com/developers/applications,
copy the token from its Bot page, write it into .env as DISCORD_TOKEN=..., and run `make run` again.
"""


def open_preview(
    settings: Settings,
    *,
    own: bool = True,
    dm: bool = False,
    browser: bool = True,
    explain_token: bool = False,
) -> int:
    """Serve the page until it is ended there or by Ctrl-C.

    Args:
        settings: name the data that the page works on; the token is not used.
        own: the data are the page's own, not the bot's.
        dm: show a direct message with the bot instead of a channel.
        browser: open a browser window.
        explain_token: say how to get a token.

    Raises:
        OperatorError: the database, another page on it or a missing package stand in the way.
    """
    note = JOINING_HELP if explain_token else ""
    with _alone(settings, own):
        asyncio.run(_serve(settings, own=own, dm=dm, browser=browser, note=note))
    return 0


async def _serve(settings: Settings, *, own: bool, dm: bool, browser: bool, note: str) -> None:
    leisure = asyncio.Event()
    settings = settings.model_copy(update={"home_servers": frozenset({GUILD_ID})})
    async with (
        open_services(settings, leisure) as services,
        create_bot(services, shard_count=1) as bot,
        open_page(bot, settings.preview_port, dm=dm) as page,
        reminding(services.reminders, [bot]),
    ):
        with contextlib.ExitStack() as stack:
            if own:
                stack.enter_context(_findable(page, settings.data_dir))
            if browser:
                with contextlib.suppress(OSError):  # the address is in the terminal too
                    stack.enter_context(opened(settings.data_dir, page.door.address))
            _say_where(page, settings, own)
            print(note, end="", file=sys.stderr, flush=True)
            leisure.set()
            await _until_ended(page)


@contextlib.contextmanager
def _alone(settings: Settings, own: bool) -> Iterator[None]:
    """Hold the data; where another page has them already, say where it is open."""
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(alone(settings))
        except AlreadyRunningError:
            if not own:
                raise
            place = ""
            with contextlib.suppress(OSError):  # it is only about to open
                place = f", at {_note(settings.data_dir).read_text(encoding='utf-8')}"
            raise AlreadyRunningError(OPEN_ALREADY.format(database=settings.database, place=place)) from None
        yield


@contextlib.contextmanager
def _findable(page: Page, data_dir: Path) -> Iterator[None]:
    """Leave word of where the page is for whoever would open a second one."""
    note = _note(data_dir)
    with contextlib.suppress(OSError):  # no reason not to open
        note.write_text(page.door.origin, encoding="utf-8")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _note(data_dir: Path) -> Path:
    return data_dir / "open-at.txt"


def _say_where(page: Page, settings: Settings, own: bool) -> None:
    def say_next() -> None:
        print(NEXT.format(address=page.door.address(say_next)), flush=True)

    asked = settings.preview_port
    if asked and asked != page.port:
        print(MOVED.format(asked=asked, taken=page.port), file=sys.stderr, flush=True)
    data = (OWN if own else REAL).format(database=settings.database)
    print(TRY.format(address=page.door.address(say_next), data=data), flush=True)


async def _until_ended(page: Page) -> None:
    """Wait for the page's own end button, Ctrl-C or a stop signal, whichever comes first."""
    stop = asyncio.Event()
    when_told_to_stop(stop.set)
    ends = [asyncio.ensure_future(page.preview.wait_closed()), asyncio.ensure_future(stop.wait())]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    for end in ends:
        end.cancel()
