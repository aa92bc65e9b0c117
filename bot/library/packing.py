"""Packs plain arrays and lists of words into bytes that can be believed or refused, and takes them out again.

Nothing in such bytes is ever run, and nothing is made of them that is larger than they are.
"""

from __future__ import annotations

import hashlib
import json
import struct
from array import array
from collections.abc import Iterator
from typing import Any

from bot.search.index.flat import Flat, Part

# What it is, the key of what wrote it, the checksum of the rest, and how long the list of its parts is.
HEAD = struct.Struct("<8s32s32sI")
LONGEST_LIST = 10_000
WORDS, NUMBERS = "words", "bBIQf"


def packed(magic: bytes, key: bytes, flat: Flat) -> bytes:
    """All parts in one: what it is, the key, a checksum, a list of the parts, and the parts.

    Args:
        magic: eight bytes that say what it is.
        key: thirty-two bytes by which whoever unpacks it knows whether it is of use.
        flat: the parts by name.
    """
    parts = [(name, *_written(part)) for name, part in flat.items()]
    listed = json.dumps([(name, sort, len(data)) for name, sort, data in parts]).encode()
    body = b"".join((listed, *(data for *_, data in parts)))
    return HEAD.pack(magic, key, hashlib.sha256(body).digest(), len(listed)) + body


def unpacked(magic: bytes, data: bytes) -> tuple[bytes, Flat]:
    """The key and the parts.

    Raises:
        ValueError: it is something else, or damaged.
    """
    if len(data) < HEAD.size:
        raise ValueError("it is cut off")
    found, key, checksum, size = HEAD.unpack_from(data)
    body = memoryview(data)[HEAD.size :]
    if found != magic or hashlib.sha256(body).digest() != checksum or size > LONGEST_LIST:
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
    except (TypeError, RecursionError, OverflowError):
        raise ValueError("its list of parts is none") from None


def _written(part: Part) -> tuple[str, bytes]:
    if isinstance(part, list):
        return WORDS, "".join(f"{word}\n" for word in part).encode("utf-8", "surrogatepass")
    return part.typecode, part.tobytes()


def _read_part(sort: str, data: bytes) -> Part:
    if sort == WORDS:
        return data.decode("utf-8", "surrogatepass").split("\n")[:-1]
    if len(sort) != 1 or sort not in NUMBERS:
        raise ValueError("a part is of no known sort")
    made: array[Any] = array(sort)
    made.frombytes(data)
    return made
