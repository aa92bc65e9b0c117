"""Keeps the knowledge that is served, parsed and with what was learned from it, for the next start.

The file holds plain arrays and texts: nothing in it is ever run. It is read only where nobody but the bot's
user and root can have written it, and every part must fit the others: the worst that a damaged one can do is
to be made anew. What the bot's own user changed on purpose, checksum and all, is believed: that user can
change the program too.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import bot.knowledge
import bot.search
from bot import private
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.parsed import parsed, written
from bot.search.engine import Engine, Targets
from bot.search.index.flat import Flat, Part, flatten, unflatten
from bot.search.index.learned import Learned
from bot.search.index.learning import learn
from bot.settings.places import PAGE_DATA

log = logging.getLogger(__name__)

FILE_NAME = "learned.bin"
MAGIC = b"learned3"
# What it is, the key of the program, the checksum of the rest, and how long the list of its parts is.
HEAD = struct.Struct("<8s32s32sI")
LONGEST_LIST = 10_000
WORDS, NUMBERS = "words", "IQf"
BASE = "base"
MOST_BYTES = 200_000_000
"""Far more than what is learned from a folder of the largest size that is read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of the knowledge, and what was learned from it."""

    base: KnowledgeBase
    learned: Learned


def open_engine(base: KnowledgeBase, targets: Targets, data_dir: Path | None) -> Engine:
    """An engine over the base; the same with and without what is kept in ``data_dir``, only sooner.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        data_dir: where to look and to keep; None does neither.
    """
    kept = recall(data_dir, base.version) if data_dir else None
    if kept is None:
        kept = Kept(base, learn(base))
        if data_dir:
            keep(data_dir, pack(kept))
    return Engine(base, targets, kept.learned)


def recall(data_dir: Path, version: str = "") -> Kept | None:
    """What is kept in a folder, or for the local page in the bot's and the other way round.

    Args:
        data_dir: the folder.
        version: of the knowledge that is wanted; empty takes what was served last.
    """
    if why := private.unsafe(data_dir):
        log.warning("Nothing that is kept in %s is used: %s", data_dir, why)
        return None
    other = data_dir.parent if data_dir.name == PAGE_DATA else data_dir / PAGE_DATA
    for folder in (data_dir, other) if version else (data_dir,):
        kept = _read(folder / FILE_NAME)
        if kept and version in ("", kept.base.version):
            return kept
    return None


def keep(data_dir: Path, data: bytes) -> None:
    """Put what ``pack`` gave in the place of what was kept; ``recall`` has told where that cannot be."""
    if private.unsafe(data_dir):
        return
    try:
        if len(data) > MOST_BYTES:
            raise OSError(errno.EFBIG, f"{len(data)} bytes are more than can be right")
        private.write(data_dir / FILE_NAME, data)
    except OSError as error:
        log.warning("Nothing learned was kept in %s: %s", data_dir, error.strerror)


def pack(kept: Kept) -> bytes:
    """The bytes to be kept: what it is, the program's key, a checksum, a list of the parts, and the parts."""
    return _packed(_key(), {BASE: list(written(kept.base)), **flatten(kept.learned)})


def unpack(data: bytes) -> Kept | None:
    """What ``pack`` was given; None where another version of the program has packed it.

    Raises:
        ValueError: it is something else, or damaged.
    """
    key, parts = _unpacked(data)
    if key != _key():
        return None
    lines = parts.get(BASE)
    if not isinstance(lines, list):
        raise ValueError("it holds no knowledge")
    base = parsed(lines)
    return Kept(base, unflatten(parts, len(base.entries)))


@cache
def _key() -> bytes:
    """Changes with the program that reads and learns, and with how the machine writes numbers."""
    digest = hashlib.sha256(sys.byteorder.encode())
    for room in (bot.knowledge, bot.search):
        for path in sorted(Path(str(room.__file__)).parent.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.digest()


def _read(path: Path) -> Kept | None:
    """What is kept in a file; one that is not what it should be is told and deleted."""
    try:
        kept = unpack(private.read(path, MOST_BYTES))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error).splitlines()[0]
        log.warning("%s is not used, and learned anew: %s", path, reason)
        private.delete(path)
        return None
    return kept


def _packed(key: bytes, flat: Flat) -> bytes:
    """The file: what it is, the key of the base, a checksum, a list of the parts, and the parts."""
    parts = [(name, *_written(part)) for name, part in flat.items()]
    listed = json.dumps([(name, sort, len(data)) for name, sort, data in parts]).encode()
    body = b"".join((listed, *(data for *_, data in parts)))
    return HEAD.pack(MAGIC, key, hashlib.sha256(body).digest(), len(listed)) + body


def _unpacked(data: bytes) -> tuple[bytes, Flat]:
    """The key that a file was made for, and its parts.

    Raises:
        ValueError: it is something else, or damaged.
    """
    if len(data) < HEAD.size:
        raise ValueError("it is cut off")
    magic, key, checksum, size = HEAD.unpack_from(data)
    body = memoryview(data)[HEAD.size :]
    if magic != MAGIC or hashlib.sha256(body).digest() != checksum or size > LONGEST_LIST:
        raise ValueError("it is damaged, or of another version")
    return key, dict(_parts(bytes(body[:size]), body[size:]))


def _parts(listed: bytes, rest: memoryview) -> Iterator[tuple[str, Part]]:
    at = 0
    for name, sort, size in _list(listed):
        yield name, _read_part(sort, bytes(rest[at : at + size]))
        at += size
    if at != len(rest):
        raise ValueError("its parts have other lengths")


def _list(data: bytes) -> list[tuple[str, str, int]]:
    try:
        found = json.loads(data)
        return [(str(name), str(sort), max(0, int(size))) for name, sort, size in found]
    except (TypeError, RecursionError):
        raise ValueError("its list of parts is none") from None


def _written(part: Part) -> tuple[str, bytes]:
    if isinstance(part, list):
        return WORDS, "".join(f"{word}\n" for word in part).encode("utf-8", "surrogatepass")
    return part.typecode, part.tobytes()


def _read_part(sort: str, data: bytes) -> Part:
    if sort == WORDS:
        return data.decode("utf-8", "surrogatepass").split("\n")[:-1]
    if sort not in NUMBERS:
        raise ValueError("a part is of no known sort")
    made: array[Any] = array(sort)
    made.frombytes(data)
    return made
