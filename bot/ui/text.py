"""Small words of cards: days written out, numbers with their nouns, and blocks of text in pages."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def day(date: dt.date) -> str:
    """A day as people write it: 24 November 2026."""
    return f"{date.day} {date:%B} {date.year}"


def written(date: str) -> str:
    """A source's date as people write it; it may be a whole day, a month or a year."""
    with contextlib.suppress(ValueError):  # a year alone is shown as it stands
        if len(date) == len("2026-11"):
            return f"{dt.date.fromisoformat(f'{date}-01'):%B %Y}"
        return day(dt.date.fromisoformat(date))
    return date


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 role, 3 roles."""
    return f"{number} {one if number == 1 else many}"


def pages(
    blocks: Iterable[T],
    room: int,
    most: int,
    length: Callable[[T], int] = len,  # type: ignore[assignment]
) -> Iterator[list[T]]:
    """Blocks of text in groups of at most ``most`` blocks and ``room`` characters, order kept.

    A block longer than the room stands alone; whoever shows it has to clip it. Where writing a block takes
    time, ``length`` tells how long it may become.
    """
    page: list[T] = []
    for block in blocks:
        if page and (len(page) == most or sum(map(length, page)) + len(page) + length(block) > room):
            yield page
            page = []
        page.append(block)
    if page:
        yield page
