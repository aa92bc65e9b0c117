"""Joins Discord and answers until told to stop; never falls back on the local page."""

from __future__ import annotations

import argparse

from bot.commands.telling import read_settings
from bot.settings import Settings

HELP = "join Discord (needs DISCORD_TOKEN)"


def add(_: argparse.ArgumentParser) -> None:
    """The command takes nothing."""


def run(_: argparse.Namespace) -> int:
    """Join Discord."""
    return join(read_settings())


def join(settings: Settings) -> int:
    """Join Discord with these settings.

    Raises:
        OperatorError: the bot cannot start; says what to do.
    """
    from bot.operations.lock import alone
    from bot.operations.logs import set_up_log

    settings.need_token()
    set_up_log(settings.log_level)
    with alone(settings):  # first, so that a second bot is told at once
        from bot import app

        return app.run(settings)
