"""Walks a folder without following any link below it, and reads what is wanted of it on the way."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.yaml.characters import LARGEST_FILE

DEEPEST = 12
"""Folders within folders that are looked into; knowledge stands in the first."""

# Where the system can, all is opened from its folder: no link can take a folder's place meanwhile.
_FROM_FOLDER = os.open in os.supports_dir_fd and os.listdir in os.supports_fd
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Met:
    """Something that lies below the folder.

    Args:
        path: relative to the folder, with forward slashes; empty for the folder itself.
        mode: its kind and permissions, as the system tells them; 0 where it does not.
        data: the bytes of a file that was wanted, or where a link leads.
        error: why it could not be read or looked into.
    """

    path: str
    mode: int
    data: bytes = b""
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a walk reads and where it goes.

    Args:
        wanted: whether the file of that path is to be read.
        entered: whether the folder of that path is to be looked into.
    """

    wanted: Callable[[str], bool]
    entered: Callable[[str], bool]


def walk(root: Path, plan: Plan) -> Iterator[Met]:
    """Everything below a folder, which may be a link itself, each folder before what is in it.

    Only ordinary files are opened; of each at most one byte more than a file may have is read.
    """
    try:
        yield from _inside(root, None, "", plan)
    except (OSError, ValueError) as error:
        yield Met("", 0, error=error)


def read(path: Path) -> bytes:
    """The bytes of one ordinary file, at most one more than a file may have.

    Raises:
        OSError: it cannot be read, or is no ordinary file.
    """
    return _read(path, None)


def _inside(folder: Path, within: int | None, path: str, plan: Plan) -> Iterator[Met]:
    here = _enter(folder, within, below=bool(path))
    try:
        for name in sorted(os.listdir(folder if here is None else here)):
            yield from _met(folder / name, here, f"{path}/{name}".lstrip("/"), plan)
    finally:
        if here is not None:
            os.close(here)


def _enter(folder: Path, within: int | None, *, below: bool) -> int | None:
    if not _FROM_FOLDER:
        return None
    flags = os.O_RDONLY | os.O_DIRECTORY | (_AS_IT_IS if below else 0)
    return os.open(_name(folder, within), flags, dir_fd=within)


def _met(file: Path, here: int | None, path: str, plan: Plan) -> Iterator[Met]:
    mode = 0
    try:
        mode = os.stat(_name(file, here), dir_fd=here, follow_symlinks=False).st_mode
        yield Met(path, mode, _data(file, here, path, mode, plan))
        if stat.S_ISDIR(mode) and path.count("/") < DEEPEST and plan.entered(path):
            yield from _inside(file, here, path, plan)
    except (OSError, ValueError) as error:
        yield Met(path, mode, error=error)


def _data(file: Path, here: int | None, path: str, mode: int, plan: Plan) -> bytes:
    if stat.S_ISLNK(mode):
        return os.fsencode(os.readlink(_name(file, here), dir_fd=here))
    return _read(file, here) if stat.S_ISREG(mode) and plan.wanted(path) else b""


def _read(file: Path, here: int | None) -> bytes:
    """A link or a pipe put there just now is neither followed nor waited for."""
    with open(os.open(_name(file, here), os.O_RDONLY | _AS_IT_IS, dir_fd=here), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(0, "no ordinary file")
        return opened.read(LARGEST_FILE + 1)


def _name(file: Path, here: int | None) -> Path | str:
    return file if here is None else file.name
