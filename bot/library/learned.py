"""Keeps what the engine has learned from the knowledge, so that the next start need not learn it again.

The file holds plain arrays: nothing in it is ever run. It is read only where nobody but the bot's user and
root can have written it, and its shape must be that of the base: the worst that a damaged one can do is to be
learned anew. What the bot's own user changed on purpose, checksum and all, is believed: that user can change
the program too.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import struct
import subprocess
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bot.search
from bot import private
from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine, Targets
from bot.search.index.evidence import phrasings
from bot.search.index.flat import Flat, Misshapen, Part, flatten, unflatten
from bot.settings import PACKAGE, PAGE_DATA, Settings

log = logging.getLogger(__name__)

FILE_NAME = "learned.bin"
MAGIC = b"learned2"
# What it is, the key of the base, the checksum of the rest, and how long the list of parts is that follows.
HEAD = struct.Struct("<8s32s32sI")
LONGEST_LIST = 10_000
WORDS, NUMBERS = "words", "IQf"
LEAST_ROOM, ROOM_PER_CHARACTER = 100_000, 48
"""How many bytes may be kept: a word of one letter has two pairs, and each costs twenty bytes."""


def open_engine(base: KnowledgeBase, targets: Targets, data_dir: Path | None) -> Engine:
    """An engine over the base; the same with and without what is kept in ``data_dir``, only sooner.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        data_dir: where to look and to keep; None does neither.
    """
    if data_dir is not None and (why := private.unsafe(data_dir)):
        log.warning("Nothing learned is kept in %s: %s", data_dir, why)
        data_dir = None
    if data_dir is None:
        return Engine(base, targets)
    path, key, room = data_dir / FILE_NAME, _key(base), _room(base)
    for place in _places(data_dir):
        kept = _read(place, key, room)
        if kept is not None:
            try:
                return Engine(base, targets, unflatten(kept, len(base.entries)))
            except Misshapen as error:
                _refuse(place, error)
    engine = Engine(base, targets)
    _keep(path, _packed(key, flatten(engine.learned)), room)
    return engine


def learn_apart(settings: Settings, base: KnowledgeBase) -> None:
    """Let a process of its own learn what is not kept yet, so that its memory goes with it.

    Where that fails, ``open_engine`` learns by itself: the bot only holds more memory until its next start.
    """
    key, room = _key(base), _room(base)
    if private.unsafe(settings.data_dir) or any(
        _read(place, key, room) is not None for place in _places(settings.data_dir)
    ):
        return
    log.info("Learning from the knowledge: this takes some seconds after each change of it")
    own = {"KNOWLEDGE_DIR": str(settings.knowledge), "DATA_DIR": str(settings.data_dir)}
    subprocess.run(
        [sys.executable, "-m", "bot", "ask", "hello"],
        cwd=PACKAGE.parent,
        env=os.environ | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def _key(base: KnowledgeBase) -> bytes:
    """Changes with the knowledge, with the search itself, and with how the machine writes numbers."""
    digest = hashlib.sha256(f"{base.version} {sys.byteorder}".encode())
    for path in sorted(Path(bot.search.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _room(base: KnowledgeBase) -> int:
    """More bytes than what is learned from the base can take."""
    texts = (text for entry in base.entries.values() for text in (*phrasings(entry), *entry.not_for))
    return LEAST_ROOM + ROOM_PER_CHARACTER * sum(map(len, texts))


def _places(data_dir: Path) -> tuple[Path, Path]:
    """Where to look: the folder itself, then that of the local page, or the bot's for the page."""
    other = data_dir.parent if data_dir.name == PAGE_DATA else data_dir / PAGE_DATA
    return data_dir / FILE_NAME, other / FILE_NAME


def _read(path: Path, key: bytes, most: int) -> Flat | None:
    """What was kept under this key; else None. A file that is not what it should be is told and deleted."""
    try:
        made_for, pieces = _unpacked(private.read(path, most))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        _refuse(path, error)
        return None
    return pieces if made_for == key else None


def _refuse(path: Path, error: Exception) -> None:
    reason = error.strerror if isinstance(error, OSError) else error
    log.warning("%s is not used, and learned anew: %s", path, reason)
    private.delete(path)


def _keep(path: Path, data: bytes, most: int) -> None:
    try:
        if len(data) > most:
            raise OSError(errno.EFBIG, f"{len(data)} bytes are more than can be right")
        private.write(path, data)
    except OSError as error:
        log.warning("Nothing learned was kept in %s: %s", path.parent, error.strerror)


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
