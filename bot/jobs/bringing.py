"""Reads a file of jobs from beginning to end, in parts, so that others are answered meanwhile."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.errors import UserError
from bot.jobs.columns import columns, dated, meant
from bot.jobs.exchange import rows_of
from bot.jobs.model import SavedJob
from bot.jobs.reading import Read, read

# Rows that are read at once, and in how many parts a long file is at most.
PART, PARTS = 500, 8

Told: TypeAlias = Callable[[int, int], Awaitable[None]]
"""Hears how many rows are read, and of how many."""


async def read_file(content: bytes, meaning: Mapping[str, str] | None, told: Told | None) -> Read:
    """The jobs of a file, and the rows that cannot be read with the reasons.

    Args:
        content: of the file.
        meaning: what the columns are, by their names; None where these say it.
        told: hears of each part of a long file but the last.

    Raises:
        BadFile: it is no list of jobs.
    """
    jobs, faults = list[SavedJob](), dict[int, UserError]()
    rows = await asyncio.to_thread(rows_of, content)
    meaning = meant(columns(rows)) if meaning is None else meaning
    rows, now = dated(rows, meaning), dt.datetime.now(dt.UTC)
    step = max(PART, -(-len(rows) // PARTS))
    for first in range(0, len(rows), step):
        if told and first:
            await told(first, len(rows))
        part = await asyncio.to_thread(read, rows[first : first + step], now, meaning, first + 1)
        jobs += part.jobs
        faults |= part.faults
    return Read(jobs, faults)
