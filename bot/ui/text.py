"""Text for cards: cut to a length, made harmless, and days written out."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import discord

T = TypeVar("T")

ELLIPSIS = "…"
LINK = re.compile(r"\S*(?:://|www\.|discord\.gg/|discord(?:app)?\.com/invite/)\S*", re.I)
# Two accents on a letter are writing (Vietnamese); piles of them run over the lines above and below.
MARKS = r"[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
PILE = re.compile(f"({MARKS}{{2}}){MARKS}+")
JOINER = "\u200d"  # holds the parts of an emoji together


def clip(text: str, most: int) -> str:
    """The text, or its beginning up to a word's end with an ellipsis, in at most ``most`` characters."""
    if len(text) <= most:
        return text
    head = text[: max(most - 1, 0)]
    cut = max(head.rfind(" "), head.rfind("\n"))
    return (head[:cut] if cut > most // 2 else head).rstrip() + ELLIPSIS if most > 0 else ""


def quiet(text: str, most: int = 200) -> str:
    """Somebody's text on one line, cut; nothing in it is hidden, and Discord neither formats nor pings."""
    seen = "".join(c for c in text if c.isspace() or c == JOINER or unicodedata.category(c)[0] != "C")
    line = clip(" ".join(PILE.sub(r"\1", seen).split()), most)
    escaped = discord.utils.escape_markdown(line, ignore_links=False).replace("<", "\\<")
    return discord.utils.escape_mentions(escaped)


def unlinked(text: str) -> str:
    """Somebody's text without addresses, for a message that others will read as the bot's."""
    return LINK.sub("(link)", text)


def link(label: str, url: str) -> str:
    """A masked link; brackets that would end it early are written so that they do not."""
    address = url.replace("(", "%28").replace(")", "%29").replace(">", "%3E")
    return f"[{label.replace('[', '(').replace(']', ')')}](<{address}>)"


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
