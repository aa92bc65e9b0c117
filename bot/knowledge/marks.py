"""Tells cheaply whether a knowledge folder has changed, and whether git is changing it now."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from bot.knowledge.names import FOLDERS, is_hidden

Marks: TypeAlias = frozenset[tuple[str, int, int, int]]
"""Of each file its path, the moment it was written, its size and its number on the disk."""
POINTER = "gitdir: "


def marks(folder: Path) -> Marks | None:
    """What the files look like from outside; None where the folder is away."""
    try:
        return frozenset(_marks(folder))
    except (FileNotFoundError, NotADirectoryError):
        return None


def in_gits_hands(folder: Path) -> bool:
    """Whether git is writing files now, in the repository around a folder."""
    return any((_repository(place / ".git") / "index.lock").exists() for place in (folder, *folder.parents))


def _marks(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    for place in ("", *FOLDERS):
        try:
            with os.scandir(folder / place) as found:
                yield from (_mark(place, entry) for entry in found if not is_hidden(entry.name))
        except OSError:
            if not place:
                raise


def _mark(place: str, entry: os.DirEntry[str]) -> tuple[str, int, int, int]:
    try:
        seen = entry.stat(follow_symlinks=False)
    except OSError:  # it has gone meanwhile
        return f"{place}/{entry.name}", 0, 0, 0
    if stat.S_ISDIR(seen.st_mode):  # its moment is that of whatever was last put into it
        return f"{place}/{entry.name}", 0, 0, seen.st_ino
    return f"{place}/{entry.name}", seen.st_mtime_ns, seen.st_size, seen.st_ino


def _repository(place: Path) -> Path:
    """Where git keeps its own; a second checkout has a file that says it."""
    try:
        text = place.read_text(encoding="utf-8") if place.is_file() else ""
    except (OSError, ValueError):
        text = ""
    return place.parent / text.removeprefix(POINTER).strip() if text.startswith(POINTER) else place
