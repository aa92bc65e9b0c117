"""Files of what was learned in the data folder: read with care, told and deleted where that was in vain."""

from __future__ import annotations

import errno
import hashlib
import logging
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import bot.knowledge
import bot.search
from bot import private
from bot.settings.places import PAGE_DATA

log = logging.getLogger(__name__)

MOST_BYTES = 200_000_000
"""Far more than what is learned from a folder of the largest size that is read."""

T = TypeVar("T")


def both(data_dir: Path) -> tuple[Path, Path]:
    """A folder and the one that it shares with: the bot's and its local page's learn once between them."""
    return data_dir, data_dir.parent if data_dir.name == PAGE_DATA else data_dir / PAGE_DATA


def read(path: Path, unpack: Callable[[bytes], T]) -> T | None:
    """What ``unpack`` makes of a file; None where there is none, and where it is told and deleted as spoilt.

    Args:
        path: the file.
        unpack: raises a ValueError where the bytes are damaged or something else.
    """
    try:
        return unpack(private.read(path, MOST_BYTES))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error).splitlines()[0]
        log.warning("%s is not used, and learned anew: %s", path, reason)
        private.delete(path)
        return None


def keep(path: Path, data: bytes) -> None:
    """Put a file in place; nothing where others can change its folder, which whoever read it was told."""
    if private.unsafe(path.parent):
        return
    try:
        if len(data) > MOST_BYTES:
            raise OSError(errno.EFBIG, f"{len(data)} bytes are more than can be right")
        private.write(path, data)
    except OSError as error:
        log.warning("Nothing learned was kept in %s: %s", path.parent, error.strerror)


@cache
def program() -> bytes:
    """Changes with the program that reads and learns, and with how the machine writes numbers."""
    digest = hashlib.sha256(sys.byteorder.encode())
    for room in (bot.knowledge, bot.search):
        for path in sorted(Path(str(room.__file__)).parent.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.digest()
