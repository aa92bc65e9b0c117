"""What commands tell whoever typed them, on standard error: standard output is for the contract's lines."""

from __future__ import annotations

import sys

from bot import private
from bot.settings import Settings
from bot.settings.places import project_root
from bot.settings.reading import load_settings, remarks


def say(*lines: object) -> None:
    """Print lines for people."""
    for line in lines:
        print(line, file=sys.stderr)


def read_settings() -> Settings:
    """The settings; what is odd about them, or open to others, is said.

    Raises:
        SettingsError: they cannot be used.
    """
    say(*remarks(), *filter(None, [private.remark(project_root() / ".env", lent=True)]))
    settings = load_settings()
    say(*filter(None, [private.remark(settings.data_dir)]))
    return settings
