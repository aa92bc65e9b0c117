"""Blocks of text in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


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
