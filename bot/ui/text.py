"""Text for cards: cut to a length, made harmless, and days written out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import discord

ELLIPSIS = "…"


def clip(text: str, most: int) -> str:
    """The text, or its beginning up to a word's end with an ellipsis, in at most ``most`` characters."""
    if len(text) <= most:
        return text
    head = text[: max(most - 1, 0)]
    cut = max(head.rfind(" "), head.rfind("\n"))
    return (head[:cut] if cut > most // 2 else head).rstrip() + ELLIPSIS if most > 0 else ""


def quiet(text: str, most: int = 200) -> str:
    """Somebody's text on one line, cut, with nothing in it that Discord would format or ping."""
    line = clip(" ".join(text.split()), most)
    escaped = discord.utils.escape_markdown(line, ignore_links=False).replace("<", "\\<")
    return discord.utils.escape_mentions(escaped)


def link(label: str, url: str) -> str:
    """A masked link; brackets that would end it early are written so that they do not."""
    address = url.replace("(", "%28").replace(")", "%29").replace(">", "%3E")
    return f"[{label.replace('[', '(').replace(']', ')')}](<{address}>)"


def day(date: dt.date) -> str:
    """A day as people write it: 24 November 2026."""
    return f"{date.day} {date:%B} {date.year}"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 role, 3 roles."""
    return f"{number} {one if number == 1 else many}"


def pages(blocks: Iterable[str], room: int, most: int) -> Iterator[list[str]]:
    """Blocks of text in groups of at most ``most`` blocks and ``room`` characters, order kept.

    A block longer than the room stands alone; whoever shows it has to clip it.
    """
    page: list[str] = []
    for block in blocks:
        if page and (len(page) == most or sum(map(len, page)) + len(page) + len(block) > room):
            yield page
            page = []
        page.append(block)
    if page:
        yield page
