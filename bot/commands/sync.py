"""Registers the slash commands with Discord now, whatever the state of knowledge and database."""

from __future__ import annotations

import argparse

from bot.commands.telling import read_settings, say

HELP = "register the slash commands with Discord now"


def add(_: argparse.ArgumentParser) -> None:
    """The command takes nothing."""


def run(_: argparse.Namespace) -> int:
    """Register them."""
    from bot.operations.logs import set_up_log

    settings = read_settings()
    settings.need_token()
    set_up_log("WARNING")
    from bot import app

    app.sync(settings)
    say("The slash commands are registered.")
    return 0
