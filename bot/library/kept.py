"""Keeps the knowledge that is served, parsed and with what was learned from it, for the next start.

The file holds plain arrays and texts: nothing in it is ever run. It is read only where nobody but the bot's
user and root can have written it, and every part must fit the others: the worst that a damaged one can do is
to be made anew. What the bot's own user changed on purpose, checksum and all, is believed: that user can
change the program too.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot import private
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.parsed import parsed, written
from bot.library import folder
from bot.library.packing import packed, unpacked
from bot.search.engine import Engine, Targets
from bot.search.index.flat import flatten, unflatten
from bot.search.index.learned import Learned
from bot.search.index.learning import learn

if TYPE_CHECKING:
    from bot.search.meaning.meaning import Meaning

log = logging.getLogger(__name__)

FILE_NAME = "learned.bin"
MAGIC = b"learned3"
BASE = "base"


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of the knowledge, and what was learned from it."""

    base: KnowledgeBase
    learned: Learned


def open_engine(
    base: KnowledgeBase, targets: Targets, data_dir: Path | None, meaning: Meaning | None = None
) -> Engine:
    """An engine over the base; the same with and without what is kept in ``data_dir``, only sooner.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        data_dir: where to look and to keep; None does neither.
        meaning: reads the meaning of questions; None leaves it at their words.
    """
    kept = recall(data_dir, base.version) if data_dir else None
    if kept is None:
        kept = Kept(base, learn(base))
        if data_dir:
            keep(data_dir, pack(kept))
    return Engine(base, targets, kept.learned, meaning)


def recall(data_dir: Path, version: str = "") -> Kept | None:
    """What is kept in a folder, or for the local page in the bot's and the other way round.

    Args:
        data_dir: the folder.
        version: of the knowledge that is wanted; empty takes what was served last.
    """
    if why := private.unsafe(data_dir):
        log.warning("Nothing that is kept in %s is used: %s", data_dir, why)
        return None
    for place in folder.both(data_dir) if version else (data_dir,):
        kept = folder.read(place / FILE_NAME, unpack)
        if kept and version in ("", kept.base.version):
            return kept
    return None


def keep(data_dir: Path, data: bytes) -> None:
    """Put what ``pack`` gave in the place of what was kept."""
    folder.keep(data_dir / FILE_NAME, data)


def pack(kept: Kept) -> bytes:
    """The bytes to be kept: what it is, the program's key, a checksum, a list of the parts, and the parts."""
    return packed(MAGIC, folder.program(), {BASE: list(written(kept.base)), **flatten(kept.learned)})


def unpack(data: bytes) -> Kept | None:
    """What ``pack`` was given; None where another version of the program has packed it.

    Raises:
        ValueError: it is something else, or damaged.
    """
    key, parts = unpacked(MAGIC, data)
    if key != folder.program():
        return None
    lines = parts.get(BASE)
    if not isinstance(lines, list):
        raise ValueError("it holds no knowledge")
    base = parsed(lines)
    return Kept(base, unflatten(parts, len(base.entries)))
