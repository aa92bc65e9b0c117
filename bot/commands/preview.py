"""Opens the same bot in a local web page, without Discord."""

from __future__ import annotations

import argparse

from bot.commands.telling import read_settings
from bot.settings import Settings

HELP = "open the same bot in a local web page, without Discord"


def add(parser: argparse.ArgumentParser) -> None:
    """What the page shows, and on which data."""
    parser.add_argument("--dm", action="store_true", help="show a direct message instead of a channel")
    parser.add_argument(
        "--real-data",
        action="store_true",
        help="work on DATABASE_URL instead of a database of the page's own",
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")


def run(options: argparse.Namespace) -> int:
    """Open the page."""
    return show(read_settings(), own=not options.real_data, dm=options.dm, browser=not options.no_browser)


def show(settings: Settings, *, own: bool = True, **options: bool) -> int:
    """Open the page with these settings; the options are those of ``open_preview``.

    Raises:
        OperatorError: the page cannot be opened; says what to do.
    """
    from bot.library import reloading
    from bot.operations.logs import set_up_log
    from bot.preview import open_preview  # before the log, which its libraries would write into

    settings = settings.apart() if own else settings
    set_up_log("WARNING" if settings.log_level == "INFO" else settings.log_level)
    if settings.log_level == "INFO":  # whoever writes an answer beside the page is told that it is there now
        reloading.log.setLevel("INFO")
    return open_preview(settings, own=own, **options)
