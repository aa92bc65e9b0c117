"""What commands tell whoever typed them, on standard error: standard output is for the contract's lines."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from bot import private
from bot.errors import DataError
from bot.knowledge.names import FOLDERS, VOCABULARY
from bot.settings import Settings
from bot.settings.places import project_root
from bot.settings.reading import load_settings, remarks


def say(*lines: object) -> None:
    """Print lines for people."""
    for line in lines:
        print(line, file=sys.stderr)


def typed(path: Path) -> str:
    """A path as one types it in a terminal that stands here: short where it lies below."""
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def read_settings() -> Settings:
    """The settings; what is odd about them, or open to others, is said.

    Raises:
        SettingsError: they cannot be used.
    """
    say(*remarks(), *filter(None, [private.remark(project_root() / ".env", lent=True)]))
    settings = load_settings()
    say(*filter(None, [private.remark(settings.data_dir)]))
    return settings


def knowledge_at(named: Path | None) -> Path:
    """The knowledge folder that was named, or that one stands in, or else the bot's own.

    Args:
        named: the folder, or a file or folder in it.

    Raises:
        DataError: there is no such folder.
        SettingsError: the settings cannot be used.
    """
    found = next(filter(_is_knowledge, _upwards(named or Path.cwd())), None)
    folder = found or named or read_settings().knowledge
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    return folder


def _upwards(place: Path) -> list[Path]:
    return [place, *(place.parents if place.is_absolute() else place.absolute().parents)]


def _is_knowledge(folder: Path) -> bool:
    """Whether entries stand in folders in there, with their vocabulary."""
    return (folder / VOCABULARY).is_file() and any((folder / kind).is_dir() for kind in FOLDERS)
