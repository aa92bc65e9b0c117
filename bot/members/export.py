"""Writes what is kept of a member as files of bounded size, a few rows at a time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence

# Rows between two moments for everything else that the bot has to do.
ROWS = 100


async def files(content: Mapping[str, Sequence[Mapping[str, object]]], most: int) -> AsyncIterator[bytes]:
    """JSON files that hold all rows together, each of them whole by itself.

    Args:
        content: rows by what they are called.
        most: bytes of a file, unless a single row is longer.
    """
    part: dict[str, list[bytes]] = {}
    size = 0
    for title, rows in content.items():
        part[title] = []
        for at, row in enumerate(rows):
            text = json.dumps(row, ensure_ascii=False, indent=2, default=str).replace("\n", "\n    ").encode()
            if size + len(text) + len(title) * 4 + 50 > most and any(part.values()):
                yield _file(part)
                part, size = {title: []}, 0
            part[title].append(text)
            size += len(text) + 6
            if at % ROWS == 0:
                await asyncio.sleep(0)
    yield _file(part)


def _file(part: Mapping[str, Sequence[bytes]]) -> bytes:
    lists = (
        json.dumps(title, ensure_ascii=False).encode() + b": [" + _rows(rows) + b"]"
        for title, rows in part.items()
    )
    return b"{\n  " + b",\n  ".join(lists) + b"\n}\n"


def _rows(rows: Sequence[bytes]) -> bytes:
    return b"\n    " + b",\n    ".join(rows) + b"\n  " if rows else b""
