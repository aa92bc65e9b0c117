"""Brings the database up to date, after a backup."""

from __future__ import annotations

import argparse

from bot.commands.telling import read_settings, say

HELP = "bring the database up to date, after a backup"


def add(_: argparse.ArgumentParser) -> None:
    """The command takes nothing."""


def run(_: argparse.Namespace) -> int:
    """Migrate the database that the settings name."""
    from bot.storage.migrate import migrate

    settings = read_settings()
    say(migrate(settings.database_url.get_secret_value(), settings.data_dir))
    return 0
